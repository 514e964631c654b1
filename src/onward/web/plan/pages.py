"""What the week's page prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from onward.core.plan.situation import GoalNow


@dataclass(frozen=True, slots=True)
class GoalLine:
    """One number of the week."""

    id: int
    name: str
    done: int
    planned: int
    by_hand: bool
    says: str


@dataclass(frozen=True, slots=True)
class WeekPage:
    """The week."""

    since: str
    goals: tuple[GoalLine, ...]


def week_page(now: tuple[GoalNow, ...], monday: date) -> WeekPage:
    """Build the page from the goals as counted."""
    return WeekPage(since=date_format(monday, _("l j F")), goals=tuple(_line(goal) for goal in now))


def _line(goal: GoalNow) -> GoalLine:
    left = goal.planned - goal.done
    says = _("Done for this week.") if left <= 0 else _("%(left)d to go.") % {"left": left}
    return GoalLine(goal.id, goal.name, goal.done, goal.planned, goal.counts == "manual", says)
