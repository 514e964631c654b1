"""Talks: kept with who was there and what was said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from onward.records.actions.errors import Refused
from onward.records.actions.events import rebuild
from onward.records.actions.interviews import save_interview
from onward.records.models import Contact, Event, Interview


def test_a_new_talk_is_an_event_too(add, alice, today):
    application = add()
    save_interview(by=alice, application_id=application.pk, on=today, round="phone", today=today)
    application.refresh_from_db()
    assert application.stage == "screening"
    assert application.next_due_on == today


def test_a_talk_still_ahead_is_told_of_today_and_due_on_its_day(add, alice, today):
    application = add()
    on = today + timedelta(days=4)
    save_interview(by=alice, application_id=application.pk, on=on, today=today)
    application.refresh_from_db()
    assert Event.objects.get(kind="interview").on == today
    assert application.next_due_on == on
    assert rebuild() == 0


def test_an_hour_counts_as_the_day_of_its_zone(add, alice, today):
    late = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    pk = save_interview(by=alice, application_id=add().pk, on=None, at=late, zone="Asia/Tokyo", today=today)
    talk = Interview.objects.get(pk=pk)
    assert (talk.on, talk.at, talk.zone) == (date(2026, 11, 21), late, "Asia/Tokyo")


def test_people_named_become_contacts_once(add, alice, today):
    application = add()
    for _ in range(2):
        save_interview(
            by=alice, application_id=application.pk, on=today, people=["Priya Raman", " priya  raman "], today=today
        )
    person = Contact.objects.get()
    assert (person.relation, person.company_id) == ("interviewer", application.company_id)
    assert person.interviews.count() == 2


def test_saving_again_changes_the_talk_and_its_event(add, alice, today):
    application = add()
    talk = save_interview(
        by=alice, application_id=application.pk, on=today, round="phone", people=["A B", "C D"], today=today
    )
    save_interview(
        by=alice, application_id=application.pk, interview_id=talk, on=today, round="final", people=["C D"],
        talked_about="late events", today=today,
    )  # fmt: skip
    application.refresh_from_db()
    assert application.stage == "interview"
    row = Interview.objects.get()
    assert [person.name for person in row.people.all()] == ["C D"]
    assert row.event is not None
    assert row.event.round == "final"
    assert not Event.objects.filter(retracts=row.event).exists()


def test_a_talk_put_off_is_due_on_its_new_day(add, alice, today):
    application = add()
    talk = save_interview(by=alice, application_id=application.pk, on=today + timedelta(days=2), today=today)
    later = today + timedelta(days=6)
    save_interview(by=alice, application_id=application.pk, interview_id=talk, on=later, today=today)
    application.refresh_from_db()
    assert application.next_due_on == later
    assert Event.objects.filter(kind="interview").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": None},
        {"round": "karaoke"},
        {"on": date(1970, 1, 1)},
        {"at": datetime(2026, 11, 20, 9)},  # noqa: DTZ001
        {"at": datetime(2026, 11, 20, 9, tzinfo=UTC), "zone": "Mars/Olympus"},
    ],
)
def test_what_cannot_be_is_refused(add, alice, today, wrong):
    application = add()
    with pytest.raises(Refused):
        save_interview(**{"by": alice, "application_id": application.pk, "on": today, "today": today, **wrong})
    assert not Interview.objects.exists()
