"""A move and the agenda: values that every face shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onward.core.plan.situation import GoalNow
from onward.core.shared.source import Source


@dataclass(frozen=True, slots=True)
class Move:
    """A suggested next action.

    `does` is `note:KIND` or a word of the command line's contract. `rank` orders (low first);
    before `starts` a move waits among the later ones. `id` stays the same while the reason is the
    same, so that an answer to it is remembered.
    """

    id: str
    title: str
    why: str
    source: Source | None
    due: date | None
    does: str
    rank: float
    starts: date | None = None
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
