"""One application: opened, corrected, added to, deleted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.applications import add_application, correct_application
from onward.records.actions.events import append_event
from onward.records.actions.interviews import save_interview
from onward.records.actions.undo import undo_last
from onward.records.models import Application, Event, Interview, Posting


@pytest.fixture
def kestrel(alice, today) -> int:
    applied = today - timedelta(days=20)
    return add_application(
        by=alice,
        company="Kestrel Works",
        role="Data Engineer",
        today=today,
        applied_on=applied,
        posting_text="Late events.",
    )


def text(answer):
    return answer.content.decode()


def url(application_id, rest=""):
    return f"/pipeline/{application_id}/{rest}"


def test_it_says_where_it_stands_in_words(browser, alice, kestrel, today):
    append_event(by=alice, application_id=kestrel, kind="interview", on=today - timedelta(days=9), today=today)
    append_event(by=alice, application_id=kestrel, kind="rejected", on=today - timedelta(days=1), today=today)
    page = text(browser.get(url(kestrel)))
    assert "They said no after the interviews" in page
    assert 'title="Tuesday 10 November 2026">yesterday</time>' in page


def test_it_says_of_each_event_who_said_so(browser, alice, kestrel):
    assert "You said so" in text(browser.get(url(kestrel)))


def test_it_links_the_comeback_of_a_fresh_no(browser, alice, kestrel, today):
    append_event(by=alice, application_id=kestrel, kind="rejected", on=today, today=today)
    comeback = Application.objects.get(pk=kestrel).comeback
    page = text(browser.get(url(kestrel)))
    assert f'href="/comeback/{comeback.pk}/"' in page
    assert "Go on with it" in page


def test_it_adds_what_happened_and_offers_to_undo_it(browser, alice, kestrel, today):
    answer = browser.post(url(kestrel, "events/add"), {"kind": "offer", "on": today, "remark": "By phone"}, follow=True)
    assert Application.objects.get(pk=kestrel).stage == "offer"
    assert "By phone" in text(answer)
    assert 'action="/undo/' in text(answer)


def test_it_keeps_what_was_typed_when_an_event_is_refused(browser, kestrel, today):
    typed = {"kind": "rejected", "on": today + timedelta(days=30), "remark": "They rang"}
    answer = browser.post(url(kestrel, "events/add"), typed)
    assert answer.status_code == 422
    assert "They rang" in text(answer)
    assert "future" in text(answer)


def test_it_takes_an_event_back_in_one_click(browser, alice, kestrel, today):
    event = append_event(by=alice, application_id=kestrel, kind="rejected", on=today, today=today)
    page = text(browser.post(url(kestrel, f"events/{event}/retract"), follow=True))
    assert Application.objects.get(pk=kestrel).stage == "applied"
    assert "Taken back." in page


def test_it_corrects_an_event_and_keeps_the_old_one_in_the_history(browser, alice, kestrel, today):
    event = append_event(by=alice, application_id=kestrel, kind="rejected", on=today, today=today)
    form = text(browser.get(url(kestrel, f"events/{event}/")))
    assert '<option value="rejected" selected>' in form
    browser.post(url(kestrel, f"events/{event}/"), {"kind": "withdrawn", "on": today - timedelta(days=2)})
    assert Application.objects.get(pk=kestrel).stage == "withdrawn"
    assert Event.objects.filter(pk=event).exists()


def test_it_corrects_company_role_and_posting(browser, kestrel):
    typed = {"company": "Kestrel Ltd", "role": "Analytics Engineer", "version": "0", "url": "kestrel.example/jobs/7"}
    browser.post(url(kestrel, "correct/"), typed)
    page = text(browser.get(url(kestrel)))
    assert "Analytics Engineer" in page
    assert 'href="https://kestrel.example/jobs/7"' in page


def test_it_warns_when_it_was_changed_elsewhere_and_saves_on_the_second_try(browser, alice, kestrel):
    correct_application(by=alice, application_id=kestrel, version=0, role="Changed meanwhile")
    typed = {"company": "Kestrel Works", "role": "Typed here", "version": "0"}
    answer = browser.post(url(kestrel, "correct/"), typed)
    assert answer.status_code == 422
    assert "changed elsewhere" in text(answer)
    assert 'value="Typed here"' in text(answer)
    assert Application.objects.get(pk=kestrel).role == "Changed meanwhile"
    now = Application.objects.get(pk=kestrel).version
    assert f'name="version" value="{now}"' in text(answer)
    browser.post(url(kestrel, "correct/"), {**typed, "version": str(now)})
    assert Application.objects.get(pk=kestrel).role == "Typed here"


def test_it_keeps_an_interview_with_what_was_said(browser, kestrel, today):
    typed = {
        "on": today - timedelta(days=3),
        "time": "14:30",
        "zone": "Europe/Zurich",
        "round": "panel",
        "people": "Priya Natarajan, Tom Okafor",
        "talked_about": "How the team replays late events",
        "i_proved": "Six hours to forty minutes",
    }
    browser.post(url(kestrel, "interviews/add/"), typed)
    talk = Interview.objects.get()
    page = text(browser.get(url(kestrel)))
    assert {person.name for person in talk.people.all()} == {"Priya Natarajan", "Tom Okafor"}
    assert "2:30 p.m. (Europe/Zurich)" in page
    assert "How the team replays late events" in page
    form = text(browser.get(url(kestrel, f"interviews/{talk.pk}/")))
    assert 'value="14:30"' in form
    assert "Priya Natarajan, Tom Okafor" in form


def test_it_knows_no_zone_of_that_name(browser, kestrel, today):
    typed = {"on": today, "time": "09:00", "zone": "Middle/Earth", "round": "phone"}
    answer = browser.post(url(kestrel, "interviews/add/"), typed)
    assert answer.status_code == 422
    assert "No time zone is called that." in text(answer)
    assert not Interview.objects.exists()


def test_it_deletes_with_a_way_back(browser, alice, kestrel):
    browser.post(url(kestrel, "delete"))
    assert not Application.objects.exists()
    undo_last(by=alice)
    assert Application.objects.get().pk == kestrel


def test_it_shows_no_posting_address_that_could_run(browser, alice, kestrel):
    Posting.objects.update(url="javascript:alert(1)")
    assert "javascript:" not in text(browser.get(url(kestrel)))


@pytest.mark.parametrize("rest", ["", "correct/", "interviews/add/", "events/1/", "interviews/1/"])
def test_it_finds_nothing_of_a_stranger(browser, charlie, today, rest):
    theirs = add_application(by=charlie, company="Secret Ltd", role="Spy", today=today)
    assert browser.get(url(theirs, rest)).status_code == 404


def test_it_writes_nothing_of_a_stranger(browser, charlie, today):
    theirs = add_application(by=charlie, company="Secret Ltd", role="Spy", today=today)
    event = Event.objects.get(application_id=theirs).pk
    sent = {"kind": "rejected", "on": today.isoformat()}
    for rest in ("delete", "events/add", f"events/{event}/retract", f"events/{event}/"):
        assert browser.post(url(theirs, rest), sent).status_code == 404
    assert Application.objects.get(pk=theirs).stage == "applied"


@pytest.mark.parametrize("count", [1, 12])
def test_it_asks_the_database_as_often_for_many_talks_as_for_one(
    browser, alice, kestrel, today, count, django_assert_max_num_queries
):
    for number in range(count):
        on = today - timedelta(days=number)
        save_interview(
            by=alice, application_id=kestrel, on=on, people=[f"Person {number}", f"Priya {number}"], today=today
        )
    with django_assert_max_num_queries(42):
        browser.get(url(kestrel))
