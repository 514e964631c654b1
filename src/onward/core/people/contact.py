"""Contacts and touches as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

RELATIONS = ("rejecter", "interviewer", "recruiter", "referrer", "peer", "friend", "other")
STRENGTHS = ("warm", "moderate", "weak", "dormant")
TOUCH_KINDS = ("mail", "linkedin", "call", "coffee", "event", "comment", "post")


@dataclass(frozen=True, slots=True)
class ContactNow:
    """A person of the search, and when they were last and are next due."""

    id: int
    name: str
    email: str
    company_id: int | None
    company: str
    title: str
    relation: str
    strength: str
    rests: bool
    last_touch_on: date | None
    next_touch_on: date | None
    linkedin: str = ""
    phone: str = ""
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class TouchNow:
    """One contact made."""

    id: int
    contact_id: int
    contact: str
    kind: str
    on: date
    remark: str
    application_id: int | None
    note_id: int | None
    mail_id: int | None
