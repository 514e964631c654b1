"""Names against the record."""

import pytest

from onward.core.notes.check import check
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind

NOTE = """Dear {person},

Thank you for telling me about the {role} role at {company}. I respect the decision.

I enjoyed hearing how the dye baths are booked. I ran a shared kiln for 60 members and cut idle hours by half, and I'd \
be glad to bring that to your team.

I hope we stay in touch about future roles.

Best wishes,
Alice Moon"""


def wrong(record, person="Kirsten", role="Studio Manager", company="Sableworks"):
    text = NOTE.format(person=person, role=role, company=company)
    found = check(text, NoteKind.THANK_YOU, record).findings
    return {f.rule: f for f in found if f.element == "customised" and f.severity == "fail"}


RECORD = Facts("Sableworks", "Studio Manager", "Kirsten Vale", "Alice Moon")


@pytest.mark.parametrize("person", ["Kirsten", "Kirsten Vale", "Ms Vale", "Ms. Vale", "KIRSTEN", "Kirsten and Tom"])
def test_the_right_name_passes_in_any_form(person):
    assert wrong(RECORD, person=person) == {}


@pytest.mark.parametrize("person", ["Kristen", "Kirstin", "Kirstne", "Ms Vaile"])
def test_a_name_off_by_a_letter_or_two_fails_with_the_right_one_as_fix(person):
    found = wrong(RECORD, person=person)["name.misspelt"]
    assert found.fix in {"Kirsten", "Vale"}


def test_another_persons_name_fails():
    assert "name.other" in wrong(RECORD, person="Sarah")


@pytest.mark.parametrize(
    ("known", "called"),
    [("Daniel Ott", "Dan"), ("Katherine Lo", "Kate"), ("Zoë Müller", "Zoe"), ("Zoë Müller", "Ms Mueller")],
)
def test_short_forms_and_plain_letters_are_the_same_name(known, called):
    assert wrong(Facts("Sableworks", "Studio Manager", known, "Alice Moon"), person=called) == {}


def test_jon_and_jan_may_both_be_people_but_the_greeting_still_names_the_wrong_one():
    assert set(wrong(Facts("Sableworks", None, "Jan Ek", "Alice Moon"), person="Jon")) <= {
        "name.other",
        "name.misspelt",
    }


@pytest.mark.parametrize("company", ["Sablework", "Sabelworks", "Sableworx"])
def test_a_company_off_by_a_letter_fails(company):
    assert wrong(RECORD, company=company)["company.misspelt"].fix == "Sableworks"


def test_another_company_fails_and_the_writers_own_past_does_not():
    assert "company.other" in wrong(RECORD, company="Greenvale")
    past = NOTE.replace("I ran a shared kiln", "When I was at Greenvale I ran a shared kiln")
    text = past.format(person="Kirsten", role="Studio Manager", company="Sableworks")
    assert check(text, NoteKind.THANK_YOU, RECORD).verdict == "ready"


def test_another_role_fails():
    assert "name.role" in wrong(RECORD, role="Data Engineer")


def test_without_a_record_names_never_fail():
    assert wrong(None, person="Kristen", role="Data Engineer", company="Greenvale") == {}
    assert wrong(Facts(), person="Kristen", role="Data Engineer", company="Greenvale") == {}


def test_hiring_manager_is_a_warning_when_the_name_is_known():
    text = NOTE.format(person="Hiring Manager", role="Studio Manager", company="Sableworks")
    result = check(text, NoteKind.THANK_YOU, RECORD)
    assert [(f.severity, f.fix) for f in result.findings if f.rule == "name.nobody"] == [("warn", "Dear Kirsten,")]
