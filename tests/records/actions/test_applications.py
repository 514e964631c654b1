"""Applications by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.core.pipeline.stages import Stage
from onward.records.actions.applications import add_application, correct_application, delete_application
from onward.records.actions.errors import Refused, Stale
from onward.records.actions.people import save_contact
from onward.records.models import Application, Comeback, Company, Event, Goal, Posting, Search


@pytest.mark.parametrize("stage", list(Stage))
def test_it_stands_where_the_seeker_says(stage, add):
    application = add(stage=stage.value)
    assert application.stage == stage
    assert Comeback.objects.exists() is (stage is Stage.REJECTED)


def test_sent_without_a_date_means_today(alice, today):
    pk = add_application(by=alice, company="Nordlicht", role="Engineer", today=today)
    assert Application.objects.get(pk=pk).applied_on == today


def test_an_interview_keeps_the_day_of_the_application(add, today):
    application = add(stage="interview", days_ago=12)
    assert application.applied_on == today - timedelta(days=12)
    assert Event.objects.count() == 2


def test_two_spellings_are_one_company(add):
    add(company="Nordlicht GmbH"), add(company="NORDLICHT", role="Analyst")
    assert Company.objects.count() == 1


def test_the_first_application_starts_a_search_with_three_goals(add):
    add(), add(role="Analyst")
    assert Search.objects.count() == 1
    assert list(Goal.objects.values_list("counts", "per_week")) == [("people", 3), ("applications", 4), ("manual", 2)]


def test_what_is_known_of_the_posting_is_kept(add, today):
    posted = today - timedelta(days=2)
    application = add(
        stage="saved", url="https://nordlicht.example/1", posted_on=posted, posting_text="We look for you."
    )
    posting = application.posting
    assert posting is not None
    assert (posting.posted_on, posting.found_on, posting.text) == (posted, today, "We look for you.")
    assert application.next_due_on == posted


@pytest.mark.parametrize(
    "wrong",
    [
        {"company": " "},
        {"role": ""},
        {"stage": "dreaming"},
        {"channel": "pigeon"},
        {"url": "javascript:alert(1)"},
        {"role": "x" * 301},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_left(alice, today, wrong):
    given = {"company": "Nordlicht", "role": "Engineer", **wrong}
    with pytest.raises(Refused):
        add_application(by=alice, today=today, **given)
    assert not Application.objects.exists()
    assert not Company.objects.exists()


def test_a_day_to_come_is_no_day_to_have_applied_on(alice, today):
    with pytest.raises(Refused, match="future"):
        add_application(by=alice, company="N", role="E", today=today, applied_on=today + timedelta(days=1))


def test_a_correction_of_an_old_copy_is_refused(add, alice):
    application = add()
    correct_application(by=alice, application_id=application.pk, version=0, role="Lead")
    with pytest.raises(Stale):
        correct_application(by=alice, application_id=application.pk, version=0, role="Chief")
    assert Application.objects.get().role == "Lead"


def test_a_corrected_posting_day_moves_what_is_due(add, alice, today):
    application = add(stage="saved")
    posted = today - timedelta(days=5)
    correct_application(by=alice, application_id=application.pk, version=0, posted_on=posted, today=today)
    application.refresh_from_db()
    assert application.next_due_on == posted
    assert Posting.objects.get().posted_on == posted


def test_who_hires_is_one_of_the_seekers_people(add, alice, today):
    application, person = add(), save_contact(by=alice, name="Sam Ode", today=today)
    correct_application(by=alice, application_id=application.pk, version=0, hiring_person=person)
    assert Application.objects.get().hiring_person_id == person


def test_an_unknown_field_is_a_mistake_of_the_programme(add, alice):
    with pytest.raises(TypeError, match="colour"):
        correct_application(by=alice, application_id=add().pk, version=0, colour="red")


def test_deleting_takes_the_history_and_leaves_the_mail(rejected, alice):
    delete_application(by=alice, application_id=rejected.application_id)
    assert not Event.objects.exists()
    assert not Comeback.objects.exists()
    assert rejected.mail.pk
    rejected.mail.refresh_from_db()
    assert rejected.mail.application_id is None
