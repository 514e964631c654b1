"""The words a verdict rests on, marked in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from onward.core.shared.evidence import Evidence
from onward.web.mail.marks import Stretch, mark

TEXT = "Dear Alice, unfortunately we went with someone else."


def test_it_marks_the_words_and_says_what_they_tell():
    found = [Evidence("body", "unfortunately", 12, 25, "a no")]
    assert mark(TEXT, found, "body") == (
        Stretch("Dear Alice, "),
        Stretch("unfortunately", "a no"),
        Stretch(" we went with someone else."),
    )


def test_it_leaves_alone_what_stands_elsewhere():
    assert mark(TEXT, [Evidence("subject", "Dear", 0, 4, "x")], "body") == (Stretch(TEXT),)


def test_stretches_that_overlap_become_one_that_says_both():
    text = "complete a take-home exercise"
    found = [Evidence("body", "", 0, 20, "asks for a test"), Evidence("body", "", 11, 29, "asks for a test")]
    assert mark(text, found, "body") == (Stretch(text, "asks for a test"),)
    found[1] = Evidence("body", "", 11, 29, "work at home")
    assert mark(text, found, "body") == (Stretch(text, "asks for a test; work at home"),)


@given(
    some.text(max_size=40),
    some.lists(some.tuples(some.integers(-5, 50), some.integers(-5, 50)), max_size=6),
)
def test_it_never_loses_or_doubles_a_letter(text, spans):
    found = [Evidence("body", "", start, end, "says") for start, end in spans]
    assert "".join(stretch.text for stretch in mark(text, found, "body")) == text
