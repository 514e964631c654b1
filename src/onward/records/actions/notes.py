"""Notes: opened from the record, checked at each save, marked as sent by the seeker."""

from __future__ import annotations

from datetime import date

from onward.core.notes.findings import Check
from onward.core.shared.by import Seeker


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
    raise NotImplementedError


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
    """Keep the note as the seeker wrote it and check it. Raises Stale when `version` is old."""
    raise NotImplementedError


def redraft_note(*, by: Seeker, note_id: int, talked_about: list[str], proofs: list[str], fresh: bool = False) -> Check:
    """Draft it anew with what the seeker added; `fresh` asks for other words."""
    raise NotImplementedError


def mark_sent(*, by: Seeker, note_id: int, how: str, today: date) -> None:
    """Mark it as sent ('copy', 'mailto' or 'elsewhere'): touch, rhythm, Comeback step, follow-up event."""
    raise NotImplementedError


def drop_note(*, by: Seeker, note_id: int) -> None:
    """Drop a draft."""
    raise NotImplementedError
