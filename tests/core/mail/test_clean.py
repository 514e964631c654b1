"""Whose words are whose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.mail.clean import clean, own_text, place
from onward.core.mail.message import Address, Message
from onward.core.mail.read import read

NO = "Dear Alice,\n\nwe have decided to go on with others.\n\nKind regards\nBob"


def message(text: str, subject: str = "Your application") -> Message:
    return Message(None, "", None, subject, Address("Bob", "bob@mills.example"), text=text)


def own(text: str, subject: str = "Your application") -> str:
    return own_text(message(text, subject))[0]


@pytest.mark.parametrize(
    "line",
    [
        "On Tue, 3 Mar 2026 at 10:00, Alice <alice@home.example> wrote:",
        "On Tue, 3 Mar 2026 at 10:00, Alice Example of the long name\n<alice@home.example> wrote:",
        "Am 03.03.2026 um 10:00 schrieb Alice <alice@home.example>:",
        "Am Di., 3. März 2026 schrieb Alice:",
        "Le mar. 3 mars 2026 à 10:00, Alice <alice@home.example> a écrit :",
        "El mar, 3 mar 2026 a las 10:00, Alice escribió:",
        "Il giorno mar 3 mar 2026 Alice ha scritto:",
        "Op di 3 mrt 2026 om 10:00 schreef Alice:",
        "-----Original Message-----\nFrom: Alice\nSent: Tuesday\nTo: Bob",
        "-----Ursprüngliche Nachricht-----\nVon: Alice",
        "__________\nFrom: Alice <alice@home.example>\nSent: Tuesday, March 3, 2026\nTo: Bob\nSubject: Hi",
        "De : Alice\nEnvoyé : mardi 3 mars 2026\nÀ : Bob\nObjet : Bonjour",
    ],
)
def test_what_is_being_answered_is_not_the_writers_own(line: str):
    assert own(f"{NO}\n\n{line}\n\nWe received your application.", "Re: Your application") == NO
    assert own(f"{NO}\n\n{line}\n> We received your application.", "Re: Your application") == NO


def test_answers_between_quoted_lines_stay():
    assert own("> Can you come?\nYes.\n> On Friday?\nYes, at ten.") == "Yes.\nYes, at ten."


def test_a_sentence_that_ends_in_wrote_is_no_quotation():
    text = "As a wise person once wrote:\nkeep going."
    assert own(text) == text


@pytest.mark.parametrize(
    "footer",
    [
        "Unsubscribe | Privacy policy | Mills Ltd, 1 Mill Lane",
        "You are receiving this because you applied.\nTo stop receiving these, click here.",
        "CONFIDENTIALITY NOTICE: this is for the intended recipient.\n\nIf you are not that person, delete it.",
        "Diese E-Mail enthält vertrauliche Informationen.\n\nSind Sie nicht der richtige Adressat, löschen Sie sie.",
        "Ce message et toutes les pièces jointes sont confidentiels.",
        "Se désabonner",
        "© 2026 Mills. All rights reserved.",
        "Geschäftsführer: Bob Müller\nAmtsgericht Mühlheim HRB 1",
    ],
)
def test_footers_of_systems_and_lawyers_are_cut(footer: str):
    assert own(f"{NO}\n\n{footer}") == NO


def test_a_signature_stays_with_its_writer():
    text = f"{NO}\nHead of Milling\nMills Ltd"
    assert own(text) == text


def test_a_no_is_never_cut_as_a_footer():
    text = "Dear Alice,\n\nUnfortunately no. To opt out of our talent pool, tell us; see our privacy policy."
    assert own(text) == text


FORWARDS = [
    """---------- Forwarded message ---------
From: Bob <bob@mills.example>
Date: Tue, Mar 3, 2026 at 10:00 AM
Subject: Your application
To: <alice@home.example>

""",
    """Begin forwarded message:

From: Bob <bob@mills.example>
Subject: Your application
Date: 3 March 2026 at 10:00:00 GMT
To: Alice

""",
    """-------- Weitergeleitete Nachricht --------
Betreff: Your application
Datum: Tue, 3 Mar 2026 10:00:00 +0000
Von: Bob <bob@mills.example>
An: Alice

""",
    """---------- Message transféré ---------
De : Bob <bob@mills.example>
Date : mar. 3 mars 2026 à 10:00
Objet : Your application
À : Alice

""",
    """________________________________
From: Bob <bob@mills.example>
Sent: Tuesday, March 3, 2026 10:00 AM
To: Alice
Subject: Your application

""",
]
PIECES = [
    NO,
    "> quoted",
    "On 3 March, Bob wrote:",
    "",
    "Unsubscribe",
    "--",
    "From: a\nSent: b\nTo: c",
    "x" * 50,
    "Forwarded message",
    "intended recipient",
]
REPEATED = ["> ", "On 1 wrote:\n", "From:\n", "unsubscribe\n\n", "-- Forwarded message\n", "From: a\nSent: b\n\n"]


@pytest.mark.parametrize("mark", FORWARDS)
def test_a_forward_is_opened(mark: str):
    outer = message(f"Look at this.\n\n{mark}{NO}", "Fwd: Your application")
    body = clean(outer)
    inside = body.forwarded
    assert inside is not None
    assert (inside.sender.email, inside.subject, inside.text) == ("bob@mills.example", "Your application", NO)
    assert inside.date is not None
    assert (inside.date.day, inside.date.hour) == (3, 10)
    assert own_text(outer, body)[0] == "Look at this."
    at = inside.text.index("decided")
    assert outer.text[place(body.forwarded_starts, at) :].startswith("decided")


def test_an_indented_forward_is_opened_and_its_places_lead_back():
    inner = "> From: Bob <bob@mills.example>\n> Subject: No\n> Date: 3 March 2026\n>\n> We decided\n> for others."
    outer = message(f"Begin forwarded message:\n\n{inner}")
    body = clean(outer)
    assert body.forwarded is not None
    assert body.forwarded.text == "We decided\nfor others."
    assert outer.text[place(body.forwarded_starts, body.forwarded.text.index("others")) :] == "others."


def test_an_attached_mail_is_a_forward():
    raw = (
        b"From: alice@home.example\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n"
        b"--b\nContent-Type: message/rfc822\n\nFrom: Bob <bob@mills.example>\nSubject: No\n"
        b"Date: Tue, 03 Mar 2026 10:00:00 +0000\n\nWe decided for others.\n--b--\n"
    )
    inside = clean(read(raw)).forwarded
    assert inside is not None
    assert (inside.sender.email, inside.subject, inside.text) == ("bob@mills.example", "No", "We decided for others.")


def test_a_bounce_is_no_forward():
    raw = (
        b"From: mailer-daemon@x.example\nSubject: Undelivered\nContent-Type: multipart/report; boundary=b\n\n"
        b"--b\n\nIt came back.\n--b\nContent-Type: message/rfc822\n\nFrom: Alice <alice@home.example>\n"
        b"Subject: My application\n\nHello.\n--b--\n"
    )
    assert clean(read(raw)).forwarded is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_spans_are_in_order_and_apart_and_lead_back(pieces: list[str]):
    one = message("\n".join(pieces).strip())
    body = clean(one)
    spans = sorted([*body.own, *body.quoted, *body.footer])
    assert all(left.end <= right.start for left, right in pairwise(spans))
    text, starts = own_text(one, body)
    for at in range(len(text)):
        assert text[at] == one.text[place(starts, at)] or text[at] == "\n"


@pytest.mark.parametrize("line", REPEATED)
def test_no_repeated_line_takes_long(line: str):
    began = time.process_time()
    clean(message((line * 200_000)[:200_000]))
    assert time.process_time() - began < 4
