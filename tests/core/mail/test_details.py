"""What a mail says beside its kind. Alice is the seeker; Bob and Charlie write to her."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.mail.clean import clean
from onward.core.mail.details import find_details
from onward.core.mail.message import Address, Message
from onward.core.mail.verdict import Details, Kind

ALICE = Address("Alice Moreau", "alice@seeker.example")
SENT = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//x//EN
METHOD:REQUEST
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260317T143000
DTEND;TZID=Europe/Berlin:20260317T153000
SUMMARY:Interview
END:VEVENT
END:VCALENDAR
"""


def read(
    text: str, *, subject: str = "Your application", sender: Address | None = None, kind: Kind = Kind.REJECTION,
    language: str = "en", **fields: object,
) -> Details:  # fmt: skip
    message = Message(None, "d", SENT, subject, sender or Address("", "jobs@gmail.com"), to=(ALICE,), text=text)
    message = replace(message, **fields)  # type: ignore[arg-type]
    return find_details(message, clean(message), kind, language)


def test_a_hiring_system_is_never_the_employer():
    details = read("We received your application.", sender=Address("Greenhouse", "no-reply@greenhouse.io"))
    assert details.company is None
    assert details.company_domain is None
    assert details.vendor == "Greenhouse"


def test_a_board_is_never_the_employer():
    details = read("Your application was sent.", sender=Address("LinkedIn", "jobs-noreply@linkedin.com"))
    assert details.company is None
    assert details.vendor == "LinkedIn"


def test_webmail_names_nobody():
    details = read("We went with someone else.", sender=Address("", "hr.orrery@gmail.com"))
    assert details.company is None
    assert details.company_domain is None
    assert details.vendor is None


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("orrery@myworkday.com", "Orrery"),
        ("no-reply@orrery.recruitee.com", "Orrery"),
        ("orrery+autoreply@talent.icims.com", "Orrery"),
        ("jobs@orrery-foods.teamtailor-mail.com", "Orrery Foods"),
        ("p10234@m.personio.de", None),
        ("notifications@app.bamboohr.com", None),
    ],
)
def test_a_tenant_of_a_hiring_system_is_the_employer(address: str, wanted: str | None):
    assert read("Thank you for applying.", sender=Address("", address)).company == wanted


def test_a_domain_is_spelt_as_the_mail_spells_it():
    details = read("Best,\nThe Maple Grove Team", sender=Address("", "jobs@maplegrove.example"))
    assert details.company == "Maple Grove"
    assert details.company_domain == "maplegrove.example"


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        ("Orrery Careers", "Orrery"),
        ("Orrery Hiring Team", "Orrery"),
        ("Talent Acquisition @ Orrery", None),
        ("Orrery @ icims", "Orrery"),
        ("Bob Marsh from Orrery", "Orrery"),
        ("Recruiting Team", None),
    ],
)
def test_a_display_name_loses_its_team(shown: str, wanted: str | None):
    assert read("Thank you.", sender=Address(shown, "no-reply@icims.com")).company == wanted


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("Thank you for applying to the Data Analyst position at Orrery Labs in Leeds.", "Orrery Labs", "Data Analyst"),
        ("We appreciate your interest in joining Orrery, Inc. and your time.", "Orrery, Inc.", None),
        ("Ihre Bewerbung als Elektroniker (m/w/d) bei der Firma Kabelbau GmbH.", "Kabelbau GmbH", "Elektroniker"),
        ("Nous avons reçu votre candidature au poste de Comptable chez Solivage.", "Solivage", "Comptable"),
        ("Gracias por tu interés en el puesto de Analista de datos en Costaverde.", "Costaverde", "Analista de datos"),
        ("Grazie per la candidatura alla posizione di Sviluppatore presso Nautilus.", "Nautilus", "Sviluppatore"),
        ("Bedankt voor je sollicitatie naar de functie van Projectleider bij Duinzicht.", "Duinzicht", "Projectleider"),
        ("Agradecemos a candidatura para a vaga de Analista de dados na Ventania.", "Ventania", "Analista de dados"),
    ],
)  # fmt: skip
def test_sentences_name_company_and_role_in_seven_languages(text: str, company: str, role: str | None):
    details = read(text)
    assert details.company == company
    assert details.role == role


@pytest.mark.parametrize(
    ("subject", "role", "number"),
    [
        ("Your application: Data Analyst (m/f/d)", "Data Analyst", None),
        ("Ihre Bewerbung als Leiterin Einkauf (ID: 16799)", "Leiterin Einkauf", "16799"),
        ("R-20418 Senior Financial Analyst - application received", "Senior Financial Analyst", "R-20418"),
        ("Data Engineer at Orrery", "Data Engineer", None),
        ("Update on your application", None, None),
        ("Your application of 24.09.2026", None, None),
    ],
)
def test_a_subject_names_role_and_number(subject: str, role: str | None, number: str | None):
    details = read("Thank you.", subject=subject)
    assert (details.role, details.requisition) == (role, number)


def test_the_signature_gives_the_person_with_title():
    text = "Unfortunately it is a no.\n\nKind regards,\n\nBob Marsh\nHead of People\nOrrery Ltd\n"
    person = read(text, sender=Address("", "bob.marsh@orrery.example")).person
    assert person is not None
    assert (person.name, person.title, person.email) == ("Bob Marsh", "Head of People", "bob.marsh@orrery.example")


def test_the_senders_name_gives_the_person():
    person = read("It is a no.", sender=Address("Marsh, Bob (Orrery)", "bob@orrery.example")).person
    assert person is not None
    assert person.name == "Bob Marsh"


@pytest.mark.parametrize("shown", ["Orrery Team", "Talent Acquisition", "HR", "Recruiting Orrery", "Alice Moreau", ""])
def test_a_team_or_the_seeker_is_no_person(shown: str):
    assert read("Thank you.\n\nBest,\nThe Orrery Team", sender=Address(shown, "jobs@orrery.example")).person is None


@pytest.mark.parametrize("shown", ["N?ria Puig", "N\ufffdria Puig", "Núria Puig"])
def test_a_name_that_lost_its_accent_is_mended_from_the_signature(shown: str):
    details = read("It is a no.\n\nThank you,\nNúria Puig", sender=Address(shown, "nuria@orrery.example"))
    assert details.person is not None
    assert details.person.name == "Núria Puig"
    assert details.company == "Orrery"


def test_a_person_behind_a_hiring_system_has_no_address():
    person = read("It is a no.", sender=Address("Bob Marsh", "no-reply@greenhouse.io")).person
    assert person is not None
    assert (person.name, person.email) == ("Bob Marsh", None)


def test_the_calendar_part_dates_the_interview():
    details = read("See the invitation.", kind=Kind.INTERVIEW, calendars=(CALENDAR,))
    assert details.interview_at is not None
    assert details.interview_at.isoformat() == "2026-03-17T14:30:00+01:00"


def test_a_cancelled_or_broken_calendar_part_dates_nothing():
    broken = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:tomorrow\nEND:VEVENT"
    for calendar in (CALENDAR.replace("REQUEST", "CANCEL"), broken, "", "BEGIN:VEVENT"):
        assert read("See you.", kind=Kind.INTERVIEW, calendars=(calendar,)).interview_at is None


def test_two_moments_to_choose_from_are_not_a_date():
    text = "Would 12 March 2026 at 10:00 or 13 March 2026 at 11:00 suit you?"
    assert read(text, kind=Kind.INTERVIEW).interview_at is None


def test_the_deadline_is_the_day_after_a_word_of_deadlines():
    text = "You applied on 1 March 2026. Please finish the test by 20 March 2026."
    assert read(text, kind=Kind.ASSESSMENT).deadline == date(2026, 3, 20)


def test_a_filled_post_is_no_judgement():
    details = read("Unfortunately the position has been filled. Please apply again for other roles.")
    assert details.post_gone
    assert details.may_reapply
    assert details.for_the_post_only is True


def test_a_no_for_good_says_so():
    assert read("We will not consider any further applications from you.").for_the_post_only is False
    assert read("Please do not apply again.").for_the_post_only is False
    assert read("It is a no.").for_the_post_only is None


def test_feedback_is_kept_word_for_word():
    said = "We felt that your SQL was not yet deep enough for this team."
    assert read(f"It is a no. {said} All the best.").feedback == said


def test_a_formula_is_no_feedback():
    text = "Due to the high number of applications we are unable to give feedback. We found other candidates closer."
    assert read(text).feedback is None


def test_no_reply_is_told_by_address_or_words():
    assert read("Hello", sender=Address("", "do-not-reply@orrery.example")).no_reply
    assert read("Please do not reply to this email.", sender=Address("", "jobs@orrery.example")).no_reply
    assert not read("I look forward to your reply.", sender=Address("Bob Marsh", "bob@orrery.example")).no_reply


def test_what_a_person_writes_is_not_automatic():
    assert not read("It is a no.\n\nBob Marsh", sender=Address("Bob Marsh", "bob@orrery.example")).automatic
    assert read("It is a no.", headers={"auto-submitted": "auto-generated"}).automatic


def test_mail_that_is_not_about_a_search_gives_no_names():
    details = read("Thank you for applying to Orrery.", kind=Kind.UNRELATED)
    assert details == Details()


KINDS = st.sampled_from(list(Kind))
TELLING = """position at Orrery GmbH, Inc. Unfortunately the role of ( ) : - — „ “ Bewerbung als bei | Kind regards, Bob
Marsh 12.03.2026 at 25:99 99/99/2026 R-123456 #44 (ID: 5) candidature chez puesto de @ <x@y> feedback: 日本 𝔸 İ ß"""
WORDS = st.sampled_from([*TELLING.split(), "\n", "\n\n", "\u0000", "Kind regards,\n"])


@settings(deadline=None)
@given(st.text(), st.text(), st.text(), st.text(), KINDS)
def test_it_survives_any_text(text: str, subject: str, name: str, email: str, kind: Kind):
    read(text, subject=subject, sender=Address(name, email.lower()), kind=kind, calendars=(text,))


@settings(deadline=None)
@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=8), KINDS)
def test_it_survives_any_mix_of_telling_words(text: list[str], subject: list[str], kind: Kind):
    details = read(" ".join(text), subject=" ".join(subject), kind=kind)
    for said in (details.company, details.role, details.requisition):
        assert said is None or (said == said.strip() and 0 < len(said) <= 120)
