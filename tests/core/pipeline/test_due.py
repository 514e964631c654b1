"""When an application next gives something to do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onward.core.pipeline.due import asked_of_me, next_due
from onward.core.pipeline.events import Event, EventKind, Round
from onward.core.pipeline.stages import standing

MONDAY = date(2026, 3, 2)
K = EventKind


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def due(
    *events: Event, talks: tuple[int, ...] = (), thanked: tuple[int, ...] = (), posted: int | None = None
) -> date | None:
    return next_due(
        standing(events),
        events,
        talks=[day(talk) for talk in talks],
        thanked=[day(sent) for sent in thanked],
        posted_on=None if posted is None else day(posted),
    )


def event(number: int, kind: EventKind, on: int, **more: Any) -> Event:
    return Event(number, kind, day(on), **more)


APPLIED = event(1, K.APPLIED, 0)


def test_the_first_follow_up_is_due_on_day_eight() -> None:
    assert due(APPLIED) == day(8)


def test_a_receipt_does_not_move_the_follow_up() -> None:
    assert due(APPLIED, event(2, K.ACKNOWLEDGED, 1), event(3, K.VIEWED, 4)) == day(8)


def test_a_word_from_them_lets_the_waiting_start_again() -> None:
    assert due(APPLIED, event(2, K.UPDATE, 6)) == day(14)


def test_the_second_follow_up_comes_a_week_after_the_first() -> None:
    assert due(APPLIED, event(2, K.FOLLOWED_UP, 9)) == day(16)


def test_after_two_follow_ups_only_closing_is_proposed() -> None:
    assert due(APPLIED, event(2, K.FOLLOWED_UP, 9), event(3, K.FOLLOWED_UP, 17)) == day(62)


def test_a_saved_posting_is_due_while_it_is_fresh() -> None:
    assert due(event(1, K.SAVED, 3), posted=1) == day(1)
    assert due(event(1, K.SAVED, 3)) == day(3)


def test_an_assessment_is_due_at_its_deadline_or_at_once() -> None:
    assert due(APPLIED, event(2, K.ASSESSMENT, 5, due_on=day(9))) == day(9)
    assert due(APPLIED, event(2, K.ASSESSMENT, 5)) == day(5)


def test_a_talk_before_the_deadline_comes_first() -> None:
    events = (APPLIED, event(2, K.INTERVIEW, 5), event(3, K.ASSESSMENT, 6, due_on=day(15)))
    assert due(*events, talks=(8,)) == day(8)


def test_only_the_last_word_of_theirs_asks_something() -> None:
    task = event(2, K.ASSESSMENT, 5)
    assert asked_of_me([APPLIED, task]) == task
    assert asked_of_me([APPLIED, task, event(3, K.UPDATE, 7)]) is None
    assert asked_of_me([APPLIED, task, event(3, K.RETRACTED, 7, retracts=2)]) is None


def test_an_offer_is_due_at_its_deadline() -> None:
    assert due(APPLIED, event(2, K.OFFER, 20, due_on=day(27)), talks=(10,)) == day(27)


def test_a_talk_ahead_is_due_on_its_day() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), talks=(12,)) == day(12)


def test_of_two_talks_ahead_the_nearer_one_is_due() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), talks=(19, 12)) == day(12)


def test_a_talk_given_thanks_for_leaves_the_next_talk() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), talks=(6, 19), thanked=(7,)) == day(19)


def test_a_week_after_the_talk_one_may_ask() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), talks=(6,), thanked=(7,)) == day(13)


def test_an_interview_without_a_talk_on_file_may_be_followed_up_after_a_week() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5, round=Round.PHONE)) == day(12)


def test_their_word_after_the_talk_makes_the_thanks_moot() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), event(3, K.UPDATE, 15), talks=(6,)) == day(23)


def test_a_follow_up_after_the_talk_counts_as_written() -> None:
    assert due(APPLIED, event(2, K.INTERVIEW, 5), event(3, K.FOLLOWED_UP, 9), talks=(6,)) == day(16)


def test_what_is_over_is_never_due() -> None:
    for kind in (K.REJECTED, K.WITHDRAWN, K.CLOSED, K.ACCEPTED):
        assert due(APPLIED, event(2, kind, 9), talks=(12,)) is None


def test_reopening_makes_it_due_again() -> None:
    assert due(APPLIED, event(2, K.REJECTED, 9), event(3, K.REOPENED, 10)) == day(18)


def test_nothing_known_is_never_due() -> None:
    assert due() is None


EVENTS = st.lists(
    st.tuples(st.sampled_from([kind for kind in K if kind is not K.RETRACTED]), st.integers(0, 60)), max_size=10
).map(lambda told: [event(number, kind, on) for number, (kind, on) in enumerate(told)])
DAYS = st.lists(st.integers(0, 70).map(day), max_size=3)


@given(EVENTS, DAYS, DAYS)
def test_whatever_is_live_and_dated_is_due_some_day(
    events: list[Event], talks: list[date], thanked: list[date]
) -> None:
    now = standing(events)
    found = next_due(now, events, talks=talks, thanked=thanked)
    if not now.live:
        assert found is None
    elif now.applied_on:
        assert found is not None
        assert day(0) <= found <= day(70 + 45)
