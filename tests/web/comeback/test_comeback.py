"""The Comeback's page: five steps, each done, left out, put off, opened again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.applications import add_application
from onward.records.actions.events import append_event
from onward.records.actions.told import tell_rejection
from onward.records.models import Comeback, Contact, Reflection


def text(answer):
    return answer.content.decode()


@pytest.fixture
def comeback(alice, today) -> Comeback:
    number = tell_rejection(
        by=alice,
        company="Kestrel Works",
        role="Data Engineer",
        on=today,
        today=today,
        how="person",
        person="Priya Natarajan",
        email="priya@kestrel.example",
        reached="interview",
    )
    return Comeback.objects.get(pk=number)


@pytest.fixture
def do(browser, comeback):
    def post(step, **said):
        answer = browser.post(f"/comeback/{comeback.pk}/{step}/", said, follow=True)
        comeback.refresh_from_db()
        return answer

    return post


def old_no(alice, today, company):
    number = add_application(
        by=alice, company=company, role="Analyst", today=today, applied_on=today - timedelta(days=90)
    )
    append_event(by=alice, application_id=number, kind="rejected", on=today - timedelta(days=60), today=today)
    return Comeback.objects.get(application_id=number)


def test_it_opens_with_the_first_step_unfolded(browser, comeback):
    page = text(browser.get(f"/comeback/{comeback.pk}/"))
    assert "They said no in person, today." in page
    assert "Read your note to Priya" in page
    assert 'name="went_well"' not in page


def test_each_step_can_be_opened(browser, comeback):
    for step, field in {
        "reassure": "check_in_on",
        "connect": "linkedin",
        "reflect": "lesson",
        "move_on": "closing_line",
    }.items():
        assert f'name="{field}"' in text(browser.get(f"/comeback/{comeback.pk}/{step}/"))


def test_a_step_nobody_knows_is_not_found(browser, comeback):
    assert browser.get(f"/comeback/{comeback.pk}/dance/").status_code == 404


def test_a_step_is_put_off_left_out_done_and_opened_again(do, comeback, today):
    do("thank", do="later")
    assert comeback.steps["thank"]["until"] == (today + timedelta(days=2)).isoformat()
    do("thank", do="finish")
    assert comeback.steps["thank"]["state"] == "done"
    do("thank", do="reopen")
    assert comeback.steps["thank"]["state"] == "open"
    do("thank", do="skip")
    assert comeback.steps["thank"]["state"] == "skipped"


def test_reassuring_sets_the_day_and_the_radar(do, comeback, today):
    do("reassure", do="save", check_in_on=today + timedelta(days=90), radar="on")
    assert comeback.steps["reassure"]["state"] == "done"


def test_a_check_in_in_the_past_is_refused_and_what_was_typed_stays(do, comeback, today):
    answer = do("reassure", do="save", check_in_on=today - timedelta(days=1))
    assert answer.status_code == 422
    assert "after today" in text(answer)
    assert f'value="{today - timedelta(days=1)}"' in text(answer)


def test_it_keeps_the_rejecter_as_a_contact(do, comeback):
    do("connect", do="save", name="Priya Natarajan", email="priya@kestrel.example", title="Head of Data")
    assert Contact.objects.get(name="Priya Natarajan").relation == "rejecter"
    assert comeback.steps["connect"]["state"] == "done"


def test_the_connection_request_is_offered_once_the_person_is_kept(browser, do, comeback):
    do("connect", do="save", name="Priya Natarajan")
    assert "Read the connection request" in text(browser.get(f"/comeback/{comeback.pk}/connect/"))


def test_reflecting_keeps_their_words_apart(do, comeback):
    do("reflect", do="save", went_well="The case", their_words="More batch", lesson="Ask for the stack first")
    kept = Reflection.objects.get(application=comeback.application)
    assert (kept.their_words, kept.lesson) == ("More batch", "Ask for the stack first")


def test_feedback_is_offered_where_somebody_was_met(browser, comeback):
    assert "Ask for feedback" in text(browser.get(f"/comeback/{comeback.pk}/reflect/"))


def test_moving_on_closes_it_and_returns_to_today(do, comeback, today):
    answer = do("move_on", do="save", reapply_on=today + timedelta(days=180), closing_line="Onward.")
    assert answer.redirect_chain[-1][0] == "/"
    assert comeback.ended_on == today
    assert comeback.closing_line == "Onward."


def test_a_closed_one_says_so_and_can_be_opened_again(browser, do, comeback):
    do("move_on", do="save", closing_line="Onward.")
    assert "This one is behind you" in text(browser.get(f"/comeback/{comeback.pk}/"))
    do("move_on", do="reopen")
    assert comeback.ended_on is None


def test_no_note_is_offered_where_nobody_would_read_it(browser, alice, today):
    late = old_no(alice, today, "Larkspur")
    page = text(browser.get(f"/comeback/{late.pk}/thank/"))
    assert "Read your note" not in page
    assert "No thank-you note is owed" in page


def test_the_base_rate_stands_beside_it_with_its_source(browser, comeback):
    page = text(browser.get(f"/comeback/{comeback.pk}/"))
    assert "27 to 48 in 100" in page
    assert "grade C" in page


def test_somebody_elses_is_not_found(browser, charlie, today):
    theirs = tell_rejection(by=charlie, company="Tern", role="Analyst", on=today, today=today, how="phone")
    assert browser.get(f"/comeback/{theirs}/").status_code == 404
    assert browser.post(f"/comeback/{theirs}/thank/", {"do": "skip"}).status_code == 404


def test_old_ones_are_put_to_rest_together(browser, alice, today):
    chosen, other = old_no(alice, today, "Larkspur"), old_no(alice, today, "Orchard Rail")
    page = text(browser.get("/comeback/late/"))
    assert "Larkspur · Analyst" in page
    answer = browser.post("/comeback/late/", {"comebacks": [chosen.pk], "lesson": "Apply earlier"}, follow=True)
    chosen.refresh_from_db(), other.refresh_from_db()
    assert chosen.ended_on == today
    assert other.ended_on is None
    assert "Put one older no to rest." in text(answer)


def test_choosing_none_of_the_old_ones_is_said_kindly(browser, alice, today):
    old_no(alice, today, "Larkspur")
    answer = browser.post("/comeback/late/", {"lesson": "Apply earlier"})
    assert answer.status_code == 422
    assert "Choose at least one of them." in text(answer)
    assert 'value="Apply earlier"' in text(answer)


def test_none_left_is_a_good_state(browser):
    assert "Nothing old is left open" in text(browser.get("/comeback/late/"))
