"""What a mail is and what it says: the values that triage and details hand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onward.core.shared.evidence import Evidence


class Kind(StrEnum):
    """The kinds of mail, as in the command line's contract."""

    CONFIRMATION = "confirmation"
    REJECTION = "rejection"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    OUTREACH = "outreach"
    UPDATE = "update"
    ALERT = "alert"
    UNRELATED = "unrelated"


ABOUT_THE_SEARCH = frozenset(Kind) - {Kind.ALERT, Kind.UNRELATED}


@dataclass(frozen=True, slots=True)
class Person:
    """Who wrote: either part may be missing, never both."""

    name: str | None
    email: str | None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What stands in a mail beside its kind; everything may be unknown."""

    company: str | None = None
    company_domain: str | None = None
    role: str | None = None
    requisition: str | None = None
    person: Person | None = None
    vendor: str | None = None
    interview_at: datetime | None = None
    interview_round: str | None = None  # phone, onsite, final, technical, … in plain words
    deadline: date | None = None
    for_the_post_only: bool | None = None  # a rejection of this post (True) or for good (False)
    post_gone: bool = False  # filled, cancelled or frozen: not a judgement of the seeker
    may_reapply: bool = False  # they invite a later application
    feedback: str | None = None  # their words on why, verbatim
    no_reply: bool = False  # nobody reads answers at this address
    automatic: bool = False  # a machine sent it, nobody was met


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a mail is: the best guess, how sure, whether the seeker should confirm, and why."""

    kind: Kind
    confidence: float
    review: bool
    language: str | None
    details: Details
    evidence: tuple[Evidence, ...] = ()
    problems: tuple[str, ...] = ()
