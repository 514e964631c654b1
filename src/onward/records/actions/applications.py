"""Applications by hand: add, correct, delete."""

from __future__ import annotations

from datetime import date
from typing import Any

from onward.core.shared.by import Seeker


def add_application(
    *,
    by: Seeker,
    company: str,
    role: str,
    today: date,
    applied_on: date | None = None,
    stage: str = "applied",
    channel: str = "",
    url: str = "",
    place: str = "",
    posted_on: date | None = None,
    posting_text: str = "",
    remarks: str = "",
) -> int:
    """Add an application that stands at `stage` (any of core's stages); returns its id."""
    raise NotImplementedError


def correct_application(*, by: Seeker, application_id: int, version: int, **fields: Any) -> None:
    """Correct company, role, channel, requisition, remarks, url, place, posted_on or posting_text.

    Raises Stale when `version` is no longer the stored one.
    """
    raise NotImplementedError


def delete_application(*, by: Seeker, application_id: int) -> None:
    """Delete an application with what hangs on it; its mails stay, filed under nothing. Undo brings all back."""
    raise NotImplementedError
