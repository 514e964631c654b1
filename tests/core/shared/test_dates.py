"""Small sums with days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onward.core.shared.dates import add_working_days, days_between, next_monday, week_start

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))
FRIDAY = date(2026, 3, 6)


def test_a_working_day_after_friday_is_monday():
    assert add_working_days(FRIDAY, 1) == date(2026, 3, 9)


def test_five_working_days_are_a_week():
    assert add_working_days(FRIDAY, 5) == date(2026, 3, 13)


def test_a_working_day_after_saturday_is_monday():
    assert add_working_days(date(2026, 3, 7), 1) == date(2026, 3, 9)


def test_zero_working_days_on_a_weekend_lead_to_monday():
    assert add_working_days(date(2026, 3, 8), 0) == date(2026, 3, 9)
    assert add_working_days(FRIDAY, 0) == FRIDAY


def test_it_counts_back_too():
    assert add_working_days(date(2026, 3, 9), -1) == FRIDAY
    assert add_working_days(date(2026, 3, 8), -1) == FRIDAY
    assert add_working_days(date(2026, 3, 8), -2) == date(2026, 3, 5)


@given(DAYS, st.integers(min_value=0, max_value=400))
def test_working_days_are_counted_one_by_one(day: date, count: int):
    seen, at = 0, day
    while seen < count:
        at += timedelta(days=1)
        seen += at.weekday() < 5
    if count:
        assert add_working_days(day, count) == at


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_counting_back_goes_one_by_one_as_well(day: date, count: int):
    seen, at = 0, day
    while seen < count:
        at -= timedelta(days=1)
        seen += at.weekday() < 5
    assert add_working_days(day, -count) == at


@given(DAYS)
def test_a_week_starts_on_the_monday_before(day: date):
    monday = week_start(day)
    assert monday.weekday() == 0
    assert 0 <= days_between(monday, day) < 7
    assert next_monday(day) == monday + timedelta(days=7)
