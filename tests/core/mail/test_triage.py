"""Triage: what a mail is, the words it rests on, and the traps it must not step into."""

from __future__ import annotations

import pytest

from onward.core.mail.message import Address, Message
from onward.core.mail.read import read, read_pasted
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind
from tests.cast import ALICE, CHARLIE


def mail(text: str, subject: str = "", sender: str = "Talent <talent@firm.example>", **headers: str) -> Message:
    name, _, email = sender.rstrip(">").rpartition("<")
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return Message(None, "", None, subject, Address(name.strip(), email.lower()), headers=named, text=text)


RECEIPT = "Thank you for applying for the position of Data Engineer. We have received your application."

NOES = {
    "en other candidates": (
        "Thank you for your interest in the Analyst role. We have decided to move forward with other candidates."
    ),
    "en to the end": (
        f"{RECEIPT} It was a pleasure to read it. Unfortunately, we will not be taking your application further."
    ),
    "en unable to offer": (
        "Thank you for the interview. We are unable to offer you the position of Nurse at this time."
    ),
    "en curly": "Thanks for applying to the Writer job. We won’t be moving forward with your application.",
    "en wrapped": (
        "Thank you for your application to the Baker position. After a long talk among us we have\n"
        "chosen to pursue\nother candidates for the role."
    ),
    "en filled": "The position you applied for has been filled. Thank you for your application.",
    "en cancelled": ("Dear Alice, the vacancy has been cancelled and will not be filled. Thank you for applying."),
    "de formal": (
        "Sehr geehrte Frau Marin, vielen Dank für Ihre Bewerbung. Leider müssen wir Ihnen mitteilen, "
        "dass wir uns für einen anderen Bewerber entschieden haben."
    ),
    "de informal": (
        "Hallo Alice, danke für deine Bewerbung. Leider können wir dich im weiteren Verfahren nicht berücksichtigen."
    ),
    "fr vous": ("Madame, nous avons étudié votre candidature. Nous ne pourrons pas y donner une suite favorable."),
    "fr tu": "Salut Alice, malheureusement ton profil n'a pas été retenu pour le poste. Bonne continuation !",
    "farewell only": (
        "Hello, thank you for your interest in the job and for your time. We wish you all the best "
        "in your future endeavours."
    ),
}


@pytest.mark.parametrize("text", NOES.values(), ids=NOES.keys())
def test_it_hears_a_no(text: str) -> None:
    assert judge(mail(text)).kind is Kind.REJECTION


RECEIPTS = {
    "en condition": f"{RECEIPT} If you are not selected, we will keep your resume.",
    "en silence": (
        f"{RECEIPT} If you do not hear from us within two weeks, please consider your application unsuccessful."
    ),
    "en should": f"{RECEIPT} Should you not be shortlisted, we wish you luck with your search.",
    "en later interviews": f"{RECEIPT} What happens next: a phone call, an interview, then an offer.",
    "de falls": (
        "Vielen Dank für Ihre Bewerbung, die bei uns eingegangen ist. Falls wir Ihnen leider absagen "
        "müssen, erhalten Sie eine Nachricht."
    ),
    "de sollten": ("Wir haben Ihre Bewerbung erhalten. Sollten wir Sie nicht berücksichtigen können, melden wir uns."),
    "de incomplete": (
        "Wir haben Ihre Bewerbung erhalten. Unvollständige Bewerbungen können nicht berücksichtigt werden."
    ),
    "de pair": ("Hallo Alice, deine Bewerbung ist bei uns eingegangen. Wir geben dir Bescheid, ob Zusage oder Absage."),
    "fr sans": (
        "Nous avons bien reçu votre candidature. Sans réponse de notre part sous trois semaines, "
        "votre candidature n'aura pas été retenue."
    ),
    "fr si": "Votre candidature a bien été reçue. Si votre profil n'est pas retenu, nous vous écrirons.",
}


@pytest.mark.parametrize("text", RECEIPTS.values(), ids=RECEIPTS.keys())
def test_a_condition_in_a_receipt_is_no_no(text: str) -> None:
    assert judge(mail(text, "Your application")).kind is Kind.CONFIRMATION


ELSEWHERE = {
    "paper": (
        "Dear author, we regret to inform you that your paper was not accepted for the conference. "
        "The program committee had many strong submissions."
    ),
    "flat": (
        "Thank you for your application to rent the apartment. Unfortunately the landlord has chosen another tenant."
    ),
    "loan": (
        "We regret that we are unable to approve your loan application. The decision was based on your credit score."
    ),
    "refund": "Unfortunately your refund claim was declined, as the warranty had ended.",
    "visa": "Your visa application was refused by the embassy.",
    "grant": "Your grant proposal was not selected for funding. We received 300 proposals.",
    "patch": "Thanks for the patch, but we decided not to merge this pull request.",
    "de Wohnung": ("Leider hat sich der Vermieter für andere Mietinteressenten entschieden. Die Wohnung ist vergeben."),
    "fr prêt": "Nous ne pouvons pas donner une suite favorable à votre demande de prêt immobilier.",
    "mock": "Our mock interviews are 40 % off this week. Get the job offer you deserve. Enroll now!",
    "code": "Your verification code is 482193. It expires in ten minutes.",
}


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_a_refusal_of_something_else_is_not_about_the_search(text: str) -> None:
    assert judge(mail(text, sender=f"{CHARLIE.name} <{CHARLIE.email}>")).kind is Kind.UNRELATED


OTHERS = {
    "interview": (
        Kind.INTERVIEW,
        "Hi Alice, we would like to invite you to an interview for the Analyst role on Tuesday "
        "at 10. Please confirm your availability.",
    ),
    "de interview": (
        Kind.INTERVIEW,
        "Sehr geehrte Frau Marin, gern laden wir Sie zu einem Vorstellungsgespräch am Montag um 9 Uhr ein.",
    ),
    "assessment": (
        Kind.ASSESSMENT,
        "As the next step of your application please complete the coding challenge within five "
        "days. Start the test with the link.",
    ),
    "offer": (
        Kind.OFFER,
        "Dear Alice, we are delighted to offer you the position of Analyst. Please sign and "
        "return the attached offer letter.",
    ),
    "outreach": (
        Kind.OUTREACH,
        "Hi Alice, I came across your profile. I am a recruiter and my client is looking for a "
        "Rust developer. Would you be open to a chat? Please send me your updated resume.",
    ),
    "alert": (
        Kind.ALERT,
        "5 new jobs matching your search. Analyst in Leeds. Apply now. See all jobs. Unsubscribe from this job alert.",
    ),
    "viewed": (
        Kind.UPDATE,
        "Your application was viewed by Firm. The employer viewed your application for Analyst.",
    ),
    "unfinished": (
        Kind.UPDATE,
        "Finish your application. You started an application for Analyst, but it is incomplete "
        "and has not been submitted.",
    ),
}


@pytest.mark.parametrize(("kind", "text"), OTHERS.values(), ids=OTHERS.keys())
def test_it_knows_the_other_kinds(kind: Kind, text: str) -> None:
    assert judge(mail(text)).kind is kind


def test_evidence_is_the_very_words_of_the_mail() -> None:
    message = mail(NOES["en to the end"], "Your application as Data Engineer")
    verdict = judge(message)
    assert verdict.evidence
    for each in verdict.evidence:
        whole = {"body": message.text, "subject": message.subject}[each.where]
        assert whole[each.start : each.end] == each.text
    assert "not be taking your application further" in next(e.text for e in verdict.evidence)


def test_a_bare_update_of_a_board_is_probably_a_no_and_is_asked() -> None:
    board = "LinkedIn <jobs-noreply@linkedin.com>"
    verdict = judge(mail("Your update from Firm", "Your application to Analyst at Firm", board))
    assert (verdict.kind, verdict.review) == (Kind.REJECTION, True)
    assert "probably a no" in verdict.evidence[0].says


def test_a_quoted_receipt_does_not_decide() -> None:
    no = "Alice, we have decided to move forward with another candidate for the role."
    text = f"{no}\n\nOn 1 May 2026, HR wrote:\n> {RECEIPT}\n"
    assert (
        judge(read(f"From: hr@firm.example\nSubject: Re: your application\n\n{text}".encode())).kind is Kind.REJECTION
    )


def test_a_forwarded_no_is_judged_by_what_is_inside() -> None:
    raw = (
        f"From: {ALICE.name} <{ALICE.email}>\nTo: {ALICE.email}\nSubject: Fwd: Your application\n\n"
        "---------- Forwarded message ---------\nFrom: HR <hr@firm.example>\nDate: Mon, 4 May 2026\n"
        f"Subject: Your application\nTo: {ALICE.email}\n\n{NOES['en other candidates']}\n"
    )
    message = read(raw.encode())
    verdict = judge(message, seeker=frozenset({ALICE.email}))
    assert verdict.kind is Kind.REJECTION
    assert all(message.text[e.start : e.end] == e.text for e in verdict.evidence)


def test_what_the_seeker_wrote_is_no_answer_of_an_employer() -> None:
    raw = f"From: {ALICE.email}\nTo: hr@firm.example\nSubject: My application\n\nPlease find my application attached."
    assert judge(read(raw.encode()), seeker=frozenset({ALICE.email})).kind is Kind.UNRELATED


def test_an_absence_note_is_not_about_the_search_and_the_header_says_so() -> None:
    message = mail("I am out of the office. The position is in good hands.", auto_submitted="auto-replied")
    verdict = judge(message)
    assert verdict.kind is Kind.UNRELATED
    assert verdict.evidence[0].where == "headers"


def test_a_language_it_does_not_know_is_always_asked() -> None:
    verdict = judge(mail("Köszönjük jelentkezését, sajnos most más jelöltet választottunk az állásra."))
    assert verdict.review


def test_a_language_measured_on_templates_only_is_guessed_and_asked() -> None:
    verdict = judge(
        mail("Dziękujemy za aplikację na stanowisko. Niestety wybraliśmy innego kandydata na to stanowisko.")
    )
    assert (verdict.kind, verdict.review, verdict.language) == (Kind.REJECTION, True, "pl")


@pytest.mark.parametrize("raw", [b"", b"\0\0\0", b"From: x\n", b"Subject: =?utf-8?b?////?=\n\n\xff\xfe"])
def test_odd_mail_gets_a_verdict_and_is_asked(raw: bytes) -> None:
    verdict = judge(read(raw))
    assert verdict.kind is Kind.UNRELATED
    assert verdict.review


def test_a_pasted_no_is_read() -> None:
    assert judge(read_pasted(NOES["de formal"])).kind is Kind.REJECTION


def test_the_same_mail_gets_the_same_verdict_twice() -> None:
    assert judge(mail(RECEIPT)) == judge(mail(RECEIPT))
