"""Drafts: ready with full facts, harmless with none, never a blank, never an invention."""

import re
from datetime import date
from itertools import product

import pytest

from onward.core.notes.check import check
from onward.core.notes.draft import Tone, draft
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind
from onward.core.notes.phrasing import proof_of, topic_of
from onward.core.writing.placeholders import find_placeholders

TOPICS = (
    "how the team replays late events",
    "We talked about the move to Kafka",
    "their on-call rota",
    "the team ships every Friday",
    "I asked why they test in production",
    "moving the night shift to tablets",
)
PROOFS = (
    "cut the nightly pipeline from six hours to forty minutes",
    "I led six people through two audits",
    "five years of Python",
    "leading a team of twelve",
    "My team shipped the payments app in four months",
    "Reduced waiting times by 30%.",
)
TONES: tuple[Tone, ...] = ("plain", "warm", "formal")


def full(topic, proof):
    return Facts(
        "Kestrel", "Data Engineer", "Dana Whitfield", "Alice Moor", (topic,), (proof,),
        applied_on=date(2026, 3, 12), interviewed_on=date(2026, 4, 2),
    )  # fmt: skip


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_draft_with_full_facts_is_ready_in_every_tone(kind):
    for (topic, proof), tone, seed in product(zip(TOPICS, PROOFS, strict=True), TONES, range(3)):
        facts = full(topic, proof)
        made = draft(kind, facts, seed=seed, tone=tone)
        result = check(made.body, kind, facts)
        assert result.verdict == "ready", (made.body, [(f.rule, f.text) for f in result.findings])
        assert {f.rule for f in result.findings if f.severity != "praise"} <= {"language.subject"}, made.body


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_draft_without_facts_asks_and_leaves_no_blank(kind):
    for tone, seed in product(TONES, range(4)):
        made = draft(kind, Facts(), seed=seed, tone=tone)
        assert made.asks
        assert find_placeholders(f"{made.subject}\n{made.body}") == ()
        assert "None" not in made.body
        assert "  " not in made.body
        assert check(made.body, kind, None).verdict != "do_not_send"


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_draft_says_no_number_and_no_name_that_it_was_not_given(kind):
    facts = Facts("Kestrel", "Data Engineer", "Dana Whitfield", "Alice Moor", ("the rota",), ("led a team",))
    for seed in range(4):
        made = draft(kind, facts, seed=seed)
        assert set(re.findall(r"\d+", made.body)) <= {"15"}  # the fifteen minutes an outreach asks for


def test_two_seeds_word_the_same_facts_differently():
    facts = full(TOPICS[0], PROOFS[0])
    for kind in set(NoteKind) - {NoteKind.OFFER_MORE_TIME, NoteKind.OFFER_ACCEPT, NoteKind.OFFER_DECLINE}:
        assert len({draft(kind, facts, seed=seed).body for seed in range(8)}) > 1, kind
    assert draft(NoteKind.THANK_YOU, facts, seed=3) == draft(NoteKind.THANK_YOU, facts, seed=3)


def test_a_connection_request_fits_even_with_long_words():
    facts = Facts(
        "The Very Long Company Name of Northern Europe",
        "Senior Principal Platform Engineer",
        "Dana Whitfield",
        "Alice Moor",
        ("how " + "very " * 40 + "late events are replayed",),
    )
    body = draft(NoteKind.CONNECTION_REQUEST, facts).body
    assert len(body.encode("utf-16-le")) // 2 <= 200


def test_it_answers_in_their_thread():
    facts = Facts(role="Data Engineer", thread_subject="Your application")
    assert draft(NoteKind.THANK_YOU, facts).subject == "Re: Your application"
    assert draft(NoteKind.THANK_YOU, Facts(thread_subject="Re: Your application")).subject == "Re: Your application"
    assert draft(NoteKind.THANK_YOU, Facts(role="Data Engineer")).subject == "Thank you - Data Engineer"


def test_it_keeps_the_seekers_own_opening_and_sign_off():
    facts = Facts(person="Dana Whitfield", sender="Alice Moor", opening="Dear Tom,", sign_off="Yours,\nAlice Moor")
    body = draft(NoteKind.THANK_YOU, facts).body
    assert body.startswith("Dear Dana,")
    assert body.endswith("Yours,\nAlice Moor")


def test_braces_in_the_seekers_words_do_no_harm():
    facts = Facts(
        person="Dana", sender="Alice", facts=("the {role} of templates",), proofs=("wrote {curly} code for 3 years",)
    )
    assert "{curly}" in draft(NoteKind.THANK_YOU, facts).body


@pytest.mark.parametrize(
    ("said", "woven"),
    [
        ("how the team replays late events", "how the team replays late events"),
        ("We talked about the move to Kafka", "the move to Kafka"),
        ("You told me about your on-call rota.", "your on-call rota"),
        ("their on-call rota", "your on-call rota"),
        ("how they test", "how you test"),
        ("I asked why they test in production", "why you test in production"),
        ("The team ships every Friday", "how the team ships every Friday"),
        ("move to Kafka", "the move to Kafka"),
        ("that they plan a second site", "how you plan a second site"),
        ("Moving the night shift to tablets", "moving the night shift to tablets"),
        ("Kafka", "Kafka"),
    ],
)
def test_a_fact_is_woven_in_whatever_its_form(said, woven):
    assert topic_of(said) == woven


@pytest.mark.parametrize(
    ("said", "form", "woven"),
    [
        ("cut the run to forty minutes", "deed", "I cut the run to forty minutes"),
        ("Led six people", "deed", "I led six people"),
        ("i led six people.", "deed", "I led six people"),
        ("I'm a certified welder", "deed", "I'm a certified welder"),
        ("fluent in Dutch", "deed", "I am fluent in Dutch"),
        ("lead a team of six", "deed", "I lead a team of six"),
        ("five years of Python", "bring", "five years of Python"),
        ("leading a team of twelve", "bring", "my experience of leading a team of twelve"),
        ("At Lox we halved the errors", "deed", "At Lox we halved the errors"),
    ],
)
def test_a_proof_is_woven_in_whatever_its_form(said, form, woven):
    assert (proof_of(said).form, proof_of(said).words) == (form, woven)
