"""Interviews: when, with whom, and what was said there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from onward.core.shared.by import Seeker


def save_interview(
    *,
    by: Seeker,
    application_id: int,
    interview_id: int | None = None,
    on: date | None,
    at: datetime | None = None,
    zone: str = "",
    round: str = "",
    place: str = "",
    people: Sequence[str | int] = (),
    talked_about: str = "",
    they_asked: str = "",
    i_proved: str = "",
    today: date,
) -> int:
    """Keep a talk; a new one also appends an interview event. `people` are contact ids or names to add."""
    raise NotImplementedError
