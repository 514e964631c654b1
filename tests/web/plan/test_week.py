"""The week's numbers: set, counted by hand, left to rest."""

from __future__ import annotations

import pytest

from onward.records.actions.goals import save_goals
from onward.records.models import Goal


def text(answer):
    return answer.content.decode()


def week(*goals):
    said = {"form-TOTAL_FORMS": len(goals), "form-INITIAL_FORMS": 0}
    for place, (number, name, counts, per_week) in enumerate(goals):
        said |= {f"form-{place}-id": number, f"form-{place}-name": name}
        said |= {f"form-{place}-counts": counts, f"form-{place}-per_week": per_week}
    return said


@pytest.fixture
def practice(alice, today) -> Goal:
    save_goals(by=alice, goals=[(None, "Hours of practice", "manual", 2)], today=today)
    return Goal.objects.get(name="Hours of practice", rests=False)


def test_it_offers_three_lines_at_first(browser):
    assert text(browser.get("/week/")).count('class="goal-fields"') == 3


def test_it_keeps_the_numbers_and_leaves_empty_lines_out(browser):
    answer = browser.post("/week/", week(("", "People reached", "people", 3), ("", "", "people", "")), follow=True)
    assert Goal.objects.get(rests=False).per_week == 3
    assert "0 of 3" in text(answer)


def test_a_number_that_is_none_is_said_and_what_was_typed_stays(browser):
    answer = browser.post("/week/", week(("", "People reached", "people", 300)))
    assert answer.status_code == 422
    assert 'value="People reached"' in text(answer)


def test_one_more_counts_and_one_less_takes_back(browser, practice):
    assert "1 of 2" in text(browser.post(f"/week/{practice.pk}/count", {"by": "more"}, follow=True))
    assert "0 of 2" in text(browser.post(f"/week/{practice.pk}/count", {"by": "less"}, follow=True))


def test_an_emptied_line_rests(browser, practice):
    browser.post("/week/", week((practice.pk, "", "manual", "")))
    practice.refresh_from_db()
    assert practice.rests


def test_somebody_elses_goal_is_not_found(browser, practice, charlie):
    Goal.objects.update(owner=charlie)
    assert browser.post(f"/week/{practice.pk}/count", {"by": "more"}).status_code == 404
