"""The five steps: done, left out, put off, opened again; and the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.core.plan.comeback import Step
from onward.records.actions.comebacks import (
    finish_step,
    keep_contact,
    move_on,
    postpone_step,
    reassure,
    reflect,
    reopen_step,
    rest_late_comebacks,
    skip_step,
)
from onward.records.actions.errors import NotYours, Refused
from onward.records.models import Comeback, Company, Contact, Reflection
from onward.records.queries.comebacks import comeback, comebacks, late_comebacks


def test_a_step_is_done_left_out_put_off_and_opened_again(rejected, alice, today):
    def step(name):
        return comeback(alice, rejected.pk).steps[Step(name)]

    finish_step(by=alice, comeback_id=rejected.pk, step="thank", today=today)
    assert (step("thank").state, step("thank").done_on) == ("done", today)
    skip_step(by=alice, comeback_id=rejected.pk, step="connect", today=today)
    assert step("connect").state == "skipped"
    postpone_step(by=alice, comeback_id=rejected.pk, step="reflect", until=today + timedelta(days=2), today=today)
    assert (step("reflect").state, step("reflect").until) == ("open", today + timedelta(days=2))
    reopen_step(by=alice, comeback_id=rejected.pk, step="thank")
    assert (step("thank").state, step("thank").done_on) == ("open", None)


def test_it_keeps_the_rejecter_as_a_contact(rejected, alice, today):
    pk = keep_contact(by=alice, comeback_id=rejected.pk, name="Priya Raman", title="Head of Data", today=today)
    person = Contact.objects.get(pk=pk)
    assert (person.relation, person.title, person.company_id) == (
        "rejecter", "Head of Data", rejected.application.company_id,
    )  # fmt: skip
    assert person.next_touch_on == today + timedelta(days=90)
    now = comeback(alice, rejected.pk)
    assert (now.contact_id, now.steps[Step.CONNECT].state) == (pk, "done")


def test_reassuring_dates_the_check_in_and_puts_the_company_on_the_radar(rejected, alice, today):
    day = today + timedelta(days=60)
    reassure(by=alice, comeback_id=rejected.pk, check_in_on=day, radar=True, today=today)
    assert Company.objects.get().on_radar_since == today
    person = keep_contact(by=alice, comeback_id=rejected.pk, name="Priya Raman", today=today)
    assert Contact.objects.get(pk=person).next_touch_on == day, "the person kept later takes the promise over"


def test_the_radar_is_left_only_on_ones_own_word(rejected, alice, today):
    day = today + timedelta(days=60)
    for radar in (True, False):
        reassure(by=alice, comeback_id=rejected.pk, check_in_on=day, radar=radar, today=today)
    assert Company.objects.get().on_radar_since is None


def test_what_was_learnt_is_kept_and_can_be_written_over(rejected, alice, today):
    reflect(by=alice, comeback_id=rejected.pk, went_well="The case", their_words="Too new", today=today)
    reflect(by=alice, comeback_id=rejected.pk, went_well="The case study", lesson="Ask sooner", today=today)
    kept = Reflection.objects.get()
    assert (kept.went_well, kept.their_words, kept.lesson) == ("The case study", "", "Ask sooner")


def test_moving_on_folds_it_away_with_a_day_to_look_again(rejected, alice, today):
    day = today + timedelta(days=180)
    move_on(by=alice, comeback_id=rejected.pk, reapply_on=day, closing_line="Well done. Next.", today=today)
    now = comeback(alice, rejected.pk)
    assert (now.ended_on, now.reapply_on, now.closing_line) == (today, day, "Well done. Next.")
    assert comebacks(alice) == ()
    assert [ended.id for ended in comebacks(alice, open=False)] == [rejected.pk]
    reopen_step(by=alice, comeback_id=rejected.pk, step="move_on")
    assert comeback(alice, rejected.pk).ended_on is None


@pytest.mark.parametrize(
    "do",
    [
        lambda by, today: finish_step(**by, step="dance", today=today),
        lambda by, today: postpone_step(**by, step="thank", until=today, today=today),
        lambda by, today: reassure(**by, check_in_on=today, radar=True, today=today),
        lambda by, today: move_on(**by, reapply_on=today, today=today),
        lambda by, today: keep_contact(**by, name="", today=today),
    ],
)
def test_what_cannot_be_is_refused(rejected, alice, today, do):
    with pytest.raises(Refused):
        do({"by": alice, "comeback_id": rejected.pk}, today)
    rejected.refresh_from_db()
    assert rejected.steps == {}


@pytest.fixture
def old(add, tell, mail):
    """Three noes of long ago: two signed, one by a machine."""
    for number, person in enumerate(("Priya Raman", "Jo Park", "")):
        application = add(company=f"Firm {number}", days_ago=300)
        no = mail(person_name=person, person_email="", details={"automatic": not person})
        tell(application, "rejected", 200 if number == 0 else 40, mail_id=no.pk)
    return [row.id for row in Comeback.objects.order_by("pk")]


def test_old_noes_are_put_to_rest_together(old, alice, today):
    assert all(not now.steps[Step.THANK].fits for now in late_comebacks(alice))
    assert rest_late_comebacks(by=alice, comeback_ids=old, keep_contacts=True, lesson="Aim closer.", today=today) == 3
    assert late_comebacks(alice) == ()
    assert set(Contact.objects.values_list("name", flat=True)) == {"Priya Raman", "Jo Park"}
    assert set(Contact.objects.values_list("next_touch_on", flat=True)) == {today + timedelta(days=90)}
    assert Reflection.objects.filter(lesson="Aim closer.").count() == 3


def test_a_day_to_look_again_is_only_set_when_it_still_lies_ahead(old, alice, today):
    rest_late_comebacks(by=alice, comeback_ids=old, keep_contacts=False, today=today)
    days = list(Comeback.objects.order_by("pk").values_list("reapply_on", flat=True))
    assert days[0] is None
    assert all(day > today for day in days[1:])
    assert not Contact.objects.exists()


def test_putting_to_rest_twice_is_harmless_and_strangers_rest_nothing(old, alice, charlie, today):
    with pytest.raises(NotYours):
        rest_late_comebacks(by=charlie, comeback_ids=old[:1], keep_contacts=True, today=today)
    assert rest_late_comebacks(by=alice, comeback_ids=old, keep_contacts=False, today=today) == 3
    assert rest_late_comebacks(by=alice, comeback_ids=old, keep_contacts=False, today=today) == 0
