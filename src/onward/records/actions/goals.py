"""Goals of the week: numbers that the seeker controls."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker
from onward.core.shared.dates import week_start
from onward.records.actions.errors import Refused
from onward.records.actions.journal import Journal, change
from onward.records.actions.own import own
from onward.records.actions.searches import current_search
from onward.records.actions.words import line, one_of
from onward.records.models import Goal

COUNTS = ("people", "applications", "comebacks", "manual")
MOST_GOALS = 8
MOST_A_WEEK = 99
WEEKS_KEPT = 60


def save_goals(*, by: Seeker, goals: list[tuple[int | None, str, str, int]], today: date) -> None:
    """Keep the goals as given: (id or None, name, what it counts, number a week). Those left out rest."""
    if len(goals) > MOST_GOALS:
        raise Refused(f"More than {MOST_GOALS} goals a week are no goals any more.")
    with change(by=by, verb="goals", says="Saved the goals of the week.") as journal:
        search_id = current_search(by=by, today=today)
        kept = {_save(by, search_id, goal, journal) for goal in goals}
        for left_out in Goal.objects.filter(owner_id=by.pk, rests=False).exclude(pk__in=kept):
            journal.before(left_out)
            left_out.rests = True
            left_out.save(update_fields=["rests", "updated_at"])


def tap_goal(*, by: Seeker, goal_id: int, today: date, by_how_many: int = 1) -> int:
    """Count one more (or one less) for a goal kept by hand; returns the week's number."""
    goal = own(Goal, by, goal_id)
    if goal.counts != "manual":
        raise Refused("This goal is counted from what you record; it needs no tap.")
    monday = week_start(today).isoformat()
    with change(by=by, verb="tap", says=f"Counted for {goal.name.lower()}.") as journal:
        journal.before(goal)
        now = max(0, min(int(goal.taps.get(monday, 0)) + by_how_many, 999))
        weeks = {**goal.taps, monday: now}
        goal.taps = {week: weeks[week] for week in sorted(weeks)[-WEEKS_KEPT:]}
        goal.save(update_fields=["taps", "updated_at"])
    return now


def _save(by: Seeker, search_id: int, given: tuple[int | None, str, str, int], journal: Journal) -> int:
    goal_id, name, counts, per_week = given
    if not 1 <= per_week <= MOST_A_WEEK:
        raise Refused(f"A goal is a number from 1 to {MOST_A_WEEK} a week.")
    row = own(Goal, by, goal_id) if goal_id is not None else Goal(owner_id=by.pk, search_id=search_id)
    if row.pk:
        journal.before(row)
    row.name = line(name, "a name for the goal", most=100, needed=True)
    row.counts = one_of(counts, COUNTS, "something that can be counted")
    row.per_week, row.rests = per_week, False
    new = row.pk is None
    row.save()
    if new:
        journal.made(row)
    return row.pk
