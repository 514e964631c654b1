"""Names of companies: one stable key for many spellings, and when two names mean one company."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from onward.core.companies.naming import words_of

SHORT = 40  # texts this short are words and names, which come again and again
TURNS = 4  # a few odd letters fold to letters that fold again
SPECIAL = str.maketrans(
    {"ß": "ss", "ẞ": "ss", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ł": "l", "Ł": "l"}
    | {"đ": "d", "Đ": "d", "ð": "d", "þ": "th", "ı": "i", "'": "", "’": "", "ʼ": "", "`": ""}
    | {"&": " and ", "+": " and ", "™": " ", "®": " ", "©": " "}
)
_SIGNS = re.compile(r"[\W_]+")
DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
ABBREVIATED = re.compile(r"\b([a-z])\s?/\s?([a-z])\b")
SAME_WORD = {"und": "and", "et": "and"}


@lru_cache(maxsize=8192)
def company_key(name: str) -> str:
    """One key for one company, whatever the spelling: unique in the tables, stable when folded again.

    Case, accents, punctuation, legal forms at the end and a leading 'The' do not count.
    A name that is nothing but such words keeps them.
    """
    text = fold(name)
    text = ABBREVIATED.sub(r"\1\2", DOTTED.sub(lambda m: m[0].replace(".", ""), text))
    words = [SAME_WORD.get(w, w) for w in _words(text)]
    if not words:
        return " ".join(name.split()).casefold()
    return " ".join(_bare(words))


def same_company(a: str, b: str) -> bool:
    """Whether two names mean one company, as far as names can tell ('Meridian' and 'Meridian Labs' do)."""
    one, two = company_key(a), company_key(b)
    if not one or not two:
        return False
    return one == two or squash(one) == squash(two) or loose_key(a) == loose_key(b)


def loose_key(name: str) -> str:
    """The key less words that branches and brands add at the end (Group, Labs, France), joined up."""
    words = company_key(name).split()
    while len(words) > 1 and (words[-1] in words_of("generic") or words[-1] in words_of("legal")):
        words.pop()
    if len(words) == 1 and len(words[0]) < 3:
        return squash(company_key(name))
    return "".join(words)


@lru_cache(maxsize=8192)
def squash(key: str) -> str:
    """Letters and digits only, to compare a name with a domain or a tenant."""
    return _SIGNS.sub("", fold(key))


def fold(text: str) -> str:
    """Lower case, without accents, with the letters that have no accent to lose spelt out."""
    return _fold_word(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    for _ in range(TURNS):
        folded = _fold_once(text)
        if folded == text or folded.isascii():
            break
        text = folded
    return folded


def _fold_once(text: str) -> str:
    if text.isascii():
        return text.translate(SPECIAL).lower()
    plain = unicodedata.normalize("NFKD", text.translate(SPECIAL).casefold()).translate(SPECIAL).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


_fold_word = lru_cache(maxsize=16384)(_fold)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _bare(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[0] == "the":
        kept.pop(0)
    while len(kept) > 1 and (kept[-1] in words_of("legal") or kept[-1] in {"the", "and"}):
        kept.pop()
    return kept
