"""The number of a posting or requisition, as a mail writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.mail.passages import SIGNS, Passages, Words

_NUMBER = re.compile(r"(?:[A-Z]{1,5}[-_/.]?){0,2}\d[\dA-Za-z]*(?:[-_/.](?:[A-Z]{1,3}\b|[A-Z]{0,3}\d+))*")
_DIGITS = re.compile(r"\d{3}")
_BARE_ID = re.compile(r"(?:JR|REQ|R)[-_]?\d{3,}(?:-\d+)?")
_LABELS = frozenset(
    (
        "job",
        "req",
        "requisition",
        "posting",
        "vacancy",
        "position",
        "reference",
        "referenz",
        "ref",
        "kennziffer",
        "id",
        "réf",
    )
)
_LABELS |= frozenset(
    (
        "stellenkennziffer",
        "stellennummer",
        "stellen-id",
        "stellen-nr",
        "ausschreibungsnummer",
        "référence",
        "referencia",
    )
)
_LABELS |= frozenset(
    ("riferimento", "rif", "vacaturenummer", "referentie", "referência", "job-id", "job-nr", "jobid", "req-id")
)
_COUNTS = frozenset(("id", "nr", "no", "number", "nummer", "numéro", "code", "n°", "número", "numero", "nº"))
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")
_TITLE_ID = re.compile(r"\b[A-Z]{2,5}[-/]?\d{3,}\b|\b\d{5,}[A-Z]{2}\b|\b(?:20\d\d-)?\d{4,}\b|\b[A-Z]-\d{3,}\b")


@dataclass(frozen=True, slots=True)
class Role:
    """A title, and the words it was read from (with its number, if it has one)."""

    title: str
    raw: str


def requisition_of(passages: Passages, role: Role | None) -> str | None:
    """The requisition or posting number, as written; years and dates are none."""
    if role is not None and (found := _TITLE_ID.search(role.raw)) and not _DATE.fullmatch(found[0]):
        return found[0]
    numbers = (_number_at(words, at) for words in (passages.subject, passages.prose) for at in _numbers(words))
    return next((number for number in numbers if number), None)


def _numbers(words: Words) -> Iterator[int]:
    """The places of words with a number in them, in the first part of a text."""
    for at, bare in enumerate(words.bare[:400]):
        if len(bare) > 2 and not bare.isalpha() and _DIGITS.search(bare):
            yield at


def _number_at(words: Words, at: int) -> str | None:
    word = words.words[at].strip(SIGNS)
    number = _NUMBER.match(word)
    if number is None or number.end() < len(word) or _DATE.fullmatch(word):
        return None
    before = words.bare[max(0, at - 2) : at]
    labelled = bool(before) and (before[-1] in _LABELS or (before[-1] in _COUNTS and before[0] in _LABELS))
    marked = words.words[at].startswith(("#", "(#")) or (words.words[at][0] == "(" and word.isdigit() and len(word) > 3)
    leads = word.isdigit() and 5 <= len(word) <= 8 and before[-1:] in {(), ("",), ("\n",), ("-",)}
    followed = words.words[at + 1 : at + 2] and words.words[at + 1].istitle()
    return word if labelled or marked or _BARE_ID.fullmatch(word) or (leads and followed) else None
