"""Today: the doors, the moves, the answers to them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from onward.records.actions.applications import add_application
from onward.records.actions.told import tell_rejection
from onward.records.actions.undo import undo_last
from onward.records.models import Comeback, MoveState


def text(answer):
    return answer.content.decode()


@pytest.fixture
def comeback(alice, today) -> int:
    return tell_rejection(
        by=alice,
        company="Kestrel Works",
        role="Data Engineer",
        on=today - timedelta(days=1),
        today=today,
        how="phone",
        person="Priya Natarajan",
        email="priya@kestrel.example",
        reached="interview",
    )


def add(alice, today, number, **more):
    return add_application(
        by=alice, company=f"Company {number}", role="Analyst", today=today, applied_on=None, stage="saved", **more
    )


def test_it_shows_three_doors_on_an_empty_record(browser):
    page = text(browser.get("/"))
    for door in ("I was just turned down", "Bring my search", "Look around"):
        assert door in page
    assert "make demo" in page


def test_the_doors_stay_open_later(browser, comeback):
    assert "I was just turned down" in text(browser.get("/start/"))


def test_it_says_the_day_in_a_sentence(browser, comeback):
    page = text(browser.get("/"))
    assert "One hard answer yesterday." in page
    assert "Wednesday 11 November" in page


def test_a_fresh_no_stands_there_with_its_line_its_base_rate_and_one_button(browser, comeback):
    page = text(browser.get("/"))
    assert page.count('class="card move move-comeback"') == 1
    assert "Read your note to Priya" in page
    assert "27 to 48 in 100" in page
    assert "NACE" in page
    assert re.search(r'data-state="now"\s+aria-current="step"', page)


def test_it_shows_at_most_five_moves_and_folds_the_rest(browser, alice, today):
    for number in range(9):
        add(alice, today, number)
    page = text(browser.get("/"))
    assert page.count('class="card move"') <= 5
    assert "Later (" in page


def test_only_the_first_comeback_of_the_day_is_laid_out(browser, alice, today, comeback):
    tell_rejection(by=alice, company="Tern", role="Analyst", on=today, today=today, how="phone", person="Jo Bell")
    page = text(browser.get("/"))
    assert page.count('class="card move move-comeback"') == 1
    assert "Tern · Analyst" in page


def test_tomorrow_puts_a_move_off_and_can_be_undone(browser, alice, today, comeback):
    move = f"comeback:{comeback}:thank"
    answer = browser.post("/moves/answer", {"move_id": move, "answer": "tomorrow"}, follow=True)
    assert MoveState.objects.get(move=move).until == today + timedelta(days=1)
    assert "Read your note to Priya" not in text(answer).partition('id="later"')[0]
    assert "/undo/" in text(answer)
    undo_last(by=alice)
    assert "Read your note to Priya" in text(browser.get("/"))


def test_not_wanting_a_step_leaves_it_out_so_that_the_next_one_comes(browser, comeback):
    browser.post("/moves/answer", {"move_id": f"comeback:{comeback}:thank", "answer": "not_this"})
    assert Comeback.objects.get(pk=comeback).steps["thank"]["state"] == "skipped"


def test_not_this_one_drops_any_other_move(browser, alice, today):
    number = add(alice, today, 1)
    answer = browser.post("/moves/answer", {"move_id": f"apply:{number}", "answer": "not_this"}, follow=True)
    assert MoveState.objects.get(move=f"apply:{number}").state == "dismissed"
    assert "Apply to" not in text(answer)


def test_an_odd_answer_changes_nothing_and_says_so(browser, comeback):
    answer = browser.post("/moves/answer", {"move_id": "x", "answer": "explode"}, follow=True)
    assert "not on the list any more" in text(answer)
    assert not MoveState.objects.exists()


def test_a_step_of_somebody_elses_comeback_is_not_found(browser, charlie, today):
    theirs = tell_rejection(by=charlie, company="Tern", role="Analyst", on=today, today=today, how="phone")
    answer = browser.post("/moves/answer", {"move_id": f"comeback:{theirs}:thank", "answer": "not_this"})
    assert answer.status_code == 404


def test_what_was_typed_by_others_is_shown_as_words_not_as_markup(browser, alice, today):
    tell_rejection(by=alice, company="<b>Bold</b>", role="R", on=today, today=today, how="phone", person="<i>P</i> Q")
    assert "<b>Bold" not in text(browser.get("/"))


def test_it_asks_the_database_a_constant_number_of_times(
    browser, alice, today, comeback, django_assert_max_num_queries
):
    for number in range(15):
        add(alice, today, number)
    with django_assert_max_num_queries(30):
        browser.get("/")
