"""Prose made easy to match: lower case, contractions spelt out, sentences marked, every place known.

`fold` keeps a way back from each folded character to the text as given, so that a pattern can be
matched on plain words and still point at the writer's own.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

STOP = "¶"  # stands between sentences, so that no pattern reaches across

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
_TOKEN = re.compile(r"(?i:e-mails?\b)|[^\W_]+(?:['’ʼ`][^\W\d_]+)*|\s+|.", re.S)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n[ \t]*\n\s*|\n(?=\s*[-*•])")
_SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|mx|dr|prof|st|sr|jr|no|nr|vs|etc|e\.g|i\.e|approx|dept|inc|ltd|co|jan|feb|mar|apr|jun|jul"
    r"|aug|sept?|oct|nov|dec|fig|ref|tel|a\.m|p\.m|u\.s|u\.k)|\b[A-Z])\.$",
    re.I,
)


_TAILS = {"n't": " not", "'re": " are", "'ve": " have", "'ll": " will", "'d": " would", "'m": " am"}
_ISE = re.compile(
    r"(organi|reali|recogni|apologi|critici|priorit?i|minimi|summari|emphasi|moderni|optimi)s(e|ed|es|ing|ation)"
)


@dataclass(frozen=True)
class Folded:
    """``plain`` with, for each of its characters, the start and end of what it came from."""

    plain: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text as given behind ``plain[start:end]``."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the sentences in ``text[start:end]``, without the white space around them."""
    end = len(text) if end is None else end
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and _SHORT.search(text[max(at, match.start() - 8) : match.start() + 1]):
            continue
        spans.append((at, match.end()))
        at = match.end()
    spans.append((at, end))
    return [trimmed for span in spans if (trimmed := _trim(text, *span))[0] < trimmed[1]]


def fold(text: str, sentences: list[tuple[int, int]], corrections: dict[str, str] | None = None) -> Folded:
    """Fold ``text`` sentence by sentence; ``corrections`` maps a misspelt word to the one meant."""
    pieces: list[tuple[str, int, int]] = []
    for start, end in sentences:
        pieces += _fold_sentence(text, start, end, corrections or {})
        pieces.append((STOP, end, end))
    return _join(pieces)


@lru_cache(maxsize=8192)
def spell_out(token: str) -> str:
    """One word in its plain form: lower case, contraction spelt out, British or chat spelling evened."""
    word = token.translate(_QUOTES).lower()
    whole = _words()["spelt_out"].get(word)
    if whole:
        return str(whole)
    for tail, full in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return word[: -len(tail)] + full
    found = _ISE.fullmatch(word)
    return f"{found[1]}z{found[2]}" if found else word


def _fold_sentence(text: str, start: int, end: int, corrections: dict[str, str]) -> list[tuple[str, int, int]]:
    pieces: list[tuple[str, int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        raw, lowered = match.group(), match.group().lower()
        if raw.isspace():
            new = " "
        elif raw[0].isalnum():
            new = spell_out(corrections.get(lowered, raw))
            _mend_your(pieces, new)
        else:
            new = raw.translate(_QUOTES)
        pieces.append((new, match.start(), match.end()))
    return pieces


def _mend_your(pieces: list[tuple[str, int, int]], word: str) -> None:
    """Turn 'your' before 'wrong', 'making', … into 'you are'."""
    if word in _your_are() and len(pieces) > 1 and pieces[-2][0] == "your":
        _, start, end = pieces[-2]
        pieces[-2] = ("you are", start, end)


def _join(pieces: list[tuple[str, int, int]]) -> Folded:
    starts: list[int] = []
    ends: list[int] = []
    for new, start, end in pieces:
        if len(new) == end - start:
            starts += range(start, end)
            ends += range(start + 1, end + 1)
        else:
            starts += [start] * len(new)
            ends += [end] * len(new)
    return Folded("".join(p[0] for p in pieces), tuple(starts), tuple(ends))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def _your_are() -> frozenset[str]:
    """'your wrong' and 'your making a mistake' mean 'you are'; 'your making' as a noun is rare enough."""
    return frozenset(_words()["your_are"].split())


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("onward.core.writing") / "words.toml").read_text(encoding="utf-8"))
