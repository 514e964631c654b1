"""Events: appended, taken back, corrected; the derived columns and the Comeback follow."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from onward.core.pipeline.events import EventKind, Round
from onward.records.actions.comebacks import finish_step, move_on
from onward.records.actions.errors import Refused
from onward.records.actions.events import append_event, correct_event, rebuild, retract_event, settling
from onward.records.actions.journal import unrecorded
from onward.records.actions.standings import COLUMNS
from onward.records.models import Application, Change, Comeback, Event, Interview


def columns(application: Application) -> tuple[object, ...]:
    return Application.objects.values_list(*COLUMNS).get(pk=application.pk)


def test_an_event_settles_stage_dates_and_next_due_day(add, today):
    application = add(days_ago=3)
    applied = today - timedelta(days=3)
    assert columns(application) == ("applied", applied, "applied", True, applied, applied, applied + timedelta(days=8))


def test_taking_an_event_back_leaves_it_in_the_history(add, tell, alice, today):
    application = add()
    before = columns(application)
    event_id = tell(application, "interview", 2)
    assert application.stage == "interview"
    retract_event(by=alice, event_id=event_id, today=today)
    assert columns(application) == before
    assert Event.objects.filter(pk=event_id).exists()


def test_taking_back_twice_is_harmless(add, tell, alice, today):
    application = add()
    event_id = tell(application, "interview", 2)
    for _ in range(2):
        retract_event(by=alice, event_id=event_id, today=today)
    assert Event.objects.filter(retracts=event_id).count() == 1
    assert Change.objects.filter(verb="retract").count() == 1


def test_a_correction_is_two_rows_and_one_change(add, tell, alice, today):
    application = add()
    event_id = tell(application, "interview", 2)
    changes = Change.objects.count()
    correct_event(by=alice, event_id=event_id, kind="interview", on=today, round="phone", today=today)
    application.refresh_from_db()
    assert application.stage == "screening"
    assert Change.objects.count() == changes + 1


def test_what_was_taken_back_cannot_be_corrected(add, tell, alice, today):
    event_id = tell(add(), "interview", 2)
    retract_event(by=alice, event_id=event_id, today=today)
    with pytest.raises(Refused, match="already taken back"):
        correct_event(by=alice, event_id=event_id, kind="offer", on=today, today=today)


@pytest.mark.parametrize(("kind", "ahead"), [("applied", 1), ("retracted", 0), ("dreamt", 0), ("applied", -20_000)])
def test_what_cannot_be_is_refused_in_a_sentence(add, alice, today, kind, ahead):
    application = add()
    events = Event.objects.count()
    with pytest.raises(Refused) as refused:
        append_event(by=alice, application_id=application.pk, kind=kind, on=today + timedelta(days=ahead), today=today)
    assert refused.value.sentence.endswith(".")
    assert Event.objects.count() == events


def test_a_mail_dated_tomorrow_counts_as_today(add, alice, today):
    application = add()
    append_event(
        by=alice, application_id=application.pk, kind="update", on=today + timedelta(days=1), today=today, source="mail"
    )
    application.refresh_from_db()
    assert application.last_event_on == today


def test_a_no_opens_a_comeback_with_who_wrote(rejected, alice):
    assert rejected.event.kind == "rejected"
    assert rejected.mail is not None
    assert (rejected.met, rejected.answerable, rejected.late, rejected.ended_on) == (True, True, False, None)


def test_a_no_of_three_weeks_ago_opens_folded(add, tell):
    for days_ago, late in ((21, False), (22, True)):
        application = add(company=f"Firm {days_ago}", days_ago=40)
        tell(application, "rejected", days_ago)
        assert Comeback.objects.get(application=application).late is late


def test_nobody_met_is_said_so(add, tell):
    application = add()
    tell(application, "rejected")
    assert Comeback.objects.get(application=application).met is False


@pytest.mark.parametrize(
    ("details", "address"),
    [
        ({"no_reply": True}, "jobs@nordlicht.example"),
        ({"automatic": True}, "jobs@nordlicht.example"),
        ({}, "no-reply@ats.example"),
        ({}, ""),
    ],
)
def test_nobody_reads_answers_at_a_machine(add, tell, mail, details, address):
    application = add()
    no = mail(details=details, from_email=address, person_name="", person_email="")
    tell(application, "rejected", mail_id=no.pk)
    assert Comeback.objects.get(application=application).answerable is False


def test_a_no_taken_back_removes_an_untouched_comeback(rejected, alice, today):
    retract_event(by=alice, event_id=rejected.event_id, today=today)
    assert not Comeback.objects.exists()
    assert Application.objects.get().stage == "interview"


def test_a_no_taken_back_keeps_a_comeback_with_work_in_it(rejected, alice, today):
    finish_step(by=alice, comeback_id=rejected.pk, step="thank", today=today)
    retract_event(by=alice, event_id=rejected.event_id, today=today)
    rejected.refresh_from_db()
    assert (rejected.ended_on, rejected.ended_how) == (today, "taken_back")
    assert rejected.steps["thank"]["state"] == "done"


def test_the_same_no_told_again_reopens_what_was_kept(rejected, alice, today):
    finish_step(by=alice, comeback_id=rejected.pk, step="thank", today=today)
    retract_event(by=alice, event_id=rejected.event_id, today=today)
    append_event(by=alice, application_id=rejected.application_id, kind="rejected", on=today, today=today)
    rejected.refresh_from_db()
    assert rejected.ended_on is None
    assert rejected.steps["thank"]["state"] == "done"


def test_a_second_no_after_it_went_on_starts_a_fresh_comeback(rejected, alice, today):
    move_on(by=alice, comeback_id=rejected.pk, reapply_on=None, today=today - timedelta(days=1))
    for kind in ("reopened", "rejected"):
        append_event(by=alice, application_id=rejected.application_id, kind=kind, on=today, today=today)
    rejected.refresh_from_db()
    assert rejected.ended_on is None
    assert rejected.steps == {}
    assert rejected.opened_on == today


def test_a_corrected_date_moves_the_comeback_along(rejected, alice, today):
    earlier = today - timedelta(days=3)
    correct_event(by=alice, event_id=rejected.event_id, kind="rejected", on=earlier, today=today)
    rejected.refresh_from_db()
    assert (rejected.opened_on, rejected.ended_on) == (earlier, None)
    assert Comeback.objects.count() == 1


def test_many_events_are_settled_once_at_the_end(add, alice, today):
    application = add()
    with unrecorded(), settling(alice, today):
        for kind in ("acknowledged", "interview", "rejected"):
            append_event(by=alice, application_id=application.pk, kind=kind, on=today, today=today, source="mail")
        application.refresh_from_db()
        assert application.stage == "applied"
    application.refresh_from_db()
    assert application.stage == "rejected"
    assert Comeback.objects.filter(application=application).exists()
    assert Change.objects.filter(verb="events").count() == 0


def test_rebuilding_a_large_random_record_finds_no_difference(alice, today, add):
    pick = random.Random(7)
    kinds = [kind.value for kind in EventKind if kind is not EventKind.RETRACTED]
    applications = [add(company=f"Firm {number}") for number in range(60)]
    for _ in range(600):
        application = pick.choice(applications)
        known = list(Event.objects.filter(application=application).exclude(kind="retracted"))
        on = today - timedelta(days=pick.randrange(90))
        if known and pick.random() < 0.2:
            retract_event(by=alice, event_id=pick.choice(known).pk, today=today)
            continue
        kind = pick.choice(kinds)
        append_event(
            by=alice, application_id=application.pk, kind=kind, on=on, today=today,
            round=pick.choice(["", *Round]), due_on=on + timedelta(days=5) if kind == "offer" else None,
        )  # fmt: skip
    assert rebuild() == 0
    ended = Application.objects.filter(stage="rejected").values_list("pk", flat=True)
    assert set(ended) == set(Comeback.objects.filter(ended_on=None).values_list("application_id", flat=True))


def test_rebuilding_mends_what_was_bent(add):
    application = add()
    before = columns(application)
    Application.objects.update(stage="offer", live=False, next_due_on=date(2001, 1, 1))
    assert rebuild() == 1
    assert columns(application) == before


def test_talks_hang_on_the_corrected_event(add, tell, alice, today):
    application = add()
    event_id = tell(application, "interview", 2)
    talk = Interview.objects.create(owner=alice, application=application, event_id=event_id, on=today)
    new = correct_event(by=alice, event_id=event_id, kind="interview", on=today, today=today)
    talk.refresh_from_db()
    assert talk.event_id == new
