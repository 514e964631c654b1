"""Where there is nothing to show."""

from __future__ import annotations

import pytest

from onward.records.actions.searches import current_search
from onward.records.queries.plan import goals

pytestmark = pytest.mark.django_db


def test_a_wrong_address_gets_a_page_with_ways_on(browser):
    answer = browser.get("/pipeline/999999/")
    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_after_an_undo_the_room_is_shown_instead_of_what_is_gone(browser, rf):
    added = browser.post(
        "/pipeline/add/",
        {"company": "Northfield Water", "role": "Analyst", "stage": "applied", "applied_on": "2026-11-01"},
    )
    page = browser.get(added["Location"]).content.decode()
    number = page.split('action="/undo/')[1].split('"')[0]
    undone = browser.post(f"/undo/{number}", {"next": added["Location"]})
    answer = browser.get(undone["Location"])
    assert answer.status_code == 302
    assert answer["Location"] == "/pipeline/"
    assert "toast" in browser.get("/pipeline/").content.decode()


def test_a_place_to_return_to_that_is_no_address_is_left_aside(browser):
    for wanted in ("-1", "2026-02-31", "//evil.example/", "https://evil.example/", "javascript:1"):
        answer = browser.post("/mail/judge", {"do": "confirm", "next": wanted})
        assert answer.status_code in {302, 422}
        assert "evil" not in answer.get("Location", "")


def test_counting_a_goal_that_counts_itself_is_answered_with_a_sentence(browser, alice, today):
    current_search(by=alice, today=today)
    goal = next(goal for goal in goals(alice, today=today) if goal.counts != "manual")
    answer = browser.post(f"/week/{goal.id}/count", {"by": "more"}, follow=True)
    assert answer.status_code == 200
    assert "counted from what you record" in answer.content.decode()
