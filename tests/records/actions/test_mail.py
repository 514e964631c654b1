"""The tray and what was kept: confirmed, corrected, set aside; and what followed moves along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from onward.core.mail.read import read
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.events import rebuild
from onward.records.actions.mail import Filed, confirm_mail, correct_mail, file_mail, set_aside
from onward.records.actions.undo import undo_last
from onward.records.models import Application, Change, Comeback, Company, Event, Mail, Note, User
from tests.mailbox import letter

File = Callable[..., Filed]


@pytest.fixture
def file(alice: User, today: date) -> File:
    """File one letter of so many days ago, sure or not."""

    def _file(kind: str, company: str = "Nordlicht", role: str = "Buyer", days_ago: int = 5, **more: object) -> Filed:
        unsure = bool(more.pop("unsure", False))
        message = read(letter(kind, company, role, today - timedelta(days=days_ago), **more))
        # How sure triage is of a text is its own matter and tested there.
        verdict = replace(judge(message, seeker=frozenset()), review=unsure)
        return file_mail(by=alice, message=message, verdict=verdict, run=None, today=today)

    return _file


def standing(company: str = "Nordlicht") -> list[str]:
    """The kinds of the events that stand."""
    rows = Event.objects.filter(application__company__name=company, retracted_by=None).exclude(kind="retracted")
    return list(rows.order_by("on", "pk").values_list("kind", flat=True))


def test_a_sure_no_opens_its_comeback(file):
    filed = file("rejection")
    assert filed.new
    assert Comeback.objects.get().pk == filed.comeback_id
    assert Application.objects.get().stage == "rejected"


def test_an_unsure_mail_waits_and_nothing_follows(file):
    filed = file("rejection", unsure=True)
    assert filed.in_tray
    assert not Application.objects.exists()


def test_in_the_tray_it_says_what_it_could_be_about(file):
    first = file("confirmation", days_ago=20)
    file("rejection", unsure=True)
    assert Mail.objects.get(state="tray").asks == [first.application_id]


def test_confirming_lets_it_follow(file, alice, today):
    file("confirmation", days_ago=20)
    filed = file("rejection", unsure=True)
    assert confirm_mail(by=alice, mail_ids=[filed.mail_id], today=today) == 1
    assert standing() == ["acknowledged", "rejected"]
    assert Mail.objects.get(pk=filed.mail_id).state == "confirmed"
    assert Comeback.objects.exists()


def test_confirming_in_bulk_goes_by_date(file, alice, today):
    later = file("rejection", days_ago=3, unsure=True)
    earlier = file("confirmation", days_ago=30, unsure=True)
    assert confirm_mail(by=alice, mail_ids=[later.mail_id, earlier.mail_id], today=today) == 2
    assert Application.objects.count() == 1
    assert standing() == ["acknowledged", "rejected"]
    assert Change.objects.latest("pk").says == "Confirmed 2 mails."


def test_confirming_is_undone_in_one_go(file, alice, today):
    filed = [file("confirmation", days_ago=30, unsure=True), file("rejection", days_ago=3, unsure=True)]
    confirm_mail(by=alice, mail_ids=[one.mail_id for one in filed], today=today)
    undo_last(by=alice)
    assert not Application.objects.exists()
    assert set(Mail.objects.values_list("state", flat=True)) == {"tray"}
    assert confirm_mail(by=alice, mail_ids=[one.mail_id for one in filed], today=today) == 2


def test_it_never_guesses_between_two_applications(file, alice, today):
    file("confirmation", role="Buyer", days_ago=20)
    file("confirmation", role="Nurse", days_ago=19)
    body = "Dear Alice,\n\nafter careful consideration we have decided not to move forward with your application.\n"
    filed = file("rejection", body=body, unsure=True)
    with pytest.raises(Refused):
        confirm_mail(by=alice, mail_ids=[filed.mail_id], today=today)
    mail = Mail.objects.get(pk=filed.mail_id)
    assert mail.state == "tray"
    assert len(mail.asks) == 2


def test_in_bulk_it_confirms_what_is_clear_and_says_what_is_left(file, alice, today):
    file("confirmation", role="Buyer", days_ago=20)
    file("confirmation", role="Nurse", days_ago=19)
    body = "Dear Alice,\n\nafter careful consideration we have decided not to move forward with your application.\n"
    open_ = file("rejection", body=body, unsure=True)
    clear = file("rejection", "Seewind", unsure=True)
    assert confirm_mail(by=alice, mail_ids=[open_.mail_id, clear.mail_id], today=today) == 1
    assert Mail.objects.get(pk=open_.mail_id).state == "tray"
    assert "1 mail can't be" in Change.objects.latest("pk").says


def test_the_seeker_says_which_application_it_is_about(file, alice, today):
    file("confirmation", role="Buyer", days_ago=20)
    nurse = file("confirmation", role="Nurse", days_ago=19)
    body = "Dear Alice,\n\nafter careful consideration we have decided not to move forward with your application.\n"
    filed = file("rejection", body=body, unsure=True)
    correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, application_id=nurse.application_id)
    assert Application.objects.get(stage="rejected").pk == nurse.application_id


def test_another_kind_retracts_the_old_event_and_appends_the_right_one(file, alice, today):
    file("confirmation", days_ago=20)
    filed = file("rejection")
    correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, kind="update")
    assert standing() == ["acknowledged", "update"]
    assert Application.objects.get().stage == "applied"
    assert not Comeback.objects.exists()
    mail = Mail.objects.get(pk=filed.mail_id)
    assert (mail.state, mail.kind, mail.application_id) == ("corrected", "update", filed.application_id)


def test_a_correction_is_undone(file, alice, today):
    file("confirmation", days_ago=20)
    filed = file("rejection")
    correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, kind="update")
    undo_last(by=alice)
    assert standing() == ["acknowledged", "rejected"]
    assert Application.objects.get().stage == "rejected"
    assert Mail.objects.get(pk=filed.mail_id).kind == "rejection"


def test_moving_the_only_mail_of_an_application_drops_what_is_left_empty(file, alice, today):
    own = file("confirmation", "Seewind", days_ago=20)
    wrong = file("rejection", "Nordlicht")
    correct_mail(by=alice, mail_ids=[wrong.mail_id], today=today, application_id=own.application_id)
    assert Application.objects.get().pk == own.application_id
    assert Application.objects.get().stage == "rejected"
    assert not Company.objects.filter(name="Nordlicht").exists()


def test_an_application_with_a_note_is_not_dropped(file, alice, today):
    own = file("confirmation", "Seewind", days_ago=20)
    wrong = file("rejection", "Nordlicht")
    Note.objects.create(owner=alice, kind="thank_you", application_id=wrong.application_id)
    correct_mail(by=alice, mail_ids=[wrong.mail_id], today=today, application_id=own.application_id)
    assert Application.objects.filter(pk=wrong.application_id).exists()


def test_a_wrong_name_is_put_right_in_place(file, alice, today):
    filed = file("confirmation", "Nordlicht", "Buyer")
    correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, company="Nordlicht Verlag", role="Senior buyer")
    row = Application.objects.get()
    assert (row.pk, row.company.name, row.role) == (filed.application_id, "Nordlicht Verlag", "Senior buyer")


def test_a_mail_gets_an_application_of_its_own(file, alice, today):
    first = file("confirmation", days_ago=20)
    second = file("rejection")
    assert second.application_id == first.application_id
    correct_mail(by=alice, mail_ids=[second.mail_id], today=today, new_application=True, role="Head of buying")
    assert sorted(Application.objects.values_list("role", "stage")) == [
        ("Buyer", "applied"),
        ("Head of buying", "rejected"),
    ]


def test_calling_it_unrelated_takes_back_what_followed(file, alice, today):
    filed = file("rejection")
    correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, kind="unrelated")
    assert Mail.objects.get().state == "aside"
    assert not Application.objects.exists()
    assert not Comeback.objects.exists()


def test_set_aside_takes_back_what_followed_and_undo_puts_it_back(file, alice, today):
    filed = file("rejection")
    assert set_aside(by=alice, mail_ids=[filed.mail_id], today=today) == 1
    assert not Application.objects.exists()
    undo_last(by=alice)
    assert Application.objects.get().stage == "rejected"
    assert Mail.objects.get().state == "sure"


def test_what_was_set_aside_can_be_confirmed_after_all(file, alice, today):
    filed = file("rejection")
    set_aside(by=alice, mail_ids=[filed.mail_id], today=today)
    assert confirm_mail(by=alice, mail_ids=[filed.mail_id], today=today) == 1
    assert Application.objects.get().stage == "rejected"


def test_an_interview_mail_with_its_hour_keeps_the_talk(file, alice, today):
    when = today + timedelta(days=4)
    body = (
        "Dear Alice,\n\nwe are pleased to invite you to an interview for the Buyer position at Nordlicht on "
        f"{when:%d} {when:%B} {when:%Y} at 10:00.\n\nKind regards,\nThe Nordlicht team\n"
    )
    file("interview", body=body)
    application = Application.objects.get()
    assert [talk.on for talk in application.interviews.all()] == [when]
    assert application.stage == "interview"
    assert rebuild() == 0


@pytest.mark.parametrize("act", [confirm_mail, set_aside, correct_mail])
def test_charlie_touches_no_mail_of_alices(file, charlie, today, act):
    filed = file("rejection")
    with pytest.raises(NotYours):
        act(by=charlie, mail_ids=[filed.mail_id], today=today)
    assert Mail.objects.get().state == "sure"


def test_alice_files_nothing_under_charlies_application(file, alice, charlie, today, add):
    from onward.records.actions.applications import add_application

    foreign = add_application(by=charlie, company="Elsewhere", role="Spy", today=today, applied_on=today)
    filed = file("rejection")
    with pytest.raises(NotYours):
        correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, application_id=foreign)


def test_a_kind_that_does_not_exist_is_refused(file, alice, today):
    filed = file("rejection")
    with pytest.raises(Refused):
        correct_mail(by=alice, mail_ids=[filed.mail_id], today=today, kind="nonsense")
    assert Mail.objects.get().kind == Kind.REJECTION
