"""Mail as it lies on file: one line of the mail room, and one mail opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onward.core.mail.verdict import Details, Kind
from onward.core.shared.evidence import Evidence


@dataclass(frozen=True, slots=True)
class MailRow:
    """One mail in a list. `state` is sure, tray, confirmed, corrected or aside."""

    id: int
    sent_at: datetime | None
    sender: str
    sender_email: str
    subject: str
    kind: Kind
    confidence: float
    state: str
    company: str
    role: str
    application_id: int | None
    application: str  # 'Role at Company' of the application it is filed under, or empty
    outgoing: bool
    excerpt: str  # the words that decided, or the first words
    why: str  # what they say
    could_be: tuple[tuple[int, str], ...] = ()  # in the tray: applications it could be about (id, 'Role at Company')


@dataclass(frozen=True, slots=True)
class MailOpen:
    """One mail with its text, its evidence and where it could belong."""

    row: MailRow
    text: str
    has_html: bool
    details: Details
    evidence: tuple[Evidence, ...]
    could_be: tuple[tuple[int, str], ...]  # application id, 'Role at Company'
    problems: tuple[str, ...]
