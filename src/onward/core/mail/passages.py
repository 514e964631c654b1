"""The words of a mail laid out for picking names: prose without line wraps, lines, and words one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from onward.core.companies.names import fold
from onward.core.mail.message import Message

LIMIT = 6000  # what says who and what stands in the first pages
WRAPPED = 55  # a line this long that ends without a full stop goes on in the next one
SIGNS = ".,:;!?()[]{}\"“”„«»‘’'`*_<>•·…#"

_RE_MARKS = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|antw|rv|res|enc|sv|vs|i|r)\s?(?:\[\d+\])?\s?:\s*)+", re.I)
_LOST = re.compile("[?\ufffd]")
_PARTS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A text word by word; `bare` has each in lower case without signs; a line's end stands as itself."""

    text: str
    low: str
    words: tuple[str, ...]
    bare: tuple[str, ...]

    def window(self, at: int, count: int = 24) -> str:
        """The words from `at` on as one text, up to the end of the line."""
        span = self.words[at : at + count]
        return " ".join(span[: span.index("\n")] if "\n" in span else span)


@dataclass(frozen=True, slots=True)
class Passages:
    """A mail's words."""

    subject: Words
    prose: Words
    lines: tuple[str, ...]
    seeker: frozenset[str]  # folded words of the name the mail was sent to


def passages_of(message: Message, own: Iterable[tuple[int, int]]) -> Passages:
    """The sender's own words as prose and lines, without the quoted mail and the small print."""
    text = "\n".join(message.text[a:b] for a, b in own)[:LIMIT]
    if not text.strip():
        text = message.text[:LIMIT]
    lines = tuple(" ".join(line.split()) for line in text.split("\n"))
    subject = _RE_MARKS.sub("", " ".join(message.subject.split()))[:300]
    return Passages(words_of_text(subject), words_of_text(_unwrap(lines)), lines, _seeker(message))


def words_of_text(text: str) -> Words:
    """A text whose words are parted by single blanks or line ends, word by word."""
    low = lower(text)
    words = tuple(text.replace("\n", " \n ").split(" "))
    bare = tuple([w.strip(SIGNS) for w in low.replace("\n", " \n ").split(" ")])
    return Words(text, low, words, bare)


def lower(text: str) -> str:
    """Lower case of the same length; the few letters that would grow stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[str, ...]:
    """The words of a text, folded, without signs."""
    return tuple(_PARTS.findall(fold(text)))


def mend(name: str, text: str) -> str:
    """A name whose accents were lost on the way ('N?ria Puig'), as the text spells it, where it does."""
    if not _LOST.search(name):
        return name
    spelt = "".join(r"\w" if _LOST.fullmatch(c) else re.escape(c) for c in name.strip())
    found = re.search(rf"(?<!\w){spelt}(?!\w)", text)
    return found[0] if found else name


def _seeker(message: Message) -> frozenset[str]:
    names = " ".join(address.name for address in message.to[:3] if "@" not in address.name)
    return frozenset(w for w in parts(names) if len(w) > 1)


def _unwrap(lines: tuple[str, ...]) -> str:
    out: list[str] = []
    before = ""
    for line in lines:
        if line and before and _goes_on(before, line):
            out[-1] += " " + line
        elif line:
            out.append(line)
        before = line
    return "\n".join(out)


def _goes_on(before: str, line: str) -> bool:
    if before[-1] in ".!?:;":
        return False
    return len(before) >= WRAPPED or line[0].islower()
