"""A mail as Onward sees it: decoded, readable, nothing of it executed or fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox: display name (may be empty) and address in lower case (may be empty)."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Message:
    """One mail, read as far as it goes.

    `text` is the readable text (HTML turned into text, Unicode folded to plain quotes and blanks, soft
    hyphens and invisible characters gone, line ends `\\n`); evidence counts in it. `html` is the raw
    HTML part, still hostile. `headers` has the few headers that matter, keys in lower case, values
    unfolded. `digest` identifies the content (date, sender, subject and body) where the Message-ID
    is missing or repeated.
    """

    message_id: str | None
    digest: str
    date: datetime | None
    subject: str
    sender: Address
    to: tuple[Address, ...] = ()
    reply_to: Address | None = None
    in_reply_to: str | None = None
    references: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    html: str | None = None
    calendars: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
