"""Contacts: those due first, and one opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q

from onward.core.mail.filed import MailRow
from onward.core.notes.filed import NoteNow
from onward.core.people.contact import ContactNow, TouchNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.shared.by import Seeker
from onward.records.models import Application, Contact, Interview, Mail, Note, Touch
from onward.records.queries.errors import NotFound
from onward.records.queries.mail import rows_of
from onward.records.queries.values import application_rows, contacts_now, notes_now, shelf, touches_now

AT_MOST = 100


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
    """One page of contacts: those due by a day, soonest first; or all, due ones first. Two reads."""
    found = Contact.objects.filter(owner_id=by.pk)
    if due_by is not None:
        found = found.filter(rests=False, next_touch_on__lte=due_by)
    for word in text.split()[:5]:
        found = found.filter(Q(name__icontains=word) | Q(company__name__icontains=word) | Q(email__icontains=word))
    total = found.count()
    page, pages, stretch = shelf(total, page, per)
    order = ("rests", F("next_touch_on").asc(nulls_last=True), "name", "id")
    return ContactListing(contacts_now(found.order_by(*order)[stretch]), total, page, pages)


def contact(by: Seeker, contact_id: int) -> ContactOpen:
    """One person with what belongs to them; raises NotFound. The same number of reads for anyone."""
    found = contacts_now(Contact.objects.filter(owner_id=by.pk, pk=contact_id))
    if not found:
        raise NotFound
    person = found[0]
    return ContactOpen(
        contact=person,
        touches=touches_now(Touch.objects.filter(contact_id=person.id).order_by("-on", "-id")[:AT_MOST]),
        applications=_applications(by, person),
        notes=notes_now(
            Note.objects.filter(contact_id=person.id)
            .exclude(state=Note.State.DROPPED)
            .order_by("-updated_at")[:AT_MOST]
        ),
        mails=_mails(by, person),
    )


def _applications(by: Seeker, person: ContactNow) -> tuple[ApplicationRow, ...]:
    """Applications at their company, and those they had a part in."""
    mine = Application.objects.filter(owner_id=by.pk).order_by()
    near = (
        mine.filter(company_id=person.company_id or 0)
        .values_list("pk", flat=True)
        .union(
            mine.filter(hiring_person_id=person.id).values_list("pk", flat=True),
            mine.filter(comeback__contact_id=person.id).values_list("pk", flat=True),
            Interview.objects.filter(people=person.id).values_list("application_id", flat=True),
            Touch.objects.filter(contact_id=person.id, application__isnull=False)
            .order_by()
            .values_list("application_id", flat=True),
        )
    )
    order = ("-live", F("last_event_on").desc(nulls_last=True), "-id")
    found = Application.objects.filter(pk__in=list(near[:AT_MOST]), owner_id=by.pk)
    return application_rows(found.order_by(*order))


def _mails(by: Seeker, person: ContactNow) -> tuple[MailRow, ...]:
    """Mail from their address."""
    wrote = Mail.objects.filter(owner_id=by.pk, from_email=person.email) if person.email else Mail.objects.none()
    ids = wrote.order_by("-sent_at", "-id").values_list("pk", flat=True)
    return rows_of(ids[:AT_MOST])
