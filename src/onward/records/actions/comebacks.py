"""The Comeback: its steps done, skipped, put off; and its end."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def finish_step(*, by: Seeker, comeback_id: int, step: str, today: date) -> None:
    """Mark a step as done."""
    raise NotImplementedError


def skip_step(*, by: Seeker, comeback_id: int, step: str, today: date) -> None:
    """Leave a step out."""
    raise NotImplementedError


def postpone_step(*, by: Seeker, comeback_id: int, step: str, until: date, today: date) -> None:
    """Put a step off until a day."""
    raise NotImplementedError


def reopen_step(*, by: Seeker, comeback_id: int, step: str) -> None:
    """Open a step again; an ended Comeback is open again with it."""
    raise NotImplementedError


def keep_contact(
    *,
    by: Seeker,
    comeback_id: int,
    name: str,
    email: str = "",
    title: str = "",
    linkedin: str = "",
    today: date,
) -> int:
    """Keep the person who said no as a contact with a rhythm; returns the contact's id."""
    raise NotImplementedError


def reassure(*, by: Seeker, comeback_id: int, check_in_on: date, radar: bool, today: date) -> None:
    """Set the dated check-in, and put the company on the Radar if wanted."""
    raise NotImplementedError


def reflect(
    *,
    by: Seeker,
    comeback_id: int,
    went_well: str = "",
    prepared: str = "",
    rapport: str = "",
    try_next: str = "",
    their_words: str = "",
    lesson: str = "",
    today: date,
) -> None:
    """Keep the answers to the four questions, their words and the lesson."""
    raise NotImplementedError


def move_on(
    *,
    by: Seeker,
    comeback_id: int,
    reapply_on: date | None,
    what_must_change: str = "",
    closing_line: str = "",
    today: date,
) -> None:
    """Close the Comeback: re-apply date, what must change first, a line of one's own; folded away."""
    raise NotImplementedError


def rest_late_comebacks(
    *, by: Seeker, comeback_ids: list[int], keep_contacts: bool, lesson: str = "", today: date
) -> int:
    """Put old rejections to rest in bulk; returns how many."""
    raise NotImplementedError
