"""Events: the only writer of history, and of what is derived from it on the application."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onward.core.shared.by import Seeker
from onward.records.models import Import


def append_event(
    *,
    by: Seeker,
    application_id: int,
    kind: str,
    on: date,
    today: date,
    round: str = "",
    remark: str = "",
    source: str = "me",
    mail_id: int | None = None,
    due_on: date | None = None,
    made_by: Import | None = None,
) -> int:
    """Append one event and settle the application: derived columns, and the Comeback after a rejection.

    `due_on` is the deadline of an assessment or an offer. Returns the event's id.
    """
    raise NotImplementedError


def retract_event(*, by: Seeker, event_id: int, today: date) -> None:
    """Take an event back: it stays in the history and counts no more. Again is harmless."""
    raise NotImplementedError


def correct_event(
    *, by: Seeker, event_id: int, kind: str, on: date, round: str = "", remark: str = "", today: date
) -> int:
    """Take an event back and append it as it should have been; returns the new one's id."""
    raise NotImplementedError


def rebuild(application_ids: Iterable[int] | None = None) -> int:
    """Derive the stored columns anew from the events (all applications for None); returns how many differed."""
    raise NotImplementedError
