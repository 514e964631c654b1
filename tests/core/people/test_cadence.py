"""When a contact is next due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onward.core.people.cadence import next_touch
from onward.core.people.contact import RELATIONS, STRENGTHS

DAY = date(2026, 3, 2)


def days(strength: str, relation: str = "peer", touches: int = 1) -> int | None:
    found = next_touch(strength, relation, DAY, touches)
    return None if found is None else (found - DAY).days


def test_warm_and_moderate_ties_keep_their_pace() -> None:
    assert [days("warm", touches=n) for n in (0, 1, 5)] == [30, 30, 30]
    assert [days("moderate", touches=n) for n in (0, 1, 5)] == [90, 90, 90]


def test_a_weak_tie_comes_after_ninety_days_then_twice_a_year() -> None:
    assert [days("weak", touches=n) for n in (0, 1, 2, 9)] == [90, 90, 180, 180]


@pytest.mark.parametrize("strength", STRENGTHS)
def test_whoever_said_no_is_never_pressed_however_warm(strength: str) -> None:
    assert [days(strength, "rejecter", touches=n) for n in (0, 1, 2)] == [90, 90, 180]


def test_a_dormant_tie_is_woken_once() -> None:
    assert days("dormant", touches=0) == 0
    assert days("dormant", touches=1) is None


@pytest.mark.parametrize("relation", RELATIONS)
def test_without_a_day_to_count_from_no_rhythm_runs(relation: str) -> None:
    assert next_touch("warm", relation, None, 0) is None


@pytest.mark.parametrize("strength", STRENGTHS)
def test_the_rhythm_never_points_before_the_last_touch(strength: str) -> None:
    for touches in range(4):
        found = next_touch(strength, "peer", DAY, touches)
        assert found is None or DAY <= found <= DAY + timedelta(days=180)
