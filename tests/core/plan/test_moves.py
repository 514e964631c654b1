"""The day's moves, rule by rule."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.pipeline.stages import Stage
from onward.core.plan.comeback import Step
from onward.core.plan.moves import AT_MOST, every_move, next_moves
from onward.core.plan.situation import GoalNow, MoveAnswer
from tests.core.plan.build import TODAY, application, comeback, contact, days_ago, situation


def does(**given) -> list[str]:
    return [move.does for move in next_moves(situation(**given)).moves]


def test_it_has_nothing_to_say_on_an_empty_day():
    agenda = next_moves(situation())
    assert agenda.moves == ()
    assert agenda.later == ()


def test_it_offers_the_note_first_after_a_fresh_no():
    moves = next_moves(situation(comebacks=(comeback(),), contacts=(contact(),))).moves
    assert moves[0].does == "note:thank_you"
    assert moves[0].title == "Thank Priya"
    assert moves[0].due == TODAY
    assert moves[0].comeback_id == 1


def test_it_moves_on_to_the_next_step_when_one_is_done():
    done = comeback(done=(Step.THANK, Step.REASSURE))
    assert does(comebacks=(done,)) == ["note:connection_request"]


def test_it_offers_no_note_where_nobody_was_met_and_nobody_reads():
    screened = comeback(met=False, answerable=False, person="")
    moves = every_move(situation(comebacks=(screened,)))
    assert [move.step for move in moves] == ["reassure"]


def test_it_keeps_folded_comebacks_out_but_offers_them_in_bulk():
    late = comeback(late=True, opened_on=days_ago(60))
    moves = every_move(situation(comebacks=(late,), late_comebacks=12))
    assert [move.title for move in moves] == ["Put 12 older noes to rest, together"]


def test_it_reminds_to_apply_again_on_the_day_that_was_set():
    ended = comeback(ended_on=days_ago(100), reapply_on=TODAY, what_must_change="One dbt project in public.")
    (move,) = next_moves(situation(comebacks=(ended,))).moves
    assert move.does == "reapply"
    assert "One dbt project in public." in move.why


@pytest.mark.parametrize(("age", "expected"), [(7, []), (8, ["note:follow_up"]), (45, ["note:follow_up"]), (46, [])])
def test_it_follows_up_on_day_eight_and_not_for_ever(age, expected):
    silent = application(applied_on=days_ago(age), last_event_on=days_ago(age), hiring_person="Ana")
    assert does(applications=(silent,)) == expected


def test_it_follows_up_twice_at_most():
    once = application(applied_on=days_ago(16), follow_ups_on=(days_ago(7),), hiring_person="Ana")
    twice = application(applied_on=days_ago(24), follow_ups_on=(days_ago(16), days_ago(8)), hiring_person="Ana")
    assert does(applications=(once,)) == ["note:follow_up"]
    assert does(applications=(twice,)) == []


def test_it_asks_who_hires_only_while_nobody_is_known():
    assert does(applications=(application(),)) == ["find_person"]
    assert does(applications=(application(hiring_person="Ana Ruiz"),)) == []


def test_it_thanks_after_a_talk_once():
    talked: dict[str, Any] = {"stage": Stage.INTERVIEW, "last_interview_on": days_ago(1), "last_event_on": days_ago(1)}
    assert does(applications=(application(**talked),)) == ["note:interview_thank_you"]
    assert does(applications=(application(**talked, thanked_interview=True),)) == []


def test_it_asks_where_things_stand_a_week_after_a_talk():
    talked: dict[str, Any] = {"stage": Stage.INTERVIEW, "last_interview_on": days_ago(7), "last_event_on": days_ago(7)}
    assert does(applications=(application(**talked),)) == ["note:follow_up"]
    assert does(applications=(application(**talked, follow_ups_on=(days_ago(1),)),)) == []


def test_it_puts_an_offer_before_everything():
    offered = application(2, stage=Stage.OFFER, offer_open=True, offer_due=TODAY + timedelta(days=2))
    moves = next_moves(situation(applications=(offered,), comebacks=(comeback(),), tray=4, tray_maybe_no=1)).moves
    assert [move.does for move in moves][:3] == ["offer_deadline", "note:thank_you", "mail_tray"]


@pytest.mark.parametrize("open_thing", ["assessment_open", "offer_open", "interview_on", "last_interview_on"])
def test_it_asks_for_nothing_on_what_is_over(open_thing):
    value = True if open_thing.endswith("open") else TODAY
    given: dict[str, Any] = {open_thing: value}
    over = application(stage=Stage.REJECTED, **given)
    assert does(applications=(over,)) == []


def test_it_sorts_fresh_postings_before_old_ones():
    fresh = application(1, stage=Stage.SAVED, applied_on=None, posted_on=days_ago(2))
    old = application(2, stage=Stage.SAVED, applied_on=None, posted_on=days_ago(30))
    moves = next_moves(situation(applications=(old, fresh))).moves
    assert [move.application_id for move in moves] == [1, 2]
    assert moves[0].source is not None
    assert moves[1].source is None


def test_it_writes_to_the_rejecter_and_only_greets_the_others():
    friend = contact(2, relation="friend")
    assert sorted(does(contacts=(contact(), friend))) == ["note:check_in", "touch"]
    assert does(contacts=(contact(rests=True),)) == []


def test_it_shows_at_most_five_and_keeps_the_rest_for_later():
    many = tuple(contact(number, relation="friend") for number in range(1, 9))
    agenda = next_moves(situation(contacts=many, tray=3, comebacks=(comeback(),)))
    assert len(agenda.moves) <= AT_MOST
    assert len(agenda.moves) + len(agenda.later) == 10
    assert [move.does for move in agenda.moves].count("touch") == 2


def test_it_leaves_what_is_not_due_for_later():
    tomorrow = contact(next_touch_on=TODAY + timedelta(days=1))
    agenda = next_moves(situation(contacts=(tomorrow,)))
    assert agenda.moves == ()
    assert len(agenda.later) == 1


@pytest.mark.parametrize("state", ["done", "dismissed"])
def test_it_does_not_repeat_what_was_answered(state):
    (move,) = every_move(situation(contacts=(contact(),)))
    answers = {move.id: MoveAnswer(state, None, TODAY)}
    assert does(contacts=(contact(),), answers=answers) == []


def test_it_brings_back_what_was_put_off_on_its_day():
    (move,) = every_move(situation(contacts=(contact(),)))
    tomorrow = {move.id: MoveAnswer("snoozed", TODAY + timedelta(days=1), TODAY)}
    agenda = next_moves(situation(contacts=(contact(),), answers=tomorrow))
    assert agenda.moves == ()
    assert [later.id for later in agenda.later] == [move.id]
    assert does(contacts=(contact(),), answers={move.id: MoveAnswer("snoozed", TODAY, days_ago(1))})


def test_it_restarts_the_rhythm_after_a_touch():
    (before,) = every_move(situation(contacts=(contact(),)))
    (after,) = every_move(situation(contacts=(contact(last_touch_on=days_ago(1)),)))
    assert before.id != after.id


def test_it_rests_while_the_search_is_paused():
    assert next_moves(situation(paused=True, tray=3, comebacks=(comeback(),))).moves == ()


def test_it_names_a_goal_only_from_wednesday_on():
    goal = GoalNow(1, "People reached", "people", 3, 1)
    assert does(goals=(goal,)) == ["goal"]
    assert next_moves(situation(today=days_ago(1), goals=(goal,))).moves == ()
    assert does(goals=(GoalNow(1, "People reached", "people", 3, 3),)) == []


def test_every_figure_in_a_reason_has_a_source():
    everything = situation(
        applications=(
            application(1, applied_on=days_ago(9)),
            application(2, stage=Stage.INTERVIEW, last_interview_on=days_ago(1)),
            application(3, stage=Stage.SAVED, applied_on=None, posted_on=TODAY),
        ),
        comebacks=(comeback(),),
        contacts=(contact(),),
    )
    for move in every_move(everything):
        if "in 100" in move.why or "Half of" in move.why:
            assert move.source is not None, move.title


@given(
    ages=st.lists(st.integers(min_value=-5, max_value=400), max_size=30),
    stage=st.sampled_from(list(Stage)),
    tray=st.integers(min_value=0, max_value=500),
)
def test_it_never_stumbles_and_never_names_one_move_twice(ages, stage, tray):
    applications = tuple(
        application(number, stage=stage, applied_on=days_ago(age), last_event_on=days_ago(age))
        for number, age in enumerate(ages)
    )
    agenda = next_moves(situation(applications=applications, tray=tray))
    ids = [move.id for move in agenda.moves + agenda.later]
    assert len(ids) == len(set(ids))
    assert len(agenda.moves) <= AT_MOST
