"""What follows when a note is sent: the touch, the rhythm, the Comeback's step, the event."""

from __future__ import annotations

from datetime import date

from onward.core.notes.kinds import NoteKind
from onward.core.pipeline.events import EventKind
from onward.core.plan.comeback import Step
from onward.core.shared.by import Seeker
from onward.records.actions.comebacks import mark
from onward.records.actions.events import append_event, settle_and_follow
from onward.records.actions.journal import Journal
from onward.records.actions.people import log_touch, person_named
from onward.records.models import Comeback, Contact, Note

# The seeker says that the note went out, so what it tells has happened.
_EVENTS = {
    NoteKind.FOLLOW_UP: EventKind.FOLLOWED_UP,
    NoteKind.WITHDRAWAL: EventKind.WITHDRAWN,
    NoteKind.OFFER_DECLINE: EventKind.WITHDRAWN,
    NoteKind.OFFER_ACCEPT: EventKind.ACCEPTED,
}
_STEPS = {NoteKind.THANK_YOU: Step.THANK, NoteKind.CONNECTION_REQUEST: Step.CONNECT}
_RELATIONS = {NoteKind.INTERVIEW_THANK_YOU: "interviewer", NoteKind.REFERRAL_REQUEST: "referrer"}


def follow_sent(*, by: Seeker, note: Note, today: date, journal: Journal) -> None:
    """Let everything follow from a note that was just marked as sent."""
    kind = NoteKind(note.kind)
    comeback = Comeback.objects.filter(application_id=note.application_id).first() if note.application_id else None
    if note.contact is None:
        note.contact = _recipient(by, note, comeback, today)
        note.save(update_fields=["contact", "updated_at"])
    if note.contact:
        log_touch(
            by=by,
            contact_id=note.contact.pk,
            kind="linkedin" if kind is NoteKind.CONNECTION_REQUEST else "mail",
            on=today,
            application_id=note.application_id,
            note_id=note.pk,
            today=today,
        )
    if comeback and comeback.ended_on is None:
        _step(comeback, kind, note.contact, today, journal)
    _event(by, note, kind, today, journal)


def _recipient(by: Seeker, note: Note, comeback: Comeback | None, today: date) -> Contact | None:
    """The person on the note, found among the contacts or kept as a new one; nobody where no name is given."""
    if not note.to_name.strip():
        return None
    relation = _RELATIONS.get(NoteKind(note.kind)) or ("rejecter" if comeback else "other")
    company_id = note.application.company_id if note.application else None
    return person_named(
        by=by, name=note.to_name, email=note.to_email, company_id=company_id, relation=relation, today=today
    )


def _step(comeback: Comeback, kind: NoteKind, contact: Contact | None, today: date, journal: Journal) -> None:
    step = _STEPS.get(kind)
    if step is None and comeback.contact_id:
        return
    journal.before(comeback)
    comeback.contact = comeback.contact or contact
    if step:
        mark(comeback, step, "done", today)
    comeback.save()


def _event(by: Seeker, note: Note, kind: NoteKind, today: date, journal: Journal) -> None:
    if note.application_id is None:
        return
    if kind in _EVENTS:
        append_event(by=by, application_id=note.application_id, kind=_EVENTS[kind], on=today, today=today)
    elif kind is NoteKind.INTERVIEW_THANK_YOU:
        settle_and_follow(by=by, application_ids=[note.application_id], today=today, journal=journal)
