"""The stage of an application, from its events alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.pipeline.events import Event, EventKind, Round
from onward.core.pipeline.stages import ENDS, LIVE, Stage, in_order, progress_of, standing

MONDAY = date(2026, 3, 2)
K = EventKind


def story(*told: tuple[EventKind, int] | tuple[EventKind, int, str]) -> list[Event]:
    """Events as (kind, day[, round]), ids in the order told."""
    return [
        Event(number, kind, MONDAY + timedelta(days=day), round=rest[0] if rest else None)
        for number, (kind, day, *rest) in enumerate(told, start=1)
    ]


def stage(*told: tuple[EventKind, int] | tuple[EventKind, int, str]) -> Stage:
    return standing(story(*told)).stage


def test_nothing_happened_is_saved_without_dates() -> None:
    now = standing([])
    assert (now.stage, now.reached, now.since, now.applied_on, now.last_event_on) == (
        Stage.SAVED, Stage.SAVED, None, None, None,
    )  # fmt: skip
    assert now.live


@pytest.mark.parametrize(
    ("kind", "round", "expected"),
    [
        (K.SAVED, None, Stage.SAVED),
        (K.APPLIED, None, Stage.APPLIED),
        (K.ACKNOWLEDGED, None, Stage.APPLIED),
        (K.ASSESSMENT, None, Stage.SCREENING),
        (K.INTERVIEW, Round.PHONE, Stage.SCREENING),
        (K.INTERVIEW, Round.TECHNICAL, Stage.INTERVIEW),
        (K.INTERVIEW, None, Stage.INTERVIEW),
        (K.OFFER, None, Stage.OFFER),
        (K.ACCEPTED, None, Stage.ACCEPTED),
        (K.REJECTED, None, Stage.REJECTED),
        (K.WITHDRAWN, None, Stage.WITHDRAWN),
        (K.CLOSED, None, Stage.CLOSED),
    ],
)
def test_one_event_alone_gives_its_stage(kind: EventKind, round: str | None, expected: Stage) -> None:
    assert standing([Event(1, kind, MONDAY, round=round)]).stage is expected


def test_a_later_receipt_does_not_pull_an_interview_back() -> None:
    assert stage((K.APPLIED, 0), (K.INTERVIEW, 5), (K.ACKNOWLEDGED, 6)) is Stage.INTERVIEW


def test_a_phone_screen_after_an_interview_keeps_the_interview() -> None:
    assert stage((K.INTERVIEW, 5), (K.INTERVIEW, 9, Round.PHONE)) is Stage.INTERVIEW


def test_events_count_in_order_of_their_days_not_of_their_entry() -> None:
    assert stage((K.REJECTED, 9), (K.APPLIED, 0), (K.INTERVIEW, 4)) is Stage.REJECTED


def test_three_ends_stay_three_ends() -> None:
    ends = {stage((K.APPLIED, 0), (kind, 9)) for kind in (K.REJECTED, K.WITHDRAWN, K.CLOSED)}
    assert ends == {Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED}


def test_it_remembers_how_far_it_got_before_the_no() -> None:
    now = standing(story((K.APPLIED, 0), (K.INTERVIEW, 5), (K.REJECTED, 9)))
    assert (now.stage, now.reached, now.live) == (Stage.REJECTED, Stage.INTERVIEW, False)


def test_a_no_out_of_the_blue_means_that_there_was_an_application() -> None:
    assert standing(story((K.REJECTED, 3))).reached is Stage.APPLIED


def test_an_accepted_offer_was_an_offer() -> None:
    assert standing(story((K.APPLIED, 0), (K.ACCEPTED, 9))).reached is Stage.OFFER


def test_a_receipt_after_the_no_revives_nothing() -> None:
    assert stage((K.APPLIED, 0), (K.REJECTED, 5), (K.ACKNOWLEDGED, 8)) is Stage.REJECTED


def test_an_invitation_on_a_later_day_takes_the_no_back() -> None:
    now = standing(story((K.APPLIED, 0), (K.REJECTED, 5), (K.INTERVIEW, 8)))
    assert (now.stage, now.since, now.ended_by) == (Stage.INTERVIEW, MONDAY + timedelta(days=8), None)


def test_an_invitation_of_the_same_day_does_not_take_the_no_back() -> None:
    assert stage((K.REJECTED, 5), (K.INTERVIEW, 5)) is Stage.REJECTED
    assert stage((K.INTERVIEW, 5), (K.REJECTED, 5)) is Stage.REJECTED


@pytest.mark.parametrize("kind", [K.UPDATE, K.VIEWED, K.INTERVIEW, K.ASSESSMENT, K.OFFER])
def test_a_word_of_theirs_breaks_the_silence(kind: EventKind) -> None:
    assert stage((K.APPLIED, 0), (K.CLOSED, 50), (kind, 50)) in LIVE


def test_a_no_after_silence_is_a_no() -> None:
    assert stage((K.APPLIED, 0), (K.CLOSED, 50), (K.REJECTED, 70)) is Stage.REJECTED


def test_silence_never_covers_an_answer() -> None:
    assert stage((K.APPLIED, 0), (K.REJECTED, 20), (K.CLOSED, 50)) is Stage.REJECTED
    assert stage((K.APPLIED, 0), (K.ACCEPTED, 20), (K.CLOSED, 50)) is Stage.ACCEPTED


def test_their_no_after_my_withdrawal_leaves_it_mine() -> None:
    assert stage((K.APPLIED, 0), (K.WITHDRAWN, 6), (K.REJECTED, 9)) is Stage.WITHDRAWN


def test_an_invitation_after_my_withdrawal_leaves_it_withdrawn() -> None:
    assert stage((K.APPLIED, 0), (K.WITHDRAWN, 6), (K.INTERVIEW, 9)) is Stage.WITHDRAWN


def test_an_offer_taken_back_after_i_accepted_is_a_no() -> None:
    assert stage((K.OFFER, 0), (K.ACCEPTED, 3), (K.REJECTED, 20)) is Stage.REJECTED


@pytest.mark.parametrize("kind", [K.REJECTED, K.WITHDRAWN, K.CLOSED, K.ACCEPTED])
def test_reopening_undoes_every_end(kind: EventKind) -> None:
    now = standing(story((K.APPLIED, 0), (K.INTERVIEW, 4), (kind, 6), (K.REOPENED, 6)))
    assert now.live
    assert now.stage is now.reached


def test_a_no_told_twice_ended_it_the_first_time() -> None:
    now = standing(story((K.APPLIED, 0), (K.REJECTED, 5), (K.REJECTED, 9)))
    assert (now.since, now.ended_by) == (MONDAY + timedelta(days=5), 2)


def test_taking_the_first_no_back_leaves_the_second() -> None:
    events = story((K.APPLIED, 0), (K.REJECTED, 5), (K.REJECTED, 9))
    events.append(Event(4, K.RETRACTED, MONDAY + timedelta(days=10), retracts=2))
    now = standing(events)
    assert (now.stage, now.ended_by, now.since) == (Stage.REJECTED, 3, MONDAY + timedelta(days=9))


def test_a_retraction_counts_as_if_it_never_was() -> None:
    before = story((K.APPLIED, 0), (K.INTERVIEW, 3))
    after = [*before, Event(3, K.REJECTED, MONDAY + timedelta(days=4))]
    after.append(Event(4, K.RETRACTED, MONDAY + timedelta(days=9), retracts=3))
    assert standing(after) == standing(before)


def test_applied_on_is_my_own_word_before_their_receipt() -> None:
    assert standing(story((K.ACKNOWLEDGED, 1), (K.APPLIED, 2))).applied_on == MONDAY + timedelta(days=2)
    assert standing(story((K.ACKNOWLEDGED, 1))).applied_on == MONDAY + timedelta(days=1)


def test_a_remark_moves_the_last_event_and_nothing_else() -> None:
    plain = standing(story((K.APPLIED, 0)))
    noted = standing(story((K.APPLIED, 0), (K.REMARK, 4)))
    assert replace(noted, last_event_on=MONDAY) == plain


RETRACTIONS = st.lists(st.integers(0, 14), max_size=5, unique=True)
EVENTS = st.lists(
    st.builds(
        Event,
        st.just(0),
        st.sampled_from([kind for kind in K if kind is not K.RETRACTED]),
        st.integers(0, 60).map(lambda day: MONDAY + timedelta(days=day)),
        round=st.sampled_from([None, *Round]),
    ),
    max_size=15,
).map(lambda events: [replace(event, id=number) for number, event in enumerate(events)])


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(events: list[Event], random: Random) -> None:
    mixed = list(events)
    random.shuffle(mixed)
    assert standing(mixed) == standing(events)


@given(EVENTS)
def test_the_stage_is_the_progress_or_the_end_that_is_named(events: list[Event]) -> None:
    now = standing(events)
    ender = next((event for event in events if event.id == now.ended_by), None)
    assert now.reached in LIVE
    assert now.live is (ender is None) is (now.stage not in ENDS)
    assert now.stage is now.reached if ender is None else now.stage.value == ender.kind.value


@given(EVENTS)
def test_reached_is_the_furthest_step_that_stands(events: list[Event]) -> None:
    steps = [step for event in events if (step := progress_of(event))]
    assert standing(events).reached is max(steps, key=LIVE.index, default=Stage.SAVED)


@given(EVENTS, RETRACTIONS)
def test_retracting_equals_never_having_happened(events: list[Event], gone: list[int]) -> None:
    named = [number for number in gone if number < len(events)]
    taken_back = [Event(100 + n, K.RETRACTED, MONDAY + timedelta(days=90), retracts=n) for n in named]
    without = [event for event in events if event.id not in named]
    assert standing([*events, *taken_back]) == standing(without)
    assert in_order([*events, *taken_back]) == in_order(without)


@given(EVENTS)
def test_reopening_always_ends_in_a_live_stage(events: list[Event]) -> None:
    last = Event(500, K.REOPENED, MONDAY + timedelta(days=61))
    assert standing([*events, last]).live


@given(EVENTS)
def test_since_is_the_day_of_a_standing_event_and_never_after_the_last(events: list[Event]) -> None:
    now = standing(events)
    if not events:
        assert now.since is None
    else:
        assert now.since in {event.on for event in events}
        assert now.last_event_on == max(event.on for event in events)
        assert now.since <= now.last_event_on
