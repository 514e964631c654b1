"""Reading a name or a title out of words from a given point: where it starts is known, where it ends is not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from onward.core.companies.names import fold
from onward.core.companies.naming import words_of
from onward.core.mail.passages import SIGNS, parts
from onward.core.mail.roles import clean_role

LONGEST_NAME = 8
LONGEST_TITLE = 14

_INITIALS = re.compile(r"(?:\b\w\.){2,}$")
_DASH = re.compile(r"\s[–—|-]\s")

_LINKS = frozenset(("of", "&", "and", "de", "du", "des", "la", "le", "les", "und", "et", "van", "von", "der", "den"))
_LINKS |= frozenset(("di", "do", "da", "dos", "das", "del", "della", "e", "y", "en", "+", "-", "/"))
_FOR = frozenset(("for", "für", "pour", "para", "voor", "per", "in", "the", "zur", "zu"))
_INSTITUTIONS = frozenset(
    ("institute", "institut", "center", "centre", "gesellschaft", "association", "foundation", "agency")
)
_INSTITUTIONS |= frozenset(
    ("department", "office", "society", "council", "bank", "university", "amt", "verein", "of", "zentrum")
)
_STARTERS = frozenset(
    ("i", "i'm", "i've", "i'd", "i'll", "we", "we're", "we've", "our", "you", "your", "my", "please", "thank", "thanks")
)
_STARTERS |= frozenset(
    ("unfortunately", "regards", "best", "kind", "sincerely", "leider", "cordialement", "saludos", "while", "although")
)
_SHORTENED = frozenset(("inc", "ltd", "co", "corp", "bros", "pty", "pvt", "no"))
_DOTTED = frozenset(("st", "dr", "gebr", "bros", "u.s", "mt", "ft"))


def read_name(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """The proper name that begins with word `at`, and where the words after it begin; None when none does.

    A name is capitalised words with small links between them; it ends at a sign, a line end or a common word.
    """
    kept, waiting, end = [], [], at  # type: list[str], list[str], int
    for place in range(at, min(at + LONGEST_NAME, len(words))):
        word = words[place]
        core = word.strip(SIGNS)
        low = core.lower()
        if kept and (word[0:1] in "([\n" or low in _STARTERS):
            break
        if kept and (low in _LINKS or (word in _LINKS) or _joins(low, kept, waiting)):
            waiting.append(word)
            continue
        if not core or not _is_proper(core, first=not kept):
            break
        kept += [*waiting, word]
        waiting, end = [], place + 1
        if _closes(word, core, words[end : end + 1]):
            break
    name = _trim(" ".join(kept))
    return (name, end) if name and is_company(name) else None


def _joins(low: str, kept: list[str], waiting: list[str]) -> bool:
    """'for' and 'the' belong to a name only after a word like Institute, or after another link."""
    if low not in _FOR:
        return False
    return fold(kept[-1]).strip(SIGNS) in _INSTITUTIONS or (
        bool(waiting) and waiting[-1].lower() in {"of", "für", "for"}
    )


def _closes(word: str, core: str, after: Sequence[str]) -> bool:
    bare = fold(core).replace(".", "")
    following = fold(after[0]).strip(SIGNS).replace(".", "") if after else ""
    legal = words_of("legal")
    if bare in legal:
        return following not in legal and not (after and after[0] == "&")
    tail = word.rstrip("\"“”»«'’*_")[-1:]
    if tail == ",":
        return following not in legal
    if tail == ".":
        return core.lower() not in _DOTTED
    return tail in "!?;:)]" or word[-1] in '"”»'


def _trim(name: str) -> str:
    name = name.strip(" ,;:!?\"“”„«»‘’'`*_<>()[]|-–—")
    words = name.split()
    short = bool(words) and (fold(words[-1]).strip(".") in _SHORTENED or _INITIALS.search(name) is not None)
    return name.rstrip(".") + "." * (short and name.endswith("."))


def _is_proper(core: str, *, first: bool) -> bool:
    if "/" in core and ("." in core or "//" in core):
        return False
    if core[0].isupper() or core[0].isdigit() or any(c.isupper() for c in core[1:]):
        return True
    return first and core[0].isalpha() and "." in core[1:-1] and not core.startswith("www.")


@lru_cache(maxsize=4096)
def is_company(name: str) -> bool:
    """Whether a name could be a company's: not a pronoun, a title, a weekday, a team's name alone."""
    words = parts(name)
    if not words or len(name) > 90 or not any(c.isalpha() for c in name):
        return False
    if all(w in words_of("nobody") or w in words_of("team") for w in words):
        return False
    if words[0] in words_of("nobody") and not (name[:3].isupper() and len(words) > 1):
        return False
    if words[-1] in words_of("legal") and len(words) > 1:
        return True
    return not any(is_titled(w) for w in words[1:]) and not (len(words) == 1 and is_titled(words[0]))


@lru_cache(maxsize=8192)
def is_titled(word: str) -> bool:
    """Whether a folded word is one that titles are made of, alone or at the end of a compound."""
    titles = words_of("title")
    if word in titles or (word.endswith("s") and word[:-1] in titles):
        return True
    if word.endswith("a") and (word[:-1] in titles or f"{word[:-1]}o" in titles):
        return True
    return len(word) > 9 and word.endswith(_long_titles())


@cache
def _long_titles() -> tuple[str, ...]:
    return tuple(t for t in words_of("title") if len(t) > 5)


def is_title(text: str) -> bool:
    """Whether a text holds a word that titles are made of."""
    return any(is_titled(w) for w in parts(text))


def tidy_title(text: str) -> str | None:
    """A title read off a text, cleaned; None when it is too long or nothing like a title is left."""
    text = clean_role(_balanced(text.strip(" .,;:\"“”„«»‘’'`*_<>")))
    text = _balanced(text).strip(" -–—,|/")
    if len(text) > 70 and (pieces := _DASH.split(text, maxsplit=1))[1:]:
        text = pieces[0].strip()
    if len(text.split()) > LONGEST_TITLE or len(text) > 110 or not any(c.isalpha() for c in text):
        return None
    return text


def _balanced(text: str) -> str:
    """Without a bracket that was cut off, nor a closing one too many."""
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")]
    if text.count(")") > text.count("("):
        text = text[: text.index(")")]
    return text
