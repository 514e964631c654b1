"""The situation: all that the rules for moves look at, loaded once. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from onward.core.people.contact import ContactNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.plan.comeback import ComebackNow


@dataclass(frozen=True, slots=True)
class ApplicationNow:
    """A live or recently ended application, with what the moves ask of it."""

    row: ApplicationRow
    follow_ups_on: tuple[date, ...] = ()  # follow-ups sent
    interview_on: date | None = None  # next talk
    interview_at: datetime | None = None
    last_interview_on: date | None = None
    thanked_interview: bool = False
    assessment_due: date | None = None
    assessment_open: bool = False
    offer_due: date | None = None
    offer_open: bool = False
    hiring_person: str = ""
    contact_id: int | None = None
    person: str = ""
    answerable: bool = True


@dataclass(frozen=True, slots=True)
class GoalNow:
    """One number of the week: planned and done."""

    id: int
    name: str
    counts: str
    planned: int
    done: int


@dataclass(frozen=True, slots=True)
class MoveAnswer:
    """What the seeker said to a move: done, snoozed (until) or dismissed."""

    state: str
    until: date | None
    said_on: date


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything the agenda is made from, as of one day."""

    today: date
    applications: tuple[ApplicationNow, ...] = ()
    comebacks: tuple[ComebackNow, ...] = ()
    contacts: tuple[ContactNow, ...] = ()  # those due within a week
    goals: tuple[GoalNow, ...] = ()
    tray: int = 0
    tray_maybe_no: int = 0
    answers: Mapping[str, MoveAnswer] = field(default_factory=dict)
    paused: bool = False
    late_comebacks: int = 0  # old rejections that came in folded, still to be put to rest in bulk
