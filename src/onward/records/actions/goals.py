"""Goals of the week: numbers that the seeker controls."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def save_goals(*, by: Seeker, goals: list[tuple[int | None, str, str, int]], today: date) -> None:
    """Keep the goals as given: (id or None, name, what it counts, number a week). Those left out rest."""
    raise NotImplementedError


def tap_goal(*, by: Seeker, goal_id: int, today: date, by_how_many: int = 1) -> int:
    """Count one more (or one less) for a goal kept by hand; returns the week's number."""
    raise NotImplementedError
