"""The check itself: its shape, its offsets, its verdict."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.notes.check import HARMFUL, check, to_json
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind

GOOD = """Subject: Thank you - Data Engineer

Hi Dana,

Thank you for letting me know about the Data Engineer role at Kestrel. I was sorry to hear it, and I \
respect the decision.

I keep thinking about how the team replays late events. I cut the nightly pipeline from six hours to forty minutes, \
and I'd be glad to do the same for Kestrel.

Please keep me in mind for future roles. I wish you and the team all the best.

Kind regards,
Alice Moor
"""
RECORD = Facts("Kestrel", "Data Engineer", "Dana Whitfield", "Alice Moor")


def rules(text, kind=NoteKind.THANK_YOU, record=RECORD):
    return {f.rule for f in check(text, kind, record).findings if f.severity != "praise"}


def test_it_calls_a_good_note_ready():
    result = check(GOOD, NoteKind.THANK_YOU, RECORD)
    assert result.verdict == "ready"
    assert {name: score.score for name, score in result.elements.items()} == {
        "tone": 2, "customised": 2, "value": 2, "sincerity": 2, "brevity": 2,
    }  # fmt: skip


def test_it_prints_the_contract_and_every_number_is_plain_json():
    printed = to_json(check(GOOD, NoteKind.THANK_YOU, RECORD))
    assert set(printed) == {"kind", "verdict", "words", "elements", "focus", "intent", "findings"}
    assert set(printed["findings"][0]) == {"rule", "element", "severity", "start", "end", "text", "message", "fix"}
    assert json.loads(json.dumps(printed, allow_nan=False)) == printed


def test_subject_and_blank_line_are_no_body_words():
    with_subject = check(GOOD, NoteKind.THANK_YOU, RECORD).words
    assert with_subject == check(GOOD.split("\n\n", 1)[1], NoteKind.THANK_YOU, RECORD).words


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_finding_points_at_its_own_words(ends):
    text = GOOD.replace("I respect the decision", "you have made a mistake").replace("\n", ends)
    result = check(text, NoteKind.THANK_YOU, RECORD)
    assert result.verdict == "do_not_send"
    assert all(text[f.start : f.end] == f.text for f in result.findings)


def test_a_fix_that_drops_a_sentence_covers_the_whole_sentence():
    text = GOOD.replace("Please keep", "You wasted my time with this. Please keep")
    found = next(f for f in check(text, NoteKind.THANK_YOU, RECORD).findings if f.family == "blame")
    assert (found.text, found.fix) == ("You wasted my time with this.", "")


def test_curly_quotes_capitals_and_missing_apostrophes_change_nothing():
    plain = "I don't agree with your decision."
    for said in (plain, plain.replace("'", "’"), plain.replace("'", ""), plain.upper()):
        assert "dispute.wrong" in rules(GOOD.replace("I wish you", f"{said} I wish you"))


def test_denied_and_reported_words_are_not_held_against_the_writer():
    for said in (
        "I don't think the process was unfair.",
        "You told me how unfair the old rota was to the night crew.",
        'Your poster said "the process was unfair" in red letters.',
    ):
        assert check(GOOD.replace("I wish you", f"{said} I wish you"), NoteKind.THANK_YOU, RECORD).verdict == "ready"


def test_do_not_send_stands_exactly_where_a_harmful_family_fails():
    for said in ("You wasted my time.", "I have decided to withdraw my application.", "I like your garden."):
        result = check(GOOD.replace("I wish you", f"{said} I wish you"), NoteKind.THANK_YOU, RECORD)
        harmful = any(f.severity == "fail" and (f.family in HARMFUL or f.family == "intent") for f in result.findings)
        assert (result.verdict == "do_not_send") == harmful


def test_hope_is_a_warning_and_begging_is_not():
    hoping = check(GOOD.replace("I wish you", "I really hope to hear from you. I wish you"), NoteKind.THANK_YOU, RECORD)
    assert hoping.verdict == "ready"
    assert any(f.rule == "plea.hopes" and f.severity == "warn" for f in hoping.findings)


def test_the_same_words_are_right_in_their_own_kind_of_note():
    withdrawal = """Dear Dana,

Thank you for your time and for the talk about late events. I have decided to withdraw my application for the Data \
Engineer role, because we are staying in Leeds. I hope we can stay in touch, and I wish the team well.

Kind regards,
Alice Moor"""
    assert check(withdrawal, NoteKind.WITHDRAWAL, RECORD).verdict == "ready"
    assert check(withdrawal, NoteKind.THANK_YOU, RECORD).verdict == "do_not_send"


def test_a_note_in_another_language_is_not_failed_but_says_so():
    german = """Liebe Frau Whitfield,

vielen Dank für Ihre Nachricht und für das gute Gespräch am Dienstag. Ich war ein wenig traurig, aber ich verstehe \
Ihre Entscheidung. Besonders gefallen hat mir, wie Ihr Team die späten Ereignisse noch einmal \
abspielt. In meiner letzten \
Stelle habe ich einen Lauf von sechs Stunden auf vierzig Minuten gebracht. Ich freue mich, wenn wir in Kontakt bleiben.

Herzliche Grüße
Alice Moor"""
    result = check(german, NoteKind.THANK_YOU, None)
    assert result.verdict != "do_not_send"
    assert "language.unchecked" in {f.rule for f in result.findings}


def test_a_note_with_nothing_in_it_is_sent_back():
    for text in ("", "   \n", "Hi", "Thank you for your time.", "Subject: \n\n", "!!!", "¶¶¶"):
        assert check(text, NoteKind.THANK_YOU, None).verdict == "revise"


def test_a_connection_request_counts_utf16_units():
    fits = "Hi Dana, our talk about late events has stayed with me. I'd be glad to stay in touch. Alice"
    emoji = fits + "🙂" * ((200 - len(fits)) // 2 + 1)
    assert check(fits, NoteKind.CONNECTION_REQUEST, RECORD).verdict == "ready"
    assert "length.characters" in rules(emoji, NoteKind.CONNECTION_REQUEST)


def test_a_note_of_150_words_is_checked_while_typing():
    text = GOOD + "\n" + GOOD.split("\n\n", 2)[2]
    check(text, NoteKind.THANK_YOU, RECORD)
    begun = time.process_time()
    for at in range(10):
        check(text.replace("Kestrel", "Kestrel " * (at % 3 + 1)), NoteKind.THANK_YOU, RECORD)
    assert (time.process_time() - begun) / 10 < 0.1  # 20 ms on a quiet machine; the tests run on a busy one


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(list(NoteKind)))
def test_it_never_raises_and_its_spans_lie_inside_the_text(text, kind):
    for found in check(text, kind, RECORD).findings:
        assert 0 <= found.start <= found.end <= len(text)
        assert text[found.start : found.end] == found.text
