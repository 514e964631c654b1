"""Notes on file, and the facts that one of them may use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onward.core.notes.facts import Facts
from onward.core.notes.filed import NoteNow
from onward.core.shared.by import Seeker
from onward.records.models import Interview, Note
from onward.records.queries.errors import NotFound
from onward.records.queries.values import notes_now, shelf

MOST_FACTS = 6
SHORTEST, LONGEST = 3, 300  # characters of a line that can stand in a note


@dataclass(frozen=True, slots=True)
class NoteListing:
    rows: tuple[NoteNow, ...]
    total: int
    page: int
    pages: int


def note(by: Seeker, note_id: int) -> NoteNow:
    """One note; raises NotFound."""
    found = notes_now(Note.objects.filter(owner_id=by.pk, pk=note_id))
    if not found:
        raise NotFound
    return found[0]


def notes(by: Seeker, state: str | None = None, page: int = 1, per: int = 50) -> NoteListing:
    """One page of notes, newest first: 'draft', 'sent', 'dropped', or None for drafts and sent ones."""
    found = Note.objects.filter(owner_id=by.pk)
    found = found.filter(state=state) if state else found.exclude(state=Note.State.DROPPED)
    total = found.count()
    page, pages, stretch = shelf(total, page, per)
    return NoteListing(notes_now(found.order_by("-updated_at", "-id")[stretch]), total, page, pages)


def facts_for(by: Seeker, note_id: int) -> Facts:
    """What is on record for a note, for its draft and its check; raises NotFound."""
    found = Note.objects.filter(owner_id=by.pk, pk=note_id).select_related(
        "owner", "application__company", "contact__company", "reply_to"
    )
    row = found.first()
    if row is None:
        raise NotFound
    return facts_of(row)


def facts_of(row: Note) -> Facts:
    """What is on record for this note, saved or not: what the seeker gave first, then what the talks say."""
    application, contact = row.application, row.contact
    talks = list(Interview.objects.filter(application=application).order_by("-on", "-id")[:5]) if application else []
    company = application.company if application else (contact.company if contact else None)
    return Facts(
        company=company.name if company else None,
        role=application.role or None if application else None,
        person=row.to_name or None,
        sender=row.owner.name or None,
        facts=_lines([*row.talked_about, *(talk.talked_about for talk in talks)]),
        proofs=_lines([*row.proofs, *(talk.i_proved for talk in talks)]),
        applied_on=application.applied_on if application else None,
        interviewed_on=talks[0].on if talks else None,
        person_title=contact.title or None if contact else None,
        thread_subject=row.reply_to.subject or None if row.reply_to else None,
        stage_reached=application.reached if application else None,
    )


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Each line as a phrase of its own, without bullets and without repeats."""
    said = (line.strip(" \t-*•–").strip() for text in texts for line in text.splitlines())
    kept = dict.fromkeys(line for line in said if SHORTEST <= len(line) <= LONGEST)
    return tuple(kept)[:MOST_FACTS]
