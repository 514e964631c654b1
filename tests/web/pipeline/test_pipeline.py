"""The table of applications, and adding one by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.applications import add_application
from onward.records.actions.events import append_event
from onward.records.models import Application


@pytest.fixture
def add(alice, today):
    """Adds an application of Alice's."""

    def add(company="Kestrel Works", role="Data Engineer", by=alice, **more):
        return add_application(by=by, company=company, role=role, today=today, **more)

    return add


def text(answer):
    return answer.content.decode()


def test_it_offers_the_ways_in_when_there_is_nothing(browser):
    page = text(browser.get("/pipeline/"))
    assert "Nothing here yet" in page
    assert "/mail/import/" in page


def test_it_shows_what_is_under_way_and_folds_away_what_is_over(browser, alice, add, today):
    add("Kestrel Works")
    over = add("Harbour Labs")
    append_event(by=alice, application_id=over, kind="rejected", on=today, today=today)
    page = text(browser.get("/pipeline/"))
    assert "Kestrel Works" in page
    assert "Harbour Labs" not in page
    assert 'href="?show=over"' in page
    assert "Harbour Labs" in text(browser.get("/pipeline/?show=over"))


@pytest.mark.parametrize(
    ("kind", "words"), [("rejected", "said no"), ("withdrawn", "withdrawn"), ("closed", "closed, no answer")]
)
def test_it_tells_the_three_ends_apart_and_none_in_red(browser, alice, add, today, kind, words):
    append_event(by=alice, application_id=add(), kind=kind, on=today, today=today)
    assert f'<span class="chip chip-stone">{words}</span>' in text(browser.get("/pipeline/?show=over"))


def test_it_narrows_to_a_stage(browser, alice, add, today):
    add("Kestrel Works")
    append_event(by=alice, application_id=add("Harbour Labs"), kind="interview", on=today, today=today)
    page = text(browser.get("/pipeline/?show=interview"))
    assert "Harbour Labs" in page
    assert "Kestrel Works" not in page


def test_it_takes_an_odd_filter_as_none(browser, add):
    add()
    assert "Kestrel Works" in text(browser.get("/pipeline/?show=../../etc&page=-3"))


def test_it_shows_nothing_of_a_stranger(browser, charlie, add):
    add("Secret Ltd", by=charlie)
    assert "Secret Ltd" not in text(browser.get("/pipeline/?show=all"))


def test_it_adds_one_by_hand_and_opens_it(browser, alice, today):
    answer = browser.post("/pipeline/add/", {"company": "Kestrel Works", "role": "Data Engineer", "stage": "applied"})
    made = Application.objects.get(owner=alice)
    assert answer["Location"] == f"/pipeline/{made.pk}/"
    assert (made.company.name, made.role, made.stage) == ("Kestrel Works", "Data Engineer", "applied")


def test_it_says_beside_the_field_what_is_missing_and_keeps_the_rest(browser):
    answer = browser.post("/pipeline/add/", {"company": "", "role": "Data Engineer", "stage": "applied"})
    assert answer.status_code == 422
    assert "This field is required." in text(answer)
    assert 'value="Data Engineer"' in text(answer)


def test_it_shows_what_the_record_refuses_beside_the_form(browser, today):
    typed = {"company": "Kestrel Works", "role": "X", "stage": "applied", "applied_on": today + timedelta(days=40)}
    answer = browser.post("/pipeline/add/", typed)
    assert answer.status_code == 422
    assert "future" in text(answer)
    assert 'value="Kestrel Works"' in text(answer)


def test_it_goes_through_long_lists_by_pages(browser, alice, add):
    for number in range(52):
        add(f"Company {number}")
    first, second = text(browser.get("/pipeline/")), text(browser.get("/pipeline/?page=2"))
    assert first.count('class="what"') == 50
    assert second.count('class="what"') == 2
    assert 'href="?page=2"' in first


@pytest.mark.parametrize("count", [1, 50])
def test_it_asks_the_database_as_often_for_fifty_as_for_one(browser, add, count, django_assert_max_num_queries):
    for number in range(count):
        add(f"Company {number}")
    with django_assert_max_num_queries(8):
        browser.get("/pipeline/")
