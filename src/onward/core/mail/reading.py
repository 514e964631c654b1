"""Reading a name or a title out of a text from a given point: where it starts is known, where it ends is not."""

from __future__ import annotations

import re

from onward.core.companies.naming import words_of
from onward.core.companies.names import fold
from onward.core.mail.passages import parts
from onward.core.mail.roles import clean_role

QUOTES = "\"“”„«»‘’'`*_<>"
LONGEST_NAME = 8
LONGEST_TITLE = 11

_WORD = re.compile(r"\S+")
_LINKS = frozenset(
    (
        "of",
        "&",
        "and",
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "und",
        "et",
        "van",
        "von",
        "der",
        "den",
        "the",
        "di",
        "do",
        "da",
        "dos",
        "das",
        "del",
        "e",
        "y",
        "+",
        "-",
        "–",
        "—",
        "|",
        "/",
        "for",
        "für",
        "pour",
    )
)
_ABBREVIATED = frozenset(
    (
        "inc",
        "ltd",
        "co",
        "corp",
        "st",
        "dr",
        "llc",
        "e.v",
        "u.s",
        "n.v",
        "s.a",
        "b.v",
        "s.p.a",
        "s.r.l",
        "s.l",
        "pty",
        "pvt",
        "gebr",
        "bros",
    )
)


def read_name(text: str, at: int) -> str | None:
    """The proper name that begins at `at`: capitalised words with small links between them, else None."""
    end = text.find("\n", at, at + 90)
    window = text[at : end if end >= 0 else at + 90]
    kept: list[str] = []
    waiting: list[str] = []
    for word in _WORD.findall(window):
        bare = word.strip(QUOTES + "()[],;:!?")
        core = bare.rstrip(".")
        if not kept and word[0] in "([":
            return None
        if kept and word[0] in "([":
            break
        if kept and core.lower() in _LINKS:
            waiting.append(word)
            if word[-1] in ",;:!?":
                break
            continue
        if not core or not _is_proper(core, first=not kept):
            break
        kept += [*waiting, core if core.lower() not in _ABBREVIATED else bare[: len(core) + 1]]
        waiting = []
        if len(kept) >= LONGEST_NAME or _ends(word, core, window):
            break
    name = " ".join(kept).strip(" ,;:|-–—")
    return name if is_company(name) else None


def _ends(word: str, core: str, window: str) -> bool:
    tail = word.rstrip(QUOTES)[-1:]
    if tail == ",":
        after = window.partition(word)[2].split()
        return not (after and fold(after[0]).strip(".,") in words_of("legal"))
    if tail == ".":
        return core.lower() not in _ABBREVIATED or not window.partition(word)[2].strip()[:1].isupper()
    return tail in "!?;:)]" or word[-1] in '"”»'


def _is_proper(core: str, *, first: bool) -> bool:
    if core[0].isupper() or core[0].isdigit() or any(c.isupper() for c in core[1:]):
        return True
    if not core[0].isalpha():
        return False
    return first and ("." in core[1:-1] or not core.isascii() and not core[0].islower())


def is_company(name: str) -> bool:
    """Whether a name could be a company's: not a pronoun, a title, a weekday, a team's name alone."""
    words = parts(name)
    if not words or len(name) > 70 or not any(c.isalpha() for c in name):
        return False
    if all(w in words_of("nobody") or w in words_of("team") for w in words) or words[0] in words_of("nobody"):
        return False
    return not (is_titled(words[-1]) and len(words) > 1 and words[-1] not in words_of("generic"))


def is_titled(word: str) -> bool:
    """Whether a folded word is one that titles are made of, alone or at the end of a compound."""
    titles = words_of("title")
    return word in titles or (len(word) > 9 and any(word.endswith(t) for t in _long_titles()))


def _long_titles() -> tuple[str, ...]:
    return tuple(t for t in words_of("title") if len(t) > 5)


def is_title(text: str) -> bool:
    """Whether a text holds a word that titles are made of."""
    return any(is_titled(w) for w in parts(text))


def tidy_title(text: str) -> str | None:
    """A title read off a text, cleaned; None when nothing like a title is left."""
    text = clean_role(text.strip(QUOTES + " .,;:"))
    words = text.split()
    if not words or len(words) > LONGEST_TITLE or len(text) > 110 or not any(c.isalpha() for c in text):
        return None
    return text
