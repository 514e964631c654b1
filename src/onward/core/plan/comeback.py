"""The Comeback: five steps after a no, which of them fit, and what stands in their place where they don't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onward.core.pipeline.stages import Stage
from onward.core.plan import sources
from onward.core.shared.source import Source

LATE_AFTER = 21  # days: a no older than this, when it comes in, opens folded


class Step(StrEnum):
    """The five steps, in order."""

    THANK = "thank"
    REASSURE = "reassure"
    CONNECT = "connect"
    REFLECT = "reflect"
    MOVE_ON = "move_on"


# Days after the no: not all at once, and none in the first hour but the note.
STARTS_AFTER = {Step.THANK: 0, Step.REASSURE: 0, Step.CONNECT: 1, Step.REFLECT: 1, Step.MOVE_ON: 2}
_DUE_AFTER = {Step.THANK: 1, Step.REASSURE: 3, Step.CONNECT: 3, Step.REFLECT: 4, Step.MOVE_ON: 7}


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether a step is offered, and if not, why and what could be done instead."""

    fits: bool
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class StepNow:
    """Where one step stands: open, done or skipped; `until` puts it off; `fits` false means it isn't offered."""

    step: Step
    state: str
    until: date | None
    done_on: date | None
    fits: bool
    why_not: str


@dataclass(frozen=True, slots=True)
class ComebackNow:
    """A Comeback as it stands."""

    id: int
    application_id: int
    company: str
    role: str
    opened_on: date
    told: str  # mail, phone or person
    met: bool
    answerable: bool
    late: bool
    reached: str
    person: str
    person_email: str
    contact_id: int | None
    mail_id: int | None
    steps: Mapping[Step, StepNow]
    reapply_on: date | None
    reapply_why: str
    what_must_change: str
    closing_line: str
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class BaseRate:
    """One honest sentence on how usual this no is, with its source."""

    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Reapply:
    """When to look again, why then, and on whose word."""

    on: date
    why: str
    source: Source


def steps_for(*, told: str, met: bool, answerable: bool, late: bool, person: str = "") -> dict[Step, Fit]:
    """Say which steps are offered after a no. What does not fit says why, and what fits instead."""
    return {
        Step.THANK: _thank(told=told, met=met, answerable=answerable, late=late, person=person),
        Step.REASSURE: Fit(False, "It is some weeks ago; the contact and a date to look again do this now.")
        if late
        else Fit(True),
        Step.CONNECT: Fit(True)
        if person or met or told != "mail"
        else Fit(False, "No name came with it. If you find out who hires for this team, add them under People."),
        Step.REFLECT: Fit(True),
        Step.MOVE_ON: Fit(True),
    }


def feedback_fits(*, told: str, met: bool, answerable: bool, late: bool, person: str = "") -> bool:
    """Tell whether asking for feedback by note makes sense: somebody spoke with the seeker and can be written to."""
    return met and not late and (answerable or bool(person) or told != "mail")


def current_step(comeback: ComebackNow) -> Step | None:
    """Name the first step that is open and fits; None when there is none left."""
    for step in Step:
        now = comeback.steps.get(step)
        if now and now.fits and now.state == "open":
            return step
    return None


def due_after(step: Step) -> int:
    """Say by how many days after the no a step is best done (a note within 24 hours; a request in 1-3 days)."""
    return _DUE_AFTER[step]


def base_rate(reached: str, channel: str = "") -> BaseRate:
    """Say how usual a no is at the stage reached; figures with their source, our own judgement marked."""
    if reached in {Stage.INTERVIEW, Stage.OFFER}:
        return BaseRate(
            "Of people who are interviewed, some 27 to 48 in 100 get the job or an offer. More hear a no than a yes, "
            "even this far on.",
            sources.INTERVIEW_TO_OFFER,
        )
    if reached == Stage.SCREENING:
        return BaseRate(
            "After a first talk, some 45 in 100 go on to the next round: about as many hear a no as a yes.",
            sources.SCREEN_TO_NEXT,
        )
    if channel in {"referral", "intro", "recruiter"}:
        return BaseRate(
            "Even where somebody put in a word, more end here than go on: some 30 in 100 reach an interview.",
            sources.REFERRED_TO_INTERVIEW,
        )
    return BaseRate("Of cold applications some 2 to 8 in 100 reach an interview.", sources.COLD_TO_INTERVIEW)


def reapply(reached: str, opened_on: date, *, skill_gap: bool = False, post_gone: bool = False) -> Reapply:
    """Suggest when to look at the company again, by the stage reached (their own rule or an invitation overrides)."""
    if post_gone:
        return Reapply(_months_on(opened_on, 3), "The post went away; that says nothing about you.", sources.REAPPLY)
    talked = reached in {Stage.SCREENING, Stage.INTERVIEW, Stage.OFFER}
    if talked and skill_gap:
        return Reapply(_months_on(opened_on, 12), "A year gives room to close the gap they named.", sources.REAPPLY)
    if talked:
        return Reapply(
            _months_on(opened_on, 6), "You had a talk with them; six months is the usual wait.", sources.REAPPLY
        )
    return Reapply(_months_on(opened_on, 3), "It ended before a talk; three months is the usual wait.", sources.REAPPLY)


def _thank(*, told: str, met: bool, answerable: bool, late: bool, person: str) -> Fit:
    if late:
        return Fit(False, "It is more than three weeks ago. No thank-you note is owed any more.")
    if met or told != "mail" or (answerable and person):
        return Fit(True)
    if not answerable:
        return Fit(
            False,
            "Nobody reads answers at this address, and nobody was met: there is no one to thank. "
            "If you find out who hires for this team, write to them as a new contact.",
        )
    return Fit(False, "A machine sent this and nobody was met. If you find out who hires there, write to them instead.")


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
