"""A checked note laid out for reading: marks on the words, fixes, a verdict in words."""

from __future__ import annotations

import pytest

from onward.core.notes.facts import Facts
from onward.core.notes.findings import Check, ElementScore, Finding, Intent
from onward.core.notes.kinds import NoteKind
from onward.core.writing.focus import Focus
from onward.records.actions.notes import letter_text
from onward.web.notes import reading
from onward.web.notes.pages import mailto
from onward.web.notes.reading import fixed, read

BODY = "Dear Priya,\n\nI really hope we talk. 🙂 Thanks!!\n\nAlice"
SUBJECT = "Thank you"


@pytest.fixture
def found(monkeypatch):
    """Let the check say what the test wants, about the words named."""

    def says(*findings, verdict="revise", body=BODY, subject=SUBJECT):
        text = letter_text(subject, body)

        def spot(words, severity, fix, element="tone"):
            start = text.index(words)
            return Finding("tone.test", element, severity, start, start + len(words), words, "Because.", fix)

        elements = {name: ElementScore(2, "Good.") for name in ("tone", "customised", "value", "sincerity", "brevity")}
        made = tuple(spot(*each) for each in findings)
        answer = Check(NoteKind.THANK_YOU, verdict, 9, elements, Focus(0.5, "Even."), Intent(True, ""), made)
        monkeypatch.setattr(reading, "check", lambda *_args: answer)
        return read("thank_you", subject, body, Facts())

    return says


def painted(page):
    return [(stretch.tone, stretch.text) for stretch in page.stretches if stretch.tone]


def test_the_stretches_put_together_are_the_note(found):
    page = found(("really", "warn", ""), ("Thanks!!", "warn", "Thanks!"))
    assert "".join(stretch.text for stretch in page.stretches) == BODY


def test_the_marks_lie_on_the_words_not_on_the_subject(found):
    assert painted(found(("really", "warn", ""), ("Thank you", "warn", None))) == [("warn", "really")]


def test_where_findings_overlap_the_louder_one_paints(found):
    page = found(("I really hope", "praise", None), ("really", "fail", ""))
    assert painted(page) == [("praise", "I "), ("fail", "really"), ("praise", " hope")]


def test_a_finding_on_the_whole_note_is_said_but_not_painted(found):
    page = found((BODY, "warn", None))
    assert painted(page) == []
    assert page.elements[0].findings[0].quote == ""


def test_a_fix_changes_only_its_words(found):
    page = found(("Thanks!!", "warn", "Thanks!"))
    fix = page.elements[0].findings[0].fix
    assert fixed(SUBJECT, BODY, page, fix) == (SUBJECT, BODY.replace("Thanks!!", "Thanks!"))


def test_dropping_words_drops_the_blank_beside_them(found):
    page = found(("really", "warn", ""))
    line = page.elements[0].findings[0]
    assert line.fix_label == "Drop it"
    assert fixed(SUBJECT, BODY, page, line.fix)[1] == BODY.replace("really ", "")


def test_a_fix_that_no_longer_fits_changes_nothing(found):
    page = found(("really", "warn", ""))
    assert fixed(SUBJECT, BODY, page, "body:0:4:gone") == (SUBJECT, BODY)


def test_without_a_fix_no_button_is_offered(found):
    assert found(("really", "warn", None)).elements[0].findings[0].fix_label == ""


def test_the_verdict_is_words(found):
    assert found(verdict="ready").says == "Ready to send"
    assert found(("really", "warn", ""), ("Thanks!!", "warn", None)).says == "Look again at two things"
    assert found(("really", "fail", ""), verdict="do_not_send").says == "Don't send this yet"


def test_each_element_says_how_it_stands_and_why(found):
    elements = {element.name: element for element in found(verdict="ready").elements}
    assert set(elements) == {"tone", "customised", "value", "sincerity", "brevity", "focus"}
    assert (elements["tone"].state, elements["tone"].why) == ("good", "Good.")


def test_a_connection_request_counts_characters_as_linkedin_does():
    page = read("connection_request", "", "Hi 🙂", Facts())
    assert page.length_says == "5 of 200 characters"
    assert read("connection_request", "", "x" * 201, Facts()).over_limit


def test_the_mail_address_carries_the_note_percent_encoded():
    address = mailto("p@k.example", "Re: R&D?", "Hi,\n\n50% & more", "<id@x>")
    assert address == (
        "mailto:p@k.example?subject=Re%3A%20R%26D%3F&body=Hi%2C%0D%0A%0D%0A50%25%20%26%20more&in-reply-to=%3Cid%40x%3E"
    )
