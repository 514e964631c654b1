"""A no by phone or in person."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from onward.records.actions.errors import Refused
from onward.records.actions.told import tell_rejection
from onward.records.models import Application, Change, Comeback, Contact, Event, Interview, Reflection, Touch
from onward.records.queries.comebacks import comeback as read_comeback
from onward.records.queries.notes import facts_for


@pytest.fixture
def told(alice, today):
    def _told(**more: Any) -> Comeback:
        given = {
            "by": alice, "company": "Nordlicht", "role": "Data engineer", "on": today, "today": today, "how": "phone",
            **more,
        }  # fmt: skip
        return Comeback.objects.get(pk=tell_rejection(**given))

    return _told


def test_two_minutes_are_enough_for_a_comeback_with_a_person(told, alice):
    comeback = told(
        person="Priya Raman", email="Priya@nordlicht.example", reached="interview",
        their_words="Somebody had run it before.",
        talked_about="how they replay late events",
    )  # fmt: skip
    now = read_comeback(alice, comeback.pk)
    assert (now.told, now.met, now.answerable, now.reached) == ("phone", True, True, "interview")
    assert (now.person, now.person_email) == ("Priya Raman", "priya@nordlicht.example")
    assert all(step.fits for step in now.steps.values())
    assert Reflection.objects.get().their_words == "Somebody had run it before."
    assert Touch.objects.get().kind == "call"
    assert Change.objects.count() == 1


def test_what_was_talked_about_reaches_the_note(told, alice, today):
    from onward.records.actions.notes import open_note

    comeback = told(person="Priya Raman", talked_about="how they replay late events")
    note = open_note(by=alice, kind="thank_you", today=today, comeback_id=comeback.pk)
    facts = facts_for(alice, note)
    assert facts.facts == ("how they replay late events",)
    assert (facts.person, facts.company, facts.sender) == ("Priya Raman", "Nordlicht", "Alice Marin")


def test_it_finds_the_application_on_file(told, add):
    application = add(company="Nordlicht GmbH")
    comeback = told(role="data ENGINEER")
    assert comeback.application_id == application.pk
    assert Application.objects.count() == 1


def test_another_role_is_another_application(told, add):
    add()
    told(role="Analyst")
    assert Application.objects.count() == 2


def test_what_is_on_file_is_not_told_twice(told, add, tell):
    application = add()
    tell(application, "interview", 4)
    told(application_id=application.pk, reached="interview")
    assert Event.objects.filter(kind="interview").count() == 1


def test_an_offer_withdrawn_was_an_offer(told):
    comeback = told(reached="offer", how="person")
    assert comeback.application.reached == "offer"
    assert comeback.told == "person"


def test_an_old_one_opens_folded(told, today):
    assert told(on=today - timedelta(days=30)).late


def test_a_mail_and_a_call_make_one_comeback(rejected, told, alice):
    application = rejected.application
    again = told(application_id=application.pk, person="Priya Raman")
    assert again.pk == rejected.pk
    assert again.told == "phone"
    assert Contact.objects.count() == 1


def test_talks_gain_what_was_remembered_later(told, add, tell, alice, today):
    application = add()
    Interview.objects.create(owner=alice, application=application, on=today - timedelta(days=3), talked_about="tests")
    told(talked_about="late events")
    assert Interview.objects.get().talked_about == "tests\nlate events"


def test_what_was_withdrawn_stays_withdrawn_and_says_so(told, add, tell):
    application = add()
    tell(application, "withdrawn", 2)
    with pytest.raises(Refused, match="withdrawn"):
        told(application_id=application.pk, person="Priya Raman")
    assert not Contact.objects.exists()
    assert not Comeback.objects.exists()


@pytest.mark.parametrize("wrong", [{"how": "fax"}, {"reached": "moon"}, {"company": ""}, {"email": "nobody"}])
def test_what_cannot_be_is_refused_and_nothing_is_left(told, wrong):
    with pytest.raises(Refused):
        told(**wrong)
    assert not Application.objects.exists()
    assert not Change.objects.exists()
