"""Notes: opened from the record, checked at each save, marked as sent by the seeker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from onward.core.notes.check import Check, check
from onward.core.notes.draft import draft
from onward.core.notes.kinds import NoteKind
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused, Stale
from onward.records.actions.journal import change
from onward.records.actions.own import own
from onward.records.actions.sending import follow_sent
from onward.records.actions.words import address, block, cut, line, one_of
from onward.records.models import Application, Comeback, Contact, Interview, Mail, Note
from onward.records.queries.notes import facts_of

HOW = ("copy", "mailto", "elsewhere")
MOST_FACTS = 12
_ANSWERS_A_NO = frozenset({NoteKind.THANK_YOU, NoteKind.FEEDBACK_REQUEST})


@dataclass(frozen=True, slots=True)
class _About:
    """What a note is about and whom it goes to."""

    application: Application | None
    contact: Contact | None
    comeback: Comeback | None


def open_note(
    *,
    by: Seeker,
    kind: str,
    today: date,
    application_id: int | None = None,
    contact_id: int | None = None,
    comeback_id: int | None = None,
) -> int:
    """Open the draft of that kind for that application or person, or write one from the record."""
    wanted = NoteKind(one_of(kind.replace("-", "_"), frozenset(NoteKind), "a kind of note"))
    about = _about(by, wanted, application_id, contact_id, comeback_id)
    known = _open_draft(by, wanted, about)
    if known:
        return known
    with change(by=by, verb="note", says="Drafted a note.") as journal:
        note = Note(owner_id=by.pk, kind=wanted.value, application=about.application, contact=about.contact)
        note.reply_to = about.comeback.mail if about.comeback and wanted in _ANSWERS_A_NO else None
        note.to_name, note.to_email = _addressee(about)
        _write(note)
        note.save()
        journal.made(note)
    return note.pk


def save_note(
    *,
    by: Seeker,
    note_id: int,
    version: int,
    subject: str,
    body: str,
    to_name: str | None = None,
    to_email: str | None = None,
) -> Check:
    """Keep the note as the seeker wrote it and check it. Raises Stale when `version` is old.

    This happens while typing, so it is no change of its own in the history; the version moves on only when
    the words did.
    """
    with transaction.atomic():
        note = own(Note, by, note_id)
        if note.version != version:
            raise Stale
        before = (note.subject, note.body, note.to_name, note.to_email, note.verdict)
        note.subject = line(subject, "the subject")
        note.body = block(body, "the note")
        note.to_name = note.to_name if to_name is None else line(to_name, "the name", most=200)
        note.to_email = note.to_email if to_email is None else address(to_email)
        found = _check(note)
        note.verdict = found.verdict
        if note.state != Note.State.DRAFT:
            raise Refused("This note was sent or dropped; it can't be changed any more.")
        if before != (note.subject, note.body, note.to_name, note.to_email, note.verdict):
            note.version += 1
            note.save()
    return found


def redraft_note(*, by: Seeker, note_id: int, talked_about: list[str], proofs: list[str], fresh: bool = False) -> Check:
    """Draft it anew with what the seeker added; `fresh` asks for other words."""
    note = _draft(by, note_id)
    with change(by=by, verb="redraft", says="Drafted the note anew.") as journal:
        journal.before(note)
        note.talked_about, note.proofs = _lines(talked_about), _lines(proofs)
        note.seed += 1 if fresh else 0
        note.version += 1
        found = _write(note)
        note.save()
    return found


def mark_sent(*, by: Seeker, note_id: int, how: str, today: date) -> None:
    """Mark it as sent ('copy', 'mailto' or 'elsewhere'): touch, rhythm, Comeback step, follow-up event."""
    note = _draft(by, note_id)
    says = f"Marked the note to {note.to_name} as sent." if note.to_name else "Marked the note as sent."
    with change(by=by, verb="sent", says=says) as journal:
        journal.before(note)
        note.state, note.sent_on, note.sent_how = Note.State.SENT, today, one_of(how, HOW, "a way to send")
        note.version += 1
        note.save()
        follow_sent(by=by, note=note, today=today, journal=journal)


def drop_note(*, by: Seeker, note_id: int) -> None:
    """Drop a draft."""
    note = _draft(by, note_id)
    with change(by=by, verb="drop_note", says="Dropped the draft.") as journal:
        journal.before(note)
        note.state = Note.State.DROPPED
        note.version += 1
        note.save()


def letter_text(subject: str, body: str) -> str:
    """The note as the check reads it: the subject in a line of its own, if there is one, then the body."""
    return f"Subject: {subject}\n\n{body}" if subject else body


def _draft(by: Seeker, note_id: int) -> Note:
    note = own(Note, by, note_id)
    if note.state != Note.State.DRAFT:
        raise Refused("This note was sent or dropped already.")
    return note


def _about(
    by: Seeker, kind: NoteKind, application_id: int | None, contact_id: int | None, comeback_id: int | None
) -> _About:
    comeback = own(Comeback, by, comeback_id) if comeback_id is not None else None
    application = own(Application, by, application_id) if application_id is not None else None
    if comeback and application and comeback.application_id != application.pk:
        raise Refused("This Comeback belongs to another application.")
    application = application or (comeback.application if comeback else None)
    if comeback is None and application:
        comeback = Comeback.objects.filter(application=application).first()
    contact = own(Contact, by, contact_id) if contact_id is not None else _contact(kind, application, comeback)
    if application is None and contact is None:
        raise Refused("Please say whom the note is for.")
    return _About(application, contact, comeback)


def _contact(kind: NoteKind, application: Application | None, comeback: Comeback | None) -> Contact | None:
    """Whom a note of this kind goes to by itself: who said no, who was met, who hires."""
    met = _met(application) if application and kind not in _ANSWERS_A_NO else None
    if kind is NoteKind.INTERVIEW_THANK_YOU and met:
        return met
    said_no = comeback.contact if comeback else None
    named = bool(comeback and comeback.mail and comeback.mail.person_name)
    if said_no or named:
        return said_no
    return (application.hiring_person if application else None) or met or (_met(application) if application else None)


def _met(application: Application) -> Contact | None:
    talk = Interview.objects.filter(application=application, people__isnull=False).order_by("-on", "-id").first()
    return talk.people.order_by("pk").first() if talk else None


def _addressee(about: _About) -> tuple[str, str]:
    if about.contact:
        return about.contact.name, about.contact.email
    mail = about.comeback.mail if about.comeback else None
    if mail is None or about.comeback is None:
        return "", ""
    return cut(mail.person_name, 200), _mailbox(mail, answerable=about.comeback.answerable)


def _mailbox(mail: Mail, *, answerable: bool) -> str:
    if mail.person_email:
        return mail.person_email.lower()
    return mail.from_email.lower() if answerable and mail.told == "mail" else ""


def _open_draft(by: Seeker, kind: NoteKind, about: _About) -> int | None:
    drafts = Note.objects.filter(owner_id=by.pk, kind=kind.value, state=Note.State.DRAFT, application=about.application)
    if about.contact:
        drafts = drafts.filter(contact=about.contact)
    return drafts.order_by("-id").values_list("pk", flat=True).first()


def _write(note: Note) -> Check:
    """Draft the note's words from the record; the caller saves."""
    words = draft(NoteKind(note.kind), facts_of(note), seed=note.seed)
    note.subject, note.body, note.asks = words.subject[:300], words.body, list(words.asks)
    found = _check(note)
    note.verdict = found.verdict
    return found


def _check(note: Note) -> Check:
    return check(letter_text(note.subject, note.body), NoteKind(note.kind), facts_of(note))


def _lines(said: list[str]) -> list[str]:
    return [text for each in said if (text := cut(each, 300))][:MOST_FACTS]
