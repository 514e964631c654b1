"""Applications as values: what a list, a page and the plan need to know of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onward.core.pipeline.stages import ENDS, Stage

CHANNELS = ("board", "direct", "cold", "intro", "referral", "recruiter")


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """One line of the pipeline."""

    id: int
    company_id: int
    company: str
    role: str
    stage: Stage
    reached: Stage
    since: date | None
    applied_on: date | None
    last_event_on: date | None
    next_due_on: date | None
    posted_on: date | None = None
    found_on: date | None = None
    channel: str = ""
    requisition: str = ""
    version: int = 0
    search_id: int = 0

    @property
    def live(self) -> bool:
        """Tell whether it is still under way."""
        return self.stage not in ENDS


@dataclass(frozen=True, slots=True)
class PostingNow:
    """The posting of an application, as it was kept."""

    title: str
    url: str
    place: str
    text: str
    requisition: str
    posted_on: date | None
    found_on: date | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event with who or what said so. A retracted one stays in the history and says so."""

    id: int
    kind: str
    on: date
    source: str
    round: str
    remark: str
    mail_id: int | None
    mail_subject: str
    retracted: bool
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class InterviewNow:
    """A talk, with who was there and what was said."""

    id: int
    on: date | None
    at: datetime | None
    zone: str
    round: str
    place: str
    people: tuple[tuple[int, str], ...]  # contact id, name
    talked_about: str
    they_asked: str
    i_proved: str


@dataclass(frozen=True, slots=True)
class DocumentNow:
    """A document that went out."""

    id: int
    kind: str
    name: str
    label: str
    sent_on: date | None
