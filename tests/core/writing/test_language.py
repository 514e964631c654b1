"""Language: spelling, doubled words, articles, grade, and what is English."""

import pytest

from onward.core.writing.language import find_slips, grade, is_english, is_word, likely_word


def slips(text, names=()):
    return [(s.kind, s.text, s.mend) for s in find_slips(text, 0, len(text), names)]


def test_it_mends_what_it_can_guess():
    assert slips("I recieve a a lot of mail") == [("spelling", "recieve", "receive"), ("doubled", "a a", "a")]


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("an nurse", "a nurse"),
        ("a engineer", "an engineer"),
        ("a hour", "an hour"),
        ("an university", "a university"),
        ("a MBA", "an MBA"),
    ],
)
def test_it_mends_a_and_an(text, mend):
    assert slips(text) == [("article", text, mend)]


@pytest.mark.parametrize(
    "text",
    [
        "a user",
        "an hour",
        "a one-off",
        "an SQL query",
        "a unique case",
        "an honest talk",
        "a European firm",
        "an unusual day",
        "that that was had had",
    ],
)
def test_it_leaves_right_articles_alone(text):
    assert slips(text) == []


@pytest.mark.parametrize(
    "word",
    [
        "organise",
        "colour",
        "learnt",
        "organised",
        "travelled",
        "centre",
        "kubernetes",
        "onboarding",
        "idempotent",
        "team's",
        "Kafka",
    ],
)
def test_british_words_and_words_of_the_trade_are_words(word):
    assert is_word(word)


def test_names_of_the_record_are_never_misspelt():
    assert slips("i work at lumenfeldd", names=("lumenfeldd",)) == []


def test_it_does_not_guess_wildly():
    assert likely_word("qzxvk") is None


def test_grade_follows_flesch_and_kincaid():
    assert grade("The cat sat on the mat.", 1) == pytest.approx(-1.45, abs=0.06)  # 6 words, 6 syllables
    assert grade("", 0) is None


def test_it_knows_english_when_it_sees_it():
    assert is_english("Thank you for the talk we had on Monday about the plans for your team.")
    assert not is_english("Vielen Dank für das gute Gespräch am Montag über die Pläne Ihrer Abteilung.")
