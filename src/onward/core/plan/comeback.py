"""The Comeback: five steps after a no, which of them fit, and what stands in their place where they don't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Step(StrEnum):
    """The five steps, in order."""

    THANK = "thank"
    REASSURE = "reassure"
    CONNECT = "connect"
    REFLECT = "reflect"
    MOVE_ON = "move_on"


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
