"""What happened to an application: append-only, corrected only by further events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Source = Literal["me", "mail", "import"]


class EventKind(StrEnum):
    """What can happen. `retracted` takes back the event it names; `reopened` undoes an end."""

    SAVED = "saved"
    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    VIEWED = "viewed"
    UPDATE = "update"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    REOPENED = "reopened"
    FOLLOWED_UP = "followed_up"
    REMARK = "remark"
    RETRACTED = "retracted"


class Round(StrEnum):
    """Which talk an interview is. A phone or recruiter screen is still an interview."""

    PHONE = "phone"
    INTERVIEW = "interview"
    TECHNICAL = "technical"
    PANEL = "panel"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day. `id` orders events of one day; `retracts` names another's id.

    `due_on` is the deadline of an assessment or an offer, where one is known.
    """

    id: int
    kind: EventKind
    on: date
    source: Source = "me"
    round: str | None = None
    retracts: int | None = None
    due_on: date | None = None
