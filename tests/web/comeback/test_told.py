"""A no by phone or in person: told, or written down while they speak."""

from __future__ import annotations

from datetime import timedelta

from onward.records.actions.applications import add_application
from onward.records.models import Application, Comeback, Contact, Note, Reflection


def text(answer):
    return answer.content.decode()


def tell(browser, today, **more):
    said = {"company": "Kestrel Works", "role": "Data Engineer", "how": "phone", "on": today, "reached": "interview"}
    return browser.post("/told/", {**said, **more}, follow=True)


def test_company_and_role_are_enough(browser, today):
    answer = tell(browser, today)
    comeback = Comeback.objects.get()
    assert answer.redirect_chain[-1][0] == f"/comeback/{comeback.pk}/"
    assert comeback.told == "phone"
    assert "Noted the no for Data Engineer at Kestrel Works." in text(answer)


def test_who_told_it_is_the_one_to_thank(browser, today):
    assert "Read your note to Priya" in text(
        tell(browser, today, person="Priya Natarajan", email="priya@kestrel.example")
    )
    assert Contact.objects.get().name == "Priya Natarajan"


def test_what_one_could_do_for_them_waits_in_the_note(browser, today):
    tell(
        browser,
        today,
        person="Priya Natarajan",
        talked_about="late events",
        proof="cut the nightly run to forty minutes",
    )
    note = Note.objects.get()
    assert note.proofs == ["cut the nightly run to forty minutes"]
    assert note.talked_about == ["late events"]


def test_what_is_missing_is_said_and_the_rest_stays_typed(browser, today):
    answer = browser.post("/told/", {"role": "Data Engineer", "how": "person", "on": today, "reached": "screening"})
    assert answer.status_code == 422
    assert 'value="Data Engineer"' in text(answer)
    assert 'aria-invalid="true"' in text(answer)
    assert not Comeback.objects.exists()


def test_a_day_to_come_is_refused_in_a_sentence(browser, today):
    answer = tell(browser, today + timedelta(days=3))
    assert answer.status_code == 422
    assert 'value="Kestrel Works"' in text(answer)


def test_from_an_application_it_knows_what_it_is_about(browser, alice, today):
    number = add_application(
        by=alice, company="Tern", role="Analyst", today=today, applied_on=today - timedelta(days=9)
    )
    page = text(browser.get(f"/told/?application={number}"))
    assert 'value="Tern"' in page
    tell(browser, today, company="Tern", role="Analyst", application=number)
    assert Application.objects.get().stage == "rejected"


def test_somebody_elses_application_is_not_found(browser, charlie, today):
    number = add_application(by=charlie, company="Tern", role="Analyst", today=today, applied_on=today)
    assert browser.get(f"/told/?application={number}").status_code == 404


def test_the_script_has_three_questions_and_keeps_their_words(browser, today):
    page = text(browser.get("/told/call/"))
    for name in ("doubt", "stronger", "again"):
        assert f'name="{name}"' in page
    said = {"company": "Tern", "role": "Analyst", "person": "Jo Bell", "doubt": "More batch than streaming."}
    answer = browser.post("/told/call/", said, follow=True)
    assert answer.redirect_chain[-1][0] == f"/comeback/{Comeback.objects.get().pk}/"
    assert "More batch than streaming." in Reflection.objects.get().their_words
