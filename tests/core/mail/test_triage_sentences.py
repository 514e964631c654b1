"""Sentences, phrases and languages: the ground that triage stands on."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.mail.language import detect_language
from onward.core.mail.message import Address, Message
from onward.core.mail.phrases import bind_phrases, languages, load_phrases
from onward.core.mail.sentences import CUT, drop_conditions, fold, keep_spans, words
from onward.core.mail.triage import judge


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(drop_conditions(fold(text), "fr")) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_gets_a_verdict_whose_evidence_is_in_it(text: str, subject: str) -> None:
    message = Message(None, "", None, subject, Address("", ""), text=text)
    verdict = judge(message)
    assert 0 <= verdict.confidence <= 1
    for each in verdict.evidence:
        whole = message.text if each.where == "body" else message.subject
        assert whole[each.start : each.end] == each.text


def test_a_wrapped_line_goes_on_and_a_short_one_ends() -> None:
    wrapped = fold("we have decided to go forward with other people\nwho know more\nRegards")
    assert "people who know" in wrapped
    assert f"more{CUT}regards" in wrapped


def test_a_condition_of_silence_takes_its_consequence_along() -> None:
    text = fold("If you do not hear from us, you were not selected. We read it.")
    assert words(drop_conditions(text, "en")) == ["we", "read", "it"]


def test_a_condition_of_another_kind_loses_only_its_clause() -> None:
    text = fold("If your plans change, write to us")
    assert words(drop_conditions(text, "en")) == ["write", "to", "us"]


def test_even_though_is_no_condition() -> None:
    text = fold("Même si votre profil est bon, nous avons choisi un autre candidat")
    assert "profil" in words(drop_conditions(text, "fr"))


def test_spans_that_are_kept_stay_where_they_were() -> None:
    assert keep_spans("abc def ghi", [(4, 7)]) == CUT * 4 + "def"


BOOK = """
language = "en"
[words]
negation = "not"
[topics.rejection]
sure = ["went .. with another .. candidate*", "no+go"]
[topics.job]
sure = ["*work"]
"""


def test_a_phrase_allows_a_few_words_between_but_no_denial() -> None:
    book = bind_phrases(BOOK)
    assert [f.phrase.topic for f in book.find(["we", "went", "ahead", "with", "another", "strong", "candidate"])] == [
        "rejection"
    ]
    assert book.find(["we", "went", "not", "with", "another", "candidate"]) == []
    assert book.find(["we", "went", "with", "a", "big", "pot", "of", "soup"]) == []


def test_a_phrase_knows_endings_and_words_in_pairs() -> None:
    book = bind_phrases(BOOK)
    assert [f.phrase.topic for f in book.find(["teamwork"])] == ["job"]
    assert [(f.first, f.last) for f in book.find(["it", "is", "a", "no", "go"])] == [(3, 5)]


def test_every_phrase_of_every_language_can_be_looked_up() -> None:
    for language in languages():
        phrases = [phrase for book in load_phrases(language) for some in book.phrases.values() for phrase in some]
        assert {"en", language} == {phrase.language for phrase in phrases}
        assert {"rejection", "confirmation", "job"} <= {p.topic for p in phrases if p.language == language}
    assert {"en", "de", "fr", "es", "it", "nl", "pt", "pl"} <= set(languages())


def test_it_tells_languages_apart() -> None:
    assert detect_language(words(fold("Vielen Dank für Ihre Bewerbung, wir melden uns bei Ihnen"))) == "de"
    assert detect_language(words(fold("Nous avons bien reçu votre candidature et vous remercions"))) == "fr"
    assert detect_language(words(fold("Thank you for your application to our team"))) == "en"
    assert detect_language(words(fold("Bedankt voor je sollicitatie, we nemen contact met je op"))) == "nl"
    assert detect_language(words(fold("Благодарим вас за отклик"))) is None
