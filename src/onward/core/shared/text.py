"""Plain text: one spelling of quotes and blanks, nothing invisible, and folding for comparison."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BLANKS = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164"
_ENDS = "\r\v\f\x1c-\x1e\x85\u2028\u2029"
_SINGLE = "\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_HYPHENS = "\u2010\u2011\u2012\u2212"
# Controls, soft hyphen, joiners, direction marks, variation selectors, tags, lone surrogates, non-characters.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CLASSES = tuple(
    (re.compile(f"[{letters}]"), to)
    for letters, to in ((_BLANKS, " "), (_SINGLE, "'"), (_DOUBLE, '"'), (_HYPHENS, "-"), (_ENDS, "\n"))
)
_ODD = re.compile(f"[{_BLANKS}{_SINGLE}{_DOUBLE}{_HYPHENS}{_ENDS}{_UNSEEN}]")
# Normalising is quadratic in runs of marks; no language sets thirty upon one letter.
_PILE = re.compile(r"([^\w\s\x00-\u02ff]{30})[^\w\s\x00-\u02ff]+")
_FAR = re.compile(r"[^\x00-\u02ff]{31}")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_MANY_ENDS = re.compile(r"\n{3,}")
_MANY_BLANKS = re.compile(r"  +")


def plain(text: str) -> str:
    """Readable text: plain quotes, hyphens and blanks, ``\\n`` line ends, nothing invisible, NFC.

    Runs of blanks and of empty lines shrink, lines lose the blanks around them. Folding twice gives the same.
    """
    if not text.isascii():
        text = _composed(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    odd = set(_ODD.findall(text))
    if odd:
        for letter in odd:
            text = text.replace(letter, _instead(letter))
        if not text.isascii():  # a joiner gone may leave two letters that compose
            text = _composed(text)
    if "  " in text:
        text = _MANY_BLANKS.sub(" ", text)
    text = "\n".join([line.strip() for line in text.split("\n")])
    return (_MANY_ENDS.sub("\n\n", text) if "\n\n\n" in text else text).strip()


def _composed(text: str) -> str:
    if _FAR.search(text):
        text = _PILE.sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def _instead(letter: str) -> str:
    """What stands for an odd letter; most of them are not seen and leave nothing."""
    return next((to for letters, to in _CLASSES if letters.match(letter)), "")


def one_line(text: str) -> str:
    """The same words on one line, as for a subject or a name."""
    if text.isascii() and text.isprintable() and "`" not in text:
        return " ".join(text.split())
    return " ".join(plain(text).split())


def fold(text: str) -> str:
    """Lower case without accents, exactly as long as the text, so that offsets stay true."""
    if text.isascii():
        return text.lower()
    return _FOREIGN.sub(_fold_letter, text.replace("\u0130", "I").lower())


def _fold_letter(letter: re.Match[str]) -> str:
    return _base(letter[0])


@lru_cache(maxsize=4096)
def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
