"""Notes on file, and the facts that one of them may use."""

from __future__ import annotations

from dataclasses import dataclass

from onward.core.notes.facts import Facts
from onward.core.notes.note import NoteNow
from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class NoteListing:
    rows: tuple[NoteNow, ...]
    total: int
    page: int
    pages: int


def note(by: Seeker, note_id: int) -> NoteNow:
    """One note; raises NotFound."""
    raise NotImplementedError


def notes(by: Seeker, state: str | None = None, page: int = 1, per: int = 50) -> NoteListing:
    """One page of notes, newest first: 'draft', 'sent', 'dropped', or None for drafts and sent ones."""
    raise NotImplementedError


def facts_for(by: Seeker, note_id: int) -> Facts:
    """What is on record for a note, for its draft and its check; raises NotFound."""
    raise NotImplementedError
