"""Moves: small pure rules, each with id, reason and source. (Contract; the rules follow.)"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onward.core.plan.situation import GoalNow


@dataclass(frozen=True, slots=True)
class Source:
    """Where a figure or a date comes from: who, year, grade A-D; or `ours` when it is our own judgement."""

    who: str
    year: str
    grade: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A suggested next action. `does` is `note:KIND` or a word of the command line's contract."""

    id: str
    title: str
    why: str
    source: Source | None
    due: date | None
    does: str
    rank: float
    company: str | None = None
    role: str | None = None
    person: str | None = None
    application_id: int | None = None
    contact_id: int | None = None
    comeback_id: int | None = None
    step: str | None = None  # the Comeback's step it belongs to


@dataclass(frozen=True, slots=True)
class Agenda:
    """The day: at most five moves now, the rest later, and the week's process."""

    as_of: date
    moves: tuple[Move, ...]
    later: tuple[Move, ...]
    week: date
    goals: tuple[GoalNow, ...]
