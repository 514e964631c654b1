"""The profile, the search, its goals, answers to moves, and the Radar."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.account import local_user, save_profile
from onward.records.actions.companies import company_named, set_radar
from onward.records.actions.errors import Refused
from onward.records.actions.goals import save_goals, tap_goal
from onward.records.actions.moves import answer_move
from onward.records.actions.searches import current_search, pause_search, rename_search, resume_search
from onward.records.models import Change, Company, Goal, MoveState
from onward.records.queries.account import has_anything, profile
from onward.records.queries.plan import goals, situation


def test_there_is_one_local_user_whom_nobody_can_log_in_as(db):
    user = local_user()
    assert local_user().pk == user.pk
    assert not user.has_usable_password()


def test_the_profile_is_kept_tidy(alice):
    save_profile(
        by=alice, name=" Alice  Marin ", addresses=["A@x.example", "a@x.example", ""], timezone="Europe/Zurich"
    )
    assert profile(alice).name == "Alice Marin"
    assert profile(alice).addresses == ("a@x.example",)
    assert profile(alice).timezone == "Europe/Zurich"


@pytest.mark.parametrize("wrong", [{"timezone": "Mars/Olympus"}, {"addresses": ["nobody"]}])
def test_a_wrong_profile_is_refused(alice, wrong):
    with pytest.raises(Refused):
        save_profile(**{"by": alice, "name": "A", "addresses": [], "timezone": "", **wrong})
    assert profile(alice).name == "Alice Marin"


def test_a_search_is_named_paused_and_resumed(alice, today):
    assert current_search(by=alice, today=today) == current_search(by=alice, today=today)
    rename_search(by=alice, name="Analytics", target="A team that ships")
    pause_search(by=alice)
    now = profile(alice)
    assert (now.search, now.target, now.paused) == ("Analytics", "A team that ships", True)
    assert situation(alice, today=today).paused
    resume_search(by=alice)
    assert not situation(alice, today=today).paused


def test_without_a_search_there_is_nothing_to_pause(alice):
    with pytest.raises(Refused):
        pause_search(by=alice)


def test_a_goal_kept_by_hand_counts_taps_of_its_week(alice, today):
    current_search(by=alice, today=today)
    by_hand = Goal.objects.get(counts="manual")
    assert tap_goal(by=alice, goal_id=by_hand.pk, today=today) == 1
    assert tap_goal(by=alice, goal_id=by_hand.pk, today=today) == 2
    assert tap_goal(by=alice, goal_id=by_hand.pk, today=today, by_how_many=-5) == 0
    tap_goal(by=alice, goal_id=by_hand.pk, today=today)
    assert {goal.name: goal.done for goal in goals(alice, today=today)}["Hours of practice"] == 1
    assert all(goal.done == 0 for goal in goals(alice, today=today + timedelta(days=7)))


def test_what_is_counted_needs_no_tap(alice, today):
    current_search(by=alice, today=today)
    with pytest.raises(Refused, match="counted"):
        tap_goal(by=alice, goal_id=Goal.objects.get(counts="people").pk, today=today)


def test_goals_left_out_rest_and_come_back_when_named(alice, today):
    current_search(by=alice, today=today)
    keep = Goal.objects.get(counts="people").pk
    save_goals(by=alice, goals=[(keep, "People", "people", 5), (None, "Comebacks", "comebacks", 1)], today=today)
    assert [(goal.name, goal.planned) for goal in goals(alice, today=today)] == [("People", 5), ("Comebacks", 1)]
    rest = Goal.objects.get(counts="manual").pk
    save_goals(by=alice, goals=[(rest, "Practice", "manual", 2)], today=today)
    assert [goal.name for goal in goals(alice, today=today)] == ["Practice"]


@pytest.mark.parametrize("wrong", [("", "people", 1), ("X", "luck", 1), ("X", "people", 0), ("X", "people", 100)])
def test_a_goal_that_cannot_be_is_refused(alice, today, wrong):
    with pytest.raises(Refused):
        save_goals(by=alice, goals=[(None, *wrong)], today=today)
    assert not Goal.objects.exists()


def test_an_answer_to_a_move_is_remembered_and_can_change(alice, today):
    until = today + timedelta(days=3)
    answer_move(by=alice, move_id="tray", state="snoozed", until=until, today=today)
    assert situation(alice, today=today).answers["tray"].until == until
    answer_move(by=alice, move_id="tray", state="done", until=None, today=today)
    answer = situation(alice, today=today).answers["tray"]
    assert (answer.state, answer.until, answer.said_on) == ("done", None, today)
    assert MoveState.objects.count() == 1


@pytest.mark.parametrize(("state", "days"), [("snoozed", None), ("snoozed", 0), ("eaten", 1)])
def test_an_answer_that_cannot_be_is_refused(alice, today, state, days):
    until = None if days is None else today + timedelta(days=days)
    with pytest.raises(Refused):
        answer_move(by=alice, move_id="tray", state=state, until=until, today=today)


def test_the_radar_takes_a_company_and_lets_it_go(alice, today):
    company = company_named(by=alice, name="Nordlicht GmbH", domain="nordlicht.example")
    assert company_named(by=alice, name="nordlicht", domain="nordlicht.de").domains == [
        "nordlicht.example",
        "nordlicht.de",
    ]
    for on_radar, since in ((True, today), (True, today), (False, None)):
        set_radar(by=alice, company_id=company.pk, on_radar=on_radar, today=today)
        assert Company.objects.get().on_radar_since == since
    assert Change.objects.filter(verb="radar").count() == 2


def test_an_empty_record_shows_the_three_doors(alice, add):
    assert not has_anything(alice)
    add()
    assert has_anything(alice)
