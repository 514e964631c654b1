"""One pasted mail: judged, kept in any case, and followed by what it says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onward.core.mail.triage import judge
from onward.records.actions import paste
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.paste import paste_mail
from onward.records.actions.undo import undo_last
from onward.records.models import Application, Comeback, Event, Mail

NO = """From: Nordlicht <jobs@nordlicht.example>
Subject: Your application to Nordlicht

Dear Alice,

thank you for your interest in the Buyer position at Nordlicht. After careful consideration we have decided not to
move forward with your application.

Kind regards,
The Nordlicht team
"""


@pytest.fixture(autouse=True)
def sure(monkeypatch):
    """Let triage be sure of what it says: how sure it is of a text is its own matter and tested there."""
    monkeypatch.setattr(paste, "judge", lambda message, *, seeker: replace(judge(message, seeker=seeker), review=False))


@pytest.fixture
def unsure(sure, monkeypatch):
    """Let every verdict ask for review."""
    monkeypatch.setattr(paste, "judge", lambda message, *, seeker: replace(judge(message, seeker=seeker), review=True))


def test_a_pasted_no_opens_its_comeback_at_once(alice, today):
    result = paste_mail(by=alice, text=NO, today=today)
    assert result.kind == "rejection"
    assert not result.unsure
    assert result.comeback_id == Comeback.objects.get().pk
    assert Application.objects.get().company.name == "Nordlicht"
    assert result.application_id == Application.objects.get().pk


def test_it_is_marked_as_pasted_and_dated_to_the_day_it_was_told(alice, today):
    paste_mail(by=alice, text=NO, today=today)
    assert Mail.objects.get().told == "paste"
    assert Event.objects.get().on == today


def test_the_same_paste_again_finds_what_is_there(alice, today):
    first = paste_mail(by=alice, text=NO, today=today)
    again = paste_mail(by=alice, text=NO, today=today)
    assert again.known
    assert (again.mail_id, again.comeback_id) == (first.mail_id, first.comeback_id)
    assert Event.objects.count() == 1


def test_an_unsure_paste_waits_and_the_page_asks(alice, today, unsure):
    result = paste_mail(by=alice, text=NO, today=today)
    assert result.unsure
    assert Mail.objects.get().state == "tray"
    assert not Application.objects.exists()


def test_the_seeker_says_it_was_a_no(alice, today, unsure):
    paste_mail(by=alice, text=NO, today=today)
    result = paste_mail(by=alice, text=NO, today=today, force_kind="rejection")
    assert not result.unsure
    assert result.comeback_id == Comeback.objects.get().pk
    assert Mail.objects.count() == 1


def test_a_no_in_words_of_its_own_with_who_and_what_said_beside_it(alice, today):
    text = "hey alice, sorry, they went with someone else. good luck! m."
    result = paste_mail(by=alice, text=text, today=today, force_kind="rejection", company="Seewind", role="Buyer")
    row = Application.objects.get()
    assert (row.company.name, row.role, row.stage) == ("Seewind", "Buyer", "rejected")
    assert result.comeback_id


def test_a_no_from_nobody_knows_whom_still_gets_its_comeback(alice, today):
    result = paste_mail(by=alice, text="We will not move forward with you.", today=today, force_kind="rejection")
    assert result.comeback_id
    assert Application.objects.get().company.name == paste.NOBODY


def test_it_goes_to_the_application_the_seeker_names(alice, today, add):
    own = add("Seewind", "Buyer")
    result = paste_mail(by=alice, text=NO, today=today, application_id=own.pk)
    assert result.application_id == own.pk
    assert Application.objects.count() == 1


def test_something_else_is_kept_too_and_the_page_asks(alice, today):
    result = paste_mail(by=alice, text="Choir is at seven on Thursday. Bring the blue book.", today=today)
    assert result.mail_id
    assert result.unsure
    assert not Application.objects.exists()


def test_an_empty_paste_is_refused(alice, today):
    with pytest.raises(Refused):
        paste_mail(by=alice, text=" \n\t ", today=today)


def test_a_paste_is_undone_in_one_go(alice, today):
    paste_mail(by=alice, text=NO, today=today)
    undo_last(by=alice)
    assert not Mail.objects.exists()
    assert not Application.objects.exists()
    assert not Comeback.objects.exists()
    assert paste_mail(by=alice, text=NO, today=today).comeback_id


def test_alice_pastes_nothing_into_charlies_application(alice, charlie, today):
    from onward.records.actions.applications import add_application

    foreign = add_application(by=charlie, company="Elsewhere", role="Spy", today=today, applied_on=today)
    with pytest.raises(NotYours):
        paste_mail(by=alice, text=NO, today=today, application_id=foreign)
    assert not Mail.objects.exists()


def test_a_kind_that_does_not_exist_is_refused(alice, today):
    with pytest.raises(Refused):
        paste_mail(by=alice, text=NO, today=today, force_kind="maybe")
    assert not Mail.objects.exists()
