"""Small sums with days, for everyone. Today always comes in as an argument."""

from __future__ import annotations

from datetime import date, timedelta

WORKING_DAYS = 5


def add_working_days(day: date, count: int) -> date:
    """The day `count` working days after `day` (before it, if negative); Monday to Friday, no holidays.

    Zero gives `day` itself, or the next Monday when it falls on a weekend.
    """
    if count < 0:
        return _back(day, -count)
    if day.weekday() >= WORKING_DAYS:
        day, count = next_monday(day), max(count - 1, 0)
    weeks, rest = divmod(count, WORKING_DAYS)
    if day.weekday() + rest >= WORKING_DAYS:
        rest += 2
    return day + timedelta(weeks=weeks, days=rest)


def next_monday(day: date) -> date:
    """The first Monday after `day`."""
    return day + timedelta(days=7 - day.weekday())


def week_start(day: date) -> date:
    """The Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def days_between(earlier: date, later: date) -> int:
    """Whole days from one day to the other; negative when they stand the other way round."""
    return (later - earlier).days


def _back(day: date, count: int) -> date:
    if day.weekday() >= WORKING_DAYS:
        day, count = day - timedelta(days=day.weekday() - 4), count - 1
    weeks, rest = divmod(count, WORKING_DAYS)
    if day.weekday() - rest < 0:
        rest += 2
    return day - timedelta(weeks=weeks, days=rest)
