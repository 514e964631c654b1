"""Contacts and touches."""

from __future__ import annotations

from datetime import date

from onward.core.companies.names import fold
from onward.core.people.cadence import next_touch
from onward.core.people.contact import RELATIONS, STRENGTHS, TOUCH_KINDS
from onward.core.plan.comeback import Step
from onward.core.shared.by import Seeker
from onward.records.actions.companies import company_named
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.own import own
from onward.records.actions.words import address, block, cut, line, one_of, past_day
from onward.records.models import Application, Comeback, Contact, Import, Note, Touch


def save_contact(
    *,
    by: Seeker,
    contact_id: int | None = None,
    name: str,
    email: str = "",
    company: str = "",
    title: str = "",
    linkedin: str = "",
    phone: str = "",
    relation: str = "other",
    strength: str = "weak",
    rests: bool = False,
    remarks: str = "",
    today: date,
) -> int:
    """Keep a person, new or known; returns the contact's id. A new one's rhythm starts today."""
    row = own(Contact, by, contact_id) if contact_id is not None else Contact(owner_id=by.pk)
    with change(by=by, verb="contact", says=f"Kept {name.strip()[:100]}.") as journal:
        if row.pk:
            journal.before(row)
        rhythm_before = (row.relation, row.strength, row.rests, row.pk is None)
        row.name = line(name, "a name", most=200, needed=True)
        row.email = _unused(by, address(email), row)
        row.company = company_named(by=by, name=line(company, "the company", most=200)) if company.strip() else None
        row.title = line(title, "what they do there", most=200)
        row.linkedin = line(linkedin, "the LinkedIn page", most=500)
        row.phone = line(phone, "the phone number", most=50)
        row.relation = one_of(relation or "other", RELATIONS, "a relation")
        row.strength = one_of(strength, STRENGTHS, "a strength of a tie")
        row.rests, row.remarks = rests, block(remarks, "the remarks")
        if rhythm_before != (row.relation, row.strength, row.rests, False):
            row.next_touch_on = _next(row, row.last_touch_on or today)
        new = row.pk is None
        row.save()
        if new:
            journal.made(row)
    return row.pk


def log_touch(
    *,
    by: Seeker,
    contact_id: int,
    kind: str,
    on: date,
    remark: str = "",
    application_id: int | None = None,
    today: date,
    note_id: int | None = None,
) -> int:
    """Log one contact made; the rhythm restarts from it, and a check-in already promised stays."""
    contact = own(Contact, by, contact_id)
    with change(by=by, verb="touch", says=f"Noted the contact with {contact.name}.") as journal:
        touch = Touch.objects.create(
            owner_id=by.pk,
            contact=contact,
            kind=one_of(kind, TOUCH_KINDS, "a kind of contact"),
            on=past_day(on, today),
            remark=block(remark),
            application=own(Application, by, application_id) if application_id is not None else None,
            note=own(Note, by, note_id) if note_id is not None else None,
        )
        journal.made(touch)
        journal.before(contact)
        contact.last_touch_on = max(contact.last_touch_on or on, on)
        contact.next_touch_on = _next(contact, contact.last_touch_on)
        contact.save(update_fields=["last_touch_on", "next_touch_on", "updated_at"])
    return touch.pk


def rest_contact(*, by: Seeker, contact_id: int, rests: bool, today: date | None = None) -> None:
    """Let a contact rest (no rhythm), or take the rhythm up again."""
    contact = own(Contact, by, contact_id)
    says = f"{contact.name} rests; nothing will remind you." if rests else f"The rhythm with {contact.name} goes on."
    with change(by=by, verb="rest_contact", says=says) as journal:
        journal.before(contact)
        contact.rests = rests
        contact.next_touch_on = _next(contact, contact.last_touch_on or today or contact.created_at.date())
        contact.save(update_fields=["rests", "next_touch_on", "updated_at"])


def delete_contact(*, by: Seeker, contact_id: int) -> None:
    """Delete a contact with its touches; notes and mails stay. Undo brings all back."""
    contact = own(Contact, by, contact_id)
    with change(by=by, verb="delete_contact", says=f"Deleted {contact.name}.") as journal:
        journal.delete(contact)


def person_named(
    *,
    by: Seeker,
    name: str,
    email: str = "",
    company_id: int | None,
    relation: str,
    today: date,
    made_by: Import | None = None,
) -> Contact:
    """The contact of that address, or of that name at the company; kept as a new one when there is none.

    What a mail says may be too long or no address at all: it is cut or left out, never refused.
    """
    mail = cut(email, 320).lower()
    mail = mail if "@" in mail.strip("@") and " " not in mail else ""
    said = cut(name, 200) or mail.partition("@")[0]
    if not said:
        raise Refused("Please give a name.")
    with change(by=by, verb="contact", says=f"Kept {said[:100]}.") as journal:
        row = find_contact(by, name=said, email=mail, company_id=company_id)
        if row is None:
            row = Contact(
                owner_id=by.pk, name=said, email=mail, company_id=company_id, relation=relation, made_by=made_by
            )
            row.next_touch_on = _next(row, today)
            row.save()
            journal.made(row)
        elif mail and not row.email:
            journal.before(row)
            row.email = mail
            row.save(update_fields=["email", "updated_at"])
    return row


def find_contact(by: Seeker, *, name: str, email: str, company_id: int | None) -> Contact | None:
    """A contact on file by mail address, else by name at the company; None where there is none."""
    mine = Contact.objects.filter(owner_id=by.pk)
    if email and (known := mine.filter(email=email.strip().lower()).first()):
        return known
    wanted = _folded(name)
    there = mine.filter(company_id=company_id) if wanted and company_id else mine.none()
    return next((row for row in there if _folded(row.name) == wanted), None)


def _next(contact: Contact, counted_from: date) -> date | None:
    """The next touch by the rhythm, or the check-in promised before it."""
    if contact.rests:
        return None
    if contact.pk is None:
        return next_touch(contact.strength, contact.relation, counted_from, 0)
    rhythm = next_touch(contact.strength, contact.relation, counted_from, contact.touches.count())
    promised = [day for day in map(_check_in, contact.comebacks.all()) if day and day > counted_from]
    return min([*promised, rhythm] if rhythm else promised, default=None)


def _check_in(comeback: Comeback) -> date | None:
    until = comeback.steps.get(Step.REASSURE.value, {}).get("until")
    return date.fromisoformat(until) if until else None


def _unused(by: Seeker, email: str, row: Contact) -> str:
    same = Contact.objects.filter(owner_id=by.pk, email=email).exclude(pk=row.pk).first() if email else None
    if same:
        raise Refused(f"{same.name} already has this mail address.")
    return email


def _folded(name: str) -> str:
    return " ".join(fold(name).split())
