"""Reading mails, whole and broken."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.mail.read import read, read_pasted

HEAD = (
    b"From: Bob <bob@mills.example>\nTo: alice@home.example\nSubject: Your application\n"
    b"Date: Tue, 03 Mar 2026 10:00:00 +0100\n"
)


def mail(body: bytes, *more: bytes) -> bytes:
    return HEAD + b"".join(line + b"\n" for line in more) + b"\n" + body


def html(page: str) -> str:
    return read(mail(page.encode(), b"Content-Type: text/html; charset=utf-8")).text


def test_it_reads_who_when_what():
    message = read(mail(b"Thank you, Alice.\n", b"Message-ID: <1@mills.example>", b"References: <a@x> <b@x>"))
    assert (message.sender.name, message.sender.email) == ("Bob", "bob@mills.example")
    assert message.subject == "Your application"
    assert message.date == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert (message.message_id, message.references) == ("1@mills.example", ("a@x", "b@x"))
    assert (message.text, message.problems) == ("Thank you, Alice.", ())


def test_what_the_standard_library_writes_reads_back():
    made = EmailMessage()
    made["From"] = "Bob Müller <bob@mills.example>"
    made["Subject"] = "Größe und Länge " * 8
    made.set_content("Grüße – a long line " * 20)
    made.add_alternative("<p>Grüße</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="Lebenslauf – Ä.pdf")
    message = read(bytes(made))
    assert message.sender.name == "Bob Müller"
    assert message.subject == ("Größe und Länge " * 8).strip()
    assert message.text == ("Grüße – a long line " * 20).strip()
    assert message.html is not None
    assert message.attachments == ("Lebenslauf – Ä.pdf",)


@pytest.mark.parametrize(
    ("line", "name", "email"),
    [
        ('"Bob, of Mills" <Bob@Mills.example>', "Bob, of Mills", "bob@mills.example"),
        ("bob@mills.example", "", "bob@mills.example"),
        ("bob@mills.example (Bob)", "Bob", "bob@mills.example"),
        ("=?utf-8?B?QsO2Yg==?= <bob@mills.example>", "Böb", "bob@mills.example"),
        ("=?utf-8?Q?B=C3?= =?utf-8?Q?=B6b?= <bob@mills.example>", "Böb", "bob@mills.example"),
        ("Bob bob@mills.example>", "Bob", "bob@mills.example"),
        ("undisclosed", "undisclosed", ""),
    ],
)
def test_a_sender_is_found_in_whatever_shape(line: str, name: str, email: str):
    sender = read(f"From: {line}\nSubject: x\n\nhi".encode()).sender
    assert (sender.name, sender.email) == (name, email)


@pytest.mark.parametrize("subject", ["=?utf-8?B?###?= odd", "=?nonsense?Q?a=FF?=", "=?utf-8?Q?=", "\xff\xfe raw"])
def test_broken_header_words_are_read_as_far_as_they_go(subject: str):
    assert read(b"From: b@x.example\nSubject: " + subject.encode("latin-1") + b"\n\nhi").text == "hi"


def test_eight_bit_headers_are_read_without_a_label():
    assert read("Subject: Absage für Ihre Bewerbung\n\nx".encode()).subject == "Absage für Ihre Bewerbung"
    assert read("Subject: Absage für Ihre Bewerbung\n\nx".encode("cp1252")).subject == "Absage für Ihre Bewerbung"


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("Grüße", "utf-8"),
        ("Grüße", "iso-8859-1"),
        ("Grüße", "us-ascii"),
        ("Grüße", "no-such-charset"),
        ("Grüße", "base64"),
        ("Grüße", ""),
    ],
)
def test_letters_survive_a_wrong_label(raw: str, label: str):
    for real in ("utf-8", "cp1252"):
        assert read(mail(raw.encode(real), f"Content-Type: text/plain; charset={label}".encode())).text == raw


def test_a_wrong_label_is_said():
    message = read(mail("Grüße".encode("cp1252"), b"Content-Type: text/plain; charset=utf-8"))
    assert message.problems == ("Its letters are not in the encoding it names; some may be wrong.",)


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_line_ends_change_neither_text_nor_digest(end: bytes):
    raw = mail(b"One.\n\nTwo.\n", b"Content-Type: text/plain")
    assert read(raw.replace(b"\n", end)) == read(raw)


@settings(deadline=None)
@given(st.text(max_size=300))
def test_the_digest_outlives_line_ends_and_blanks_at_the_end(words: str):
    raw = mail(words.encode("utf-8", "replace").replace(b"\r", b""))
    assert read(raw).digest == read(raw.replace(b"\n", b"\r\n") + b"\r\n\r\n").digest


def test_marks_at_the_front_are_no_part_of_the_mail():
    for front in (b"\xef\xbb\xbf", b"From bob Mon Jan  5 09:00:00 2026\n", b"\n\n", b">From x\n"):
        assert read(front + mail(b"hi")).subject == "Your application"
    assert read(mail(b"hi").decode().encode("utf-16")).text == "hi"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        (b"", "It has no date."),
        (b"Date: someday\n", "Its date can't be read."),
        (b"Date: Thu, 01 Jan 1970 00:00:00 +0000\n", "Its date, in the year 1970, can't be right."),
        (b"Date: Thu, 01 Jan 2099 00:00:00 +0000\n", "Its date, in the year 2099, can't be right."),
    ],
)
def test_an_odd_date_is_kept_and_said(lines: bytes, problem: str):
    message = read(b"From: b@x.example\n" + lines + b"\nhi")
    assert message.problems == (problem,)
    assert (message.date is None) == ("year" not in problem)


def test_the_day_of_arrival_stands_in_for_a_missing_date():
    message = read(b"Received: from a by b; Tue, 03 Mar 2026 10:00:00 +0000\nFrom: b@x.example\n\nhi")
    assert message.date == datetime(2026, 3, 3, 10, tzinfo=UTC)


def test_empty_and_binary_files_are_one_problem():
    assert read(b"").problems[0] == "It is empty."
    assert read(b" \n\n").problems[0] == "It is empty."
    assert read(random.Random(1).randbytes(50_000)).problems[0] == "This is not a mail but a file of another kind."


def nested(depth: int) -> bytes:
    raw = HEAD
    for level in range(depth):
        raw += b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
    return raw + b"Content-Type: text/plain\n\nat the bottom\n"


def test_two_hundred_nested_parts_are_read_to_the_bottom():
    assert read(nested(200)).text == "at the bottom"
    assert "Its parts are nested too deep; the outer ones were read." in read(nested(2000)).problems


HOSTILE = {
    "headers": HEAD + b"X-Odd: y\n" * 10_000 + b"\nhi",
    "many headers": HEAD + b"X-Odd: y\n" * 200_000 + b"\nhi",
    "folded": b"Subject: a\n" + b" b\n" * 200_000 + b"\nhi",
    "attached mails": HEAD + b"Content-Type: message/rfc822\n\n" * 3000 + b"hi",
    "parts": mail(b"--b\n\nx\n" * 100_000, b"Content-Type: multipart/mixed; boundary=b"),
    "false boundaries": mail(b"--bb\n" * 100_000, b"Content-Type: multipart/mixed; boundary=b"),
    "deep html": mail(b"<div>" * 100_000, b"Content-Type: text/html"),
    "lists": mail(b"<ul><li>" * 39_000, b"Content-Type: text/html"),
    "attributes": mail(b"<a " + b"".join(b"x%d=y " % n for n in range(100_000)), b"Content-Type: text/html"),
    "comments": mail(b"<div>" * 2000 + b"<!--" * 200_000, b"Content-Type: text/html"),
    "marks": mail(("a" + "\u0301\u0316" * 300_000).encode()),
    "blanks": mail(b" " * 2_000_000 + b"x"),
    "uuencode": mail(b"begin 644 a\n" * 20_000),
    "parameters": mail(b"x", b'Content-Type: text/plain; a="' + b"\\" * 100_000),
    "fifty megabytes": mail(b"hello world\n" * 4_300_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_no_hostile_mail_takes_long(name: str):
    began = time.process_time()
    message = read(HOSTILE[name])
    assert time.process_time() - began < 5
    assert len(message.text) <= 200_000


def test_large_and_long_are_said():
    assert "It is larger than 32 MB; only its beginning was read." in read(HOSTILE["fifty megabytes"]).problems
    assert any("headers" in problem for problem in read(HOSTILE["many headers"]).problems)


def test_a_mail_cut_in_the_middle_keeps_what_came_before():
    raw = mail(
        b"--b\nContent-Type: text/plain\n\nThe words.\n--b\nContent-Type: application/pdf; name=a.pdf\n\nJVBE",
        b"Content-Type: multipart/mixed; boundary=b",
    )
    message = read(raw)
    assert (message.text, message.attachments) == ("The words.", ("a.pdf",))
    assert message.problems == ("It ends before its last part is complete.",)


def test_html_alone_becomes_what_a_reader_sees():
    page = """<html><head><title>no</title><style>p{}</style></head><body>
    <div style="display: none">preheader</div><span style="font-size:0px">gone</span><p hidden>gone</p>
    <div style="mso-hide:all;max-height:0">gone</div><p style="visibility:hidden">gone</p>
    <h1>Dear Alice,</h1><p>we read <a href="https://x.example">your application</a>&nbsp;with care.</p>
    <script>alert(1)</script><img src="https://track.example/1.gif" alt="no">
    <table><tr><td>Role</td><td>Miller</td></tr></table>
    <ul><li>one</li><li>two</li></ul>Bye<br>Bob</body></html>"""
    assert html(page) == "Dear Alice,\n\nwe read your application with care.\n\nRole Miller\n\none\n\ntwo\n\nBye\nBob"


def test_letters_of_no_size_hide_only_where_no_size_is_given_again():
    assert html('<td style="font-size:0px"><div style="font-size:16px">seen</div></td>') == "seen"


def test_the_plain_version_wins_unless_it_is_a_stub():
    def both(plain: bytes, page: bytes) -> str:
        body = (
            b"--b\nContent-Type: text/plain\n\n" + plain + b"\n--b\nContent-Type: text/html\n\n" + page + b"\n--b--\n"
        )
        return read(mail(body, b"Content-Type: multipart/alternative; boundary=b")).text

    page = b"<html>" + b"<p>We thank you for your interest in the mill.</p>" * 50
    assert both(b"Plain words.", b"<p>Rich words.</p>") == "Plain words."
    assert both(b"Your program shows no HTML.", page).startswith("We thank you")


def test_uuencoded_junk_is_left_out():
    assert read(mail(b"Hello\nbegin 644 cat.jpg\n" + b"M" + b"A" * 60 + b"\n`\nend\nBye\n")).text == "Hello\nBye"


def test_flowed_lines_are_joined():
    assert read(mail(b"one long \nline\n", b"Content-Type: text/plain; format=flowed")).text == "one long line"


def test_an_invitation_is_kept_as_a_calendar():
    body = b"--b\n\nSee you.\n--b\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--\n"
    message = read(mail(body, b"Content-Type: multipart/mixed; boundary=b"))
    assert (message.text, message.calendars) == ("See you.", ("BEGIN:VCALENDAR",))


def test_headers_that_matter_are_kept_and_no_others():
    message = read(mail(b"x", b"List-Unsubscribe: <mailto:u@x.example>", b"X-Own: y", b"Precedence: bulk"))
    assert dict(message.headers) == {"list-unsubscribe": "<mailto:u@x.example>", "precedence": "bulk"}


@settings(deadline=None)  # a busy machine says nothing about the reader
@given(st.binary(max_size=2000))
def test_no_bytes_raise(raw: bytes):
    read(raw)


@pytest.mark.slow
def test_mutated_mails_never_raise_and_never_hold_control_characters():
    chance = random.Random(20260301)
    seeds = [raw[:3000] for raw in HOSTILE.values()] + [nested(20), bytes(_rich())]
    for _ in range(1500):
        raw = bytearray(chance.choice(seeds))
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(raw) + 1)
            raw[at : at + chance.randrange(4)] = chance.choice(
                (b"\n", b"\0", b"=?", b"--b", b"<", b"\xff", b";", b"\n\n", b'"')
            )
        message = read(bytes(raw))
        assert not any(letter < " " and letter != "\n" for letter in message.text)
        message.text.encode()
        message.subject.encode()


def _rich() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["Subject"] = "Böb <bob@mills.example>", "Über die Mühle"
    made.set_content("Grüße\n> zitiert\n")
    made.add_alternative("<div style='display:none'>x</div><p>Grüße</p>", subtype="html")
    made.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar", filename="ü.ics")
    return made


PASTED = """Von: Bob Müller <bob@mills.example>
Gesendet: Dienstag, 3. März 2026 10:12
An: Alice
Betreff: Ihre Bewerbung

Liebe Alice,

leider nein."""


def test_a_pasted_mail_keeps_its_head():
    message = read_pasted(PASTED)
    assert (message.sender.email, message.subject) == ("bob@mills.example", "Ihre Bewerbung")
    assert message.date == datetime(2026, 3, 3, 10, 12, tzinfo=UTC)
    assert message.text == "Liebe Alice,\n\nleider nein."


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("Date: Tue, 3 Mar 2026 10:12:00 +0100", datetime(2026, 3, 3, 9, 12, tzinfo=UTC)),
        ("Sent: Tuesday, March 3, 2026 2:05 PM", datetime(2026, 3, 3, 14, 5, tzinfo=UTC)),
        ("Envoyé : mardi 3 mars 2026 10:12", datetime(2026, 3, 3, 10, 12, tzinfo=UTC)),
        ("Date: 2026-03-03 10:12", datetime(2026, 3, 3, 10, 12, tzinfo=UTC)),
        ("Datum: 03.03.2026 10:12", datetime(2026, 3, 3, 10, 12, tzinfo=UTC)),
        ("Sent: 3/14/2026", datetime(2026, 3, 14, tzinfo=UTC)),
    ],
)
def test_a_pasted_date_is_read_in_several_languages(line: str, when: datetime):
    assert read_pasted(f"From: bob@mills.example\n{line}\nSubject: x\n\nhi").date == when


def test_a_pasted_text_without_head_is_all_body():
    text = "Dear Alice,\n\nthank you for your time.\n\nBob"
    assert (read_pasted(text).text, read_pasted(text).subject) == (text, "")


def test_a_short_first_line_is_a_subject():
    message = read_pasted("Your application at Mills\n\nDear Alice,\n\nno.")
    assert (message.subject, message.text) == ("Your application at Mills", "Dear Alice,\n\nno.")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=500))
def test_no_pasted_text_raises(text: str):
    read_pasted(text)
