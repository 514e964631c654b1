"""The situation: all that the rules for moves look at, and nothing more."""

from __future__ import annotations

from datetime import date

from onward.core.plan.situation import GoalNow, Situation
from onward.core.shared.by import Seeker


def situation(by: Seeker, *, today: date) -> Situation:
    """Everything the agenda is made from, as of one day; bounded, however large the record."""
    raise NotImplementedError


def goals(by: Seeker, *, today: date) -> tuple[GoalNow, ...]:
    """The week's goals with what is done of them (the week starts on Monday)."""
    raise NotImplementedError
