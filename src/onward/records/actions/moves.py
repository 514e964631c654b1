"""What the seeker says to a move."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def answer_move(*, by: Seeker, move_id: str, state: str, until: date | None, today: date) -> None:
    """Remember that a move was 'done', 'snoozed' (until a day) or 'dismissed'."""
    raise NotImplementedError
