"""Moves for the week: a goal of one's own that still has room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onward.core.plan import sources
from onward.core.plan.move import Move
from onward.core.plan.rules import rank
from onward.core.plan.situation import Situation
from onward.core.shared.dates import week_start

FROM_WEEKDAY = 2  # Wednesday: earlier, the week speaks for itself


def one_goal(situation: Situation) -> Iterator[Move]:
    """Suggest the goal furthest behind, from Wednesday on. A week off is a choice: no goal that rests is named."""
    weekday = situation.today.weekday()
    open_goals = [goal for goal in situation.goals if goal.done < goal.planned]
    if weekday < FROM_WEEKDAY or not open_goals:
        return
    goal = min(open_goals, key=lambda each: (each.done / each.planned, each.id))
    monday = week_start(situation.today)
    yield Move(
        id=f"goal:{goal.id}:{monday}",
        title=f"This week: {goal.name.lower()}",
        why=f"{goal.done} of {goal.planned} so far. Choose a time and a place for the next one; a written plan helps, "
        "more hours do not.",
        source=sources.PLAN_HELPS,
        due=monday + timedelta(days=6),
        does="goal",
        rank=rank.GOAL,
    )


RULES = (one_goal,)
