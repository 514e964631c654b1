"""The people: listed, opened, added, corrected; touches noted; let rest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.people import log_touch, save_contact
from onward.records.models import Contact, Touch


@pytest.fixture
def priya(alice, today) -> int:
    return save_contact(by=alice, name="Priya Natarajan", company="Kestrel Works", relation="rejecter", today=today)


def text(answer):
    return answer.content.decode()


def test_it_says_how_people_come_here_when_there_are_none(browser):
    assert "Nobody here yet" in text(browser.get("/people/"))


def test_it_lists_who_is_due_first(browser, alice, priya, today):
    far = save_contact(by=alice, name="Aaron Far", today=today)
    Contact.objects.filter(pk=far).update(next_touch_on=today + timedelta(days=60))
    Contact.objects.filter(pk=priya).update(next_touch_on=today - timedelta(days=1))
    page = text(browser.get("/people/"))
    assert page.index("Priya Natarajan") < page.index("Aaron Far")
    assert "1 person to be in touch with" in page
    assert "Aaron Far" not in text(browser.get("/people/?show=due"))


def test_it_finds_people_by_name_or_company(browser, alice, priya, today):
    save_contact(by=alice, name="Aaron Far", today=today)
    page = text(browser.get("/people/?text=kestrel"))
    assert "Priya Natarajan" in page
    assert "Aaron Far" not in page


def test_it_adds_someone_by_hand(browser, alice):
    typed = {"name": "Ana Ruiz", "company": "Larkspur", "relation": "peer", "strength": "moderate"}
    answer = browser.post("/people/add/", typed)
    ana = Contact.objects.get(owner=alice)
    assert answer["Location"] == f"/people/{ana.pk}/"
    assert ana.company is not None
    assert (ana.name, ana.company.name, ana.relation) == ("Ana Ruiz", "Larkspur", "peer")


def test_it_keeps_what_was_typed_when_a_name_is_missing(browser):
    answer = browser.post("/people/add/", {"name": " ", "company": "Larkspur", "relation": "peer", "strength": "weak"})
    assert answer.status_code == 422
    assert 'value="Larkspur"' in text(answer)


def test_it_corrects_a_person_and_offers_undo(browser, priya):
    typed = {"name": "Priya N.", "company": "Kestrel Works", "relation": "interviewer", "strength": "warm"}
    page = text(browser.post(f"/people/{priya}/correct/", typed, follow=True))
    assert "Priya N." in page
    assert "interviewed you" in page
    assert 'action="/undo/' in page


def test_a_touch_restarts_the_rhythm(browser, priya, today):
    before = Contact.objects.get(pk=priya).next_touch_on
    page = text(
        browser.post(
            f"/people/{priya}/touch", {"kind": "coffee", "on": today, "remark": "Talked of replay"}, follow=True
        )
    )
    after = Contact.objects.get(pk=priya)
    assert after.last_touch_on == today
    assert after.next_touch_on is not None
    assert before is None or after.next_touch_on >= before
    assert "Talked of replay" in page


def test_it_keeps_what_was_typed_when_a_touch_lies_in_the_future(browser, priya, today):
    typed = {"kind": "mail", "on": today + timedelta(days=9), "remark": "Soon"}
    answer = browser.post(f"/people/{priya}/touch", typed)
    assert answer.status_code == 422
    assert "Soon" in text(answer)
    assert not Touch.objects.exists()


def test_it_lets_someone_rest_and_takes_the_rhythm_up_again(browser, priya):
    assert "Rests" in text(browser.post(f"/people/{priya}/rest", {"rests": "yes"}, follow=True))
    assert Contact.objects.get(pk=priya).rests
    browser.post(f"/people/{priya}/rest", {"rests": "no"})
    assert not Contact.objects.get(pk=priya).rests


def test_it_deletes_someone(browser, priya):
    browser.post(f"/people/{priya}/delete")
    assert not Contact.objects.exists()


@pytest.mark.parametrize("rest", ["", "correct/"])
def test_it_finds_nobody_of_a_stranger(browser, charlie, today, rest):
    theirs = save_contact(by=charlie, name="Secret", today=today)
    assert browser.get(f"/people/{theirs}/{rest}").status_code == 404


def test_it_writes_nothing_of_a_stranger(browser, charlie, today):
    theirs = save_contact(by=charlie, name="Secret", today=today)
    for rest, sent in (("touch", {"kind": "mail", "on": today}), ("rest", {"rests": "yes"}), ("delete", {})):
        assert browser.post(f"/people/{theirs}/{rest}", sent).status_code == 404
    assert Contact.objects.get(pk=theirs).rests is False


@pytest.mark.parametrize("count", [1, 50])
def test_it_asks_the_database_as_often_for_fifty_as_for_one(
    browser, alice, today, count, django_assert_max_num_queries
):
    for number in range(count):
        made = save_contact(by=alice, name=f"Person {number}", company=f"Company {number}", today=today)
        log_touch(by=alice, contact_id=made, kind="mail", on=today, today=today)
    with django_assert_max_num_queries(9):
        browser.get("/people/")
