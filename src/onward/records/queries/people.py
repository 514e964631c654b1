"""Contacts: those due first, and one opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onward.core.mail.filed import MailRow
from onward.core.notes.note import NoteNow
from onward.core.people.contact import ContactNow, TouchNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class ContactListing:
    rows: tuple[ContactNow, ...]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ContactOpen:
    contact: ContactNow
    touches: tuple[TouchNow, ...]  # newest first
    applications: tuple[ApplicationRow, ...]
    notes: tuple[NoteNow, ...]
    mails: tuple[MailRow, ...]


def contacts(by: Seeker, *, due_by: date | None = None, page: int = 1, per: int = 50, text: str = "") -> ContactListing:
    """One page of contacts: those due by a day, soonest first; or all, due ones first."""
    raise NotImplementedError


def contact(by: Seeker, contact_id: int) -> ContactOpen:
    """One person with what belongs to them; raises NotFound."""
    raise NotImplementedError
