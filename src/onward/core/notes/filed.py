"""A note as it lies on file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class NoteNow:
    """A note the seeker writes: draft, sent or dropped."""

    id: int
    kind: str
    state: str
    application_id: int | None
    company: str
    role: str
    contact_id: int | None
    to_name: str
    to_email: str
    subject: str
    body: str
    talked_about: tuple[str, ...]
    proofs: tuple[str, ...]
    asks: tuple[str, ...]
    verdict: str
    sent_on: date | None
    sent_how: str
    version: int
    reply_to_mail: int | None
    reply_to_message_id: str
