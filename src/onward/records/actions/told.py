"""A no that came by phone or in person: told in two minutes, followed by the same Comeback."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def tell_rejection(
    *,
    by: Seeker,
    company: str,
    role: str,
    on: date,
    today: date,
    how: str,
    person: str = "",
    email: str = "",
    reached: str = "applied",
    their_words: str = "",
    talked_about: str = "",
    application_id: int | None = None,
) -> int:
    """Record a no told by 'phone' or in 'person'; returns the id of its Comeback."""
    raise NotImplementedError
