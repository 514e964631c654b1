"""Contacts, touches and their rhythm."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.comebacks import keep_contact, reassure
from onward.records.actions.errors import Refused
from onward.records.actions.people import delete_contact, log_touch, person_named, rest_contact, save_contact
from onward.records.models import Contact, Touch


def days_to_next(contact_id, today) -> int | None:
    due = Contact.objects.get(pk=contact_id).next_touch_on
    return (due - today).days if due else None


def test_the_rhythm_starts_when_a_person_is_kept(alice, today):
    pk = save_contact(by=alice, name="Sam Ode", strength="warm", today=today)
    assert days_to_next(pk, today) == 30


def test_a_touch_restarts_the_rhythm(alice, today):
    pk = save_contact(by=alice, name="Sam Ode", strength="moderate", today=today - timedelta(days=80))
    log_touch(by=alice, contact_id=pk, kind="coffee", on=today - timedelta(days=2), today=today)
    assert days_to_next(pk, today) == 88
    log_touch(by=alice, contact_id=pk, kind="mail", on=today - timedelta(days=40), today=today)
    assert days_to_next(pk, today) == 88, "an older touch told later does not turn the clock back"


def test_a_promised_check_in_outlives_a_touch(rejected, alice, today):
    pk = keep_contact(by=alice, comeback_id=rejected.pk, name="Priya Raman", today=today)
    reassure(by=alice, comeback_id=rejected.pk, check_in_on=today + timedelta(days=45), radar=False, today=today)
    log_touch(by=alice, contact_id=pk, kind="linkedin", on=today, today=today)
    assert days_to_next(pk, today) == 45


def test_a_new_strength_changes_the_rhythm_and_a_new_title_does_not(alice, today):
    pk = save_contact(by=alice, name="Sam Ode", strength="weak", today=today)
    Contact.objects.update(next_touch_on=today + timedelta(days=5))
    save_contact(by=alice, contact_id=pk, name="Sam Ode", strength="weak", title="Lead", today=today)
    assert days_to_next(pk, today) == 5
    save_contact(by=alice, contact_id=pk, name="Sam Ode", strength="warm", today=today)
    assert days_to_next(pk, today) == 30


def test_who_rests_is_never_due(alice, today):
    pk = save_contact(by=alice, name="Sam Ode", today=today)
    rest_contact(by=alice, contact_id=pk, rests=True)
    log_touch(by=alice, contact_id=pk, kind="call", on=today, today=today)
    assert days_to_next(pk, today) is None
    rest_contact(by=alice, contact_id=pk, rests=False)
    assert days_to_next(pk, today) == 90


def test_one_address_is_one_person(alice, today):
    save_contact(by=alice, name="Sam Ode", email="sam@ode.example", today=today)
    with pytest.raises(Refused, match="Sam Ode already"):
        save_contact(by=alice, name="S. Ode", email="SAM@ode.example", today=today)


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"email": "sam at ode"}, {"relation": "nemesis"}, {"strength": "iron"}, {"phone": "1" * 51}],
)
def test_what_cannot_be_is_refused(alice, today, wrong):
    with pytest.raises(Refused):
        save_contact(**{"by": alice, "name": "Sam Ode", "today": today, **wrong})
    assert not Contact.objects.exists()


def test_what_a_mail_says_is_cut_and_never_refused(alice, today):
    person = person_named(
        by=alice, name="x" * 500, email="not an address", company_id=None, relation="rejecter", today=today
    )
    assert (len(person.name), person.email) == (200, "")


def test_a_person_is_found_by_address_or_by_name_at_the_company(add, alice, today):
    company = add().company_id
    first = person_named(by=alice, name="Zoë Müller", company_id=company, relation="rejecter", today=today)
    same = person_named(
        by=alice, name="zoe muller", email="zoe@n.example", company_id=company, relation="other", today=today
    )
    again = person_named(by=alice, name="Z.", email="ZOE@n.example", company_id=None, relation="other", today=today)
    elsewhere = person_named(by=alice, name="Zoë Müller", company_id=None, relation="other", today=today)
    assert first.pk == same.pk == again.pk != elsewhere.pk
    assert Contact.objects.get(pk=first.pk).email == "zoe@n.example"


def test_a_deleted_person_takes_their_touches_along(alice, today):
    pk = save_contact(by=alice, name="Sam Ode", today=today)
    log_touch(by=alice, contact_id=pk, kind="call", on=today, today=today)
    delete_contact(by=alice, contact_id=pk)
    assert not Touch.objects.exists()
