"""The situation: what the rules for moves look at, bounded however large the record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onward.core.plan.moves import next_moves
from onward.records.actions.applications import correct_application
from onward.records.actions.comebacks import finish_step, move_on
from onward.records.actions.interviews import save_interview
from onward.records.actions.notes import mark_sent, open_note
from onward.records.actions.people import log_touch, save_contact
from onward.records.models import Application, Company, Event, Mail, Search, User
from onward.records.queries.plan import MOST, goals, situation


def only(alice, today):
    (now,) = situation(alice, today=today).applications
    return now


def test_an_empty_record_gives_an_empty_situation(alice, today):
    now = situation(alice, today=today)
    assert (now.applications, now.comebacks, now.contacts, now.goals, now.tray) == ((), (), (), (), 0)
    assert next_moves(now).moves == ()


def test_follow_ups_are_told(add, tell, alice, today):
    row = add(days_ago=20)
    tell(row, "followed_up", 10)
    assert only(alice, today).follow_ups_on == (today - timedelta(days=10),)


def test_talks_ahead_and_talks_held_are_told_apart(add, alice, today):
    row = add()
    at = datetime(2026, 11, 13, 9, tzinfo=UTC)
    save_interview(by=alice, application_id=row.pk, on=today - timedelta(days=2), people=["Sam Ode"], today=today)
    save_interview(by=alice, application_id=row.pk, on=None, at=at, people=["Priya Raman"], today=today)
    now = only(alice, today)
    assert (now.interview_on, now.interview_at) == (at.date(), at)
    assert now.last_interview_on == today - timedelta(days=2)
    assert not now.thanked_interview
    assert now.person == "Priya Raman"


def test_thanks_for_a_talk_are_known(add, alice, today):
    row = add()
    save_interview(by=alice, application_id=row.pk, on=today - timedelta(days=2), people=["Sam Ode"], today=today)
    pk = open_note(by=alice, kind="interview_thank_you", today=today, application_id=row.pk)
    mark_sent(by=alice, note_id=pk, how="copy", today=today)
    assert only(alice, today).thanked_interview


def test_a_talk_told_by_hand_was_held_and_an_invitation_was_not(add, tell, alice, today):
    tell(add(), "interview", 3)
    tell(add(company="Meerblick"), "interview", 3, source="mail")
    held = {now.row.company: now.last_interview_on for now in situation(alice, today=today).applications}
    assert held == {"Nordlicht": today - timedelta(days=3), "Meerblick": None}


def test_open_tests_and_offers_carry_their_deadlines(add, tell, alice, today):
    task, offer = add(), add(company="Meerblick")
    tell(task, "assessment", 1, due_on=today + timedelta(days=2))
    tell(offer, "offer", 1, due_on=today + timedelta(days=4))
    by_company = {now.row.company: now for now in situation(alice, today=today).applications}
    assert (by_company["Nordlicht"].assessment_open, by_company["Nordlicht"].assessment_due) == (
        True, today + timedelta(days=2),
    )  # fmt: skip
    assert (by_company["Meerblick"].offer_open, by_company["Meerblick"].offer_due) == (True, today + timedelta(days=4))
    tell(task, "update", 0)
    assert not {now.row.company: now for now in situation(alice, today=today).applications}["Nordlicht"].assessment_open


def test_who_hires_is_named(add, alice, today):
    row, person = add(), save_contact(by=alice, name="Sam Ode", today=today)
    correct_application(by=alice, application_id=row.pk, version=0, hiring_person=person)
    now = only(alice, today)
    assert (now.hiring_person, now.person, now.contact_id) == ("Sam Ode", "Sam Ode", person)


def test_what_gives_no_move_is_not_loaded(add, alice, today):
    long_silent, fresh = add(days_ago=300), add(company="Meerblick", days_ago=1)
    assert [now.row.id for now in situation(alice, today=today).applications] == [fresh.pk]
    assert long_silent.live


def test_the_recently_ended_stay_in_sight(add, tell, alice, today):
    old, new = add(days_ago=200), add(company="Meerblick", days_ago=40)
    tell(old, "withdrawn", 120), tell(new, "withdrawn", 20)
    assert [now.row.id for now in situation(alice, today=today).applications] == [new.pk]


def test_fresh_comebacks_old_ones_and_days_to_look_again(rejected, add, tell, alice, today):
    old = add(company="Meerblick", days_ago=90)
    tell(old, "rejected", 60)
    now = situation(alice, today=today)
    assert [one.id for one in now.comebacks] == [rejected.pk]
    assert now.late_comebacks == 1
    move_on(by=alice, comeback_id=rejected.pk, reapply_on=today + timedelta(days=30), today=today)
    assert situation(alice, today=today).comebacks == ()
    later = today + timedelta(days=25)
    assert [one.reapply_on for one in situation(alice, today=later).comebacks] == [today + timedelta(days=30)]


def test_a_fresh_no_becomes_the_move_to_thank(rejected, alice, today):
    moves = next_moves(situation(alice, today=today)).moves
    thank = next(move for move in moves if move.does == "note:thank_you")
    assert (thank.person, thank.company, thank.comeback_id) == ("Priya Raman", "Nordlicht", rejected.pk)
    finish_step(by=alice, comeback_id=rejected.pk, step="thank", today=today)
    assert not [m for m in next_moves(situation(alice, today=today)).moves if m.does == "note:thank_you"]


def test_goals_count_the_week_from_monday(rejected, add, alice, today):
    monday = today - timedelta(days=today.weekday())
    sam, jo = (save_contact(by=alice, name=name, today=today) for name in ("Sam Ode", "Jo Park"))
    for contact, on in ((sam, today), (sam, monday), (jo, monday - timedelta(days=1))):
        log_touch(by=alice, contact_id=contact, kind="call", on=on, today=today)
    add(company="Meerblick", days_ago=today.weekday()), add(company="Südwind", days_ago=today.weekday() + 1)
    done = {goal.counts: goal.done for goal in goals(alice, today=today)}
    assert done == {"people": 1, "applications": 1, "manual": 0}


def test_the_tray_says_how_many_may_be_a_no(mail, alice, today):
    mail(state=Mail.State.TRAY), mail(state=Mail.State.TRAY, kind="update"), mail()
    now = situation(alice, today=today)
    assert (now.tray, now.tray_maybe_no) == (2, 1)


def fill(alice: User, today: date, count: int) -> None:
    """Many live applications with their events, written in bulk."""
    search = Search.objects.create(owner=alice, name="Large", started_on=today)
    company = Company.objects.create(owner=alice, name="Large firm", key=f"large firm {count}")
    rows = Application.objects.bulk_create(
        Application(
            owner=alice, search=search, company=company, role=f"Role {n}", stage="applied", reached="applied",
            applied_on=today - timedelta(days=n % 60), last_event_on=today - timedelta(days=n % 60),
            next_due_on=today - timedelta(days=n % 60 - 8),
        )
        for n in range(count)
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(owner=alice, application=row, kind=kind, on=row.applied_on or today)
        for row in rows
        for kind in ("applied", "acknowledged")
    )


def test_however_many_applications_the_reads_and_rows_stay_few(rejected, alice, today):
    fill(alice, today, 30)
    with CaptureQueriesContext(connection) as few:
        situation(alice, today=today)
    fill(alice, today, 1500)
    with CaptureQueriesContext(connection) as many:
        now = situation(alice, today=today)
    assert len(many) == len(few) <= 26
    assert len(now.applications) <= sum(MOST.values())
    assert len([one for one in now.applications if one.row.stage == "applied"]) == MOST["applied"]  # type: ignore[index]


@pytest.mark.parametrize("kind", ["assessment", "interview", "offer"])
def test_what_presses_is_never_crowded_out(kind, add, tell, alice, today):
    fill(alice, today, 1000)
    row = add(company="Pressing", days_ago=30)
    tell(row, kind, 3)
    assert row.pk in {now.row.id for now in situation(alice, today=today).applications}


def test_a_stranger_shares_nothing_of_it(rejected, add, charlie, today):
    now = situation(charlie, today=today)
    assert (now.applications, now.comebacks, now.contacts) == ((), (), ())


def test_an_old_no_is_as_fresh_as_it_was_when_seen_from_its_own_time(add, tell, alice, today):
    tell(add(days_ago=70), "rejected", 60)
    now = situation(alice, today=today)
    assert (now.late_comebacks, now.comebacks) == (1, ())
    then = situation(alice, today=today - timedelta(days=59))
    assert then.late_comebacks == 0
    assert [comeback.late for comeback in then.comebacks] == [False]


def test_an_earlier_day_does_not_know_what_came_later(add, tell, alice, today):
    row = add(days_ago=30)
    tell(row, "rejected", 5)
    assert situation(alice, today=today - timedelta(days=40)).applications == ()
    (then,) = situation(alice, today=today - timedelta(days=21)).applications
    assert then.row.live
    assert situation(alice, today=today - timedelta(days=21)).comebacks == ()
    assert "note:follow_up" in [
        move.does for move in next_moves(situation(alice, today=today - timedelta(days=21))).moves
    ]
