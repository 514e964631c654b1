"""Mails, notes and documents as they stand in short lists on other pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from onward.core.mail.filed import MailRow
from onward.core.notes.note import NoteNow
from onward.core.pipeline.application import DocumentNow
from onward.web import words
from onward.web.days import Day, day


@dataclass(frozen=True, slots=True)
class Paper:
    """One mail, note or document: what it is, its kind or state, its day, and who or what else."""

    id: int
    says: str
    kind: str
    on: Day | None
    extra: str


def mail_paper(mail: MailRow, today: date) -> Paper:
    """Put a mail in one line."""
    kind = _("You wrote") if mail.outgoing else words.word(words.MAIL_KINDS, mail.kind.value)
    return Paper(
        mail.id, mail.subject or _("(no subject)"), kind, day(mail.sent_at, today), mail.sender or mail.sender_email
    )


def note_paper(note: NoteNow, today: date) -> Paper:
    """Put a note in one line."""
    state = words.word(words.NOTE_STATES, note.state)
    return Paper(note.id, words.word(words.NOTES, note.kind), state, day(note.sent_on, today), note.to_name)


def document_paper(paper: DocumentNow, today: date) -> Paper:
    """Put a document in one line."""
    kinds = {"resume": _("Resume"), "letter": _("Letter")}
    return Paper(paper.id, paper.name, kinds.get(paper.kind, _("Document")), day(paper.sent_on, today), paper.label)
