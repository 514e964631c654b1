"""A mail pasted in by the seeker: judged like any other, and kept in any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onward.core.mail.verdict import Verdict
from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class PasteResult:
    """What became of a paste. `unsure` asks the page to ask what it was, or which application it is about."""

    mail_id: int | None
    application_id: int | None
    comeback_id: int | None
    kind: str
    verdict: Verdict
    unsure: bool = False
    known: bool = False  # it was on file already; nothing was added
    could_be: tuple[int, ...] = ()  # application ids to choose from


def paste_mail(
    *,
    by: Seeker,
    text: str,
    today: date,
    force_kind: str | None = None,
    company: str = "",
    role: str = "",
    application_id: int | None = None,
) -> PasteResult:
    """Keep a pasted mail and let follow what it says; `force_kind` is the seeker's own word for what it was.

    `company`, `role` and `application_id` say what the text does not. A sure or forced kind takes effect at
    once; otherwise the mail waits in the tray and `unsure` is set. Raises Refused for an empty text.
    """
    raise NotImplementedError
