"""Days in plain words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from onward.web.days import day, in_words

TODAY = date(2026, 11, 11)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 11, 11), "today"),
        (date(2026, 11, 10), "yesterday"),
        (date(2026, 11, 12), "tomorrow"),
        (date(2026, 11, 8), "3 days ago"),
        (date(2026, 11, 24), "in 13 days"),
        (date(2026, 3, 1), "1 March"),
        (date(2025, 3, 1), "1 March 2025"),
    ],
)
def test_it_says_a_day_as_one_would(on, words):
    assert in_words(on, TODAY) == words


def test_it_prints_a_day_as_a_time_element_with_the_exact_date():
    printed = str(day(date(2026, 11, 10), TODAY))
    assert printed == '<time datetime="2026-11-10" title="Tuesday 10 November 2026">yesterday</time>'


def test_it_takes_the_day_of_an_instant_where_the_seeker_is():
    with timezone.override("Asia/Tokyo"):
        late = datetime(2026, 11, 10, 23, 0, tzinfo=UTC)
        assert ">today</time>" in str(day(late, TODAY))


def test_it_gives_nothing_for_no_day():
    assert day(None, TODAY) is None
