"""The small language for phrases."""

import pytest

from onward.core.writing.patterns import compile_choice, compile_pattern, read_sentences
from onward.core.writing.prose import fold, split_sentences

CLASSES = {"they": compile_choice(["you", "your team", "the recruiter*"], {})}


def matches(phrase, text):
    folded = fold(text, split_sentences(text))
    pattern = compile_pattern(phrase, CLASSES)
    return [folded.span(*span) for s in read_sentences(folded.plain) if (span := pattern.find(s))]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("you ~2 (wasted|ignored) my time", "You have simply wasted my time."),
        ("{they} fail* to", "Sadly the recruiters failed to call."),
        ("^ thanks for", "Hello there. Thanks for nothing."),
        ("lost heart $", "I lost heart."),
        ("is (this|that) final ?", "Is this final, then?"),
        (", right =?", "That was it, right?"),
        ("(over|past) # weeks", "over 6 weeks"),
        ("(over|past) # weeks", "past six weeks"),
        ("no (real)? chance", "no chance"),
        ("no (real)? chance", "no real chance"),
        ("do not know", "I don’t know"),
        ("a chance (now|$)", "Give me a chance."),
        ("take (a|one) (second|(very )?new) look", "take a second look"),
    ],
)
def test_it_matches(phrase, text):
    assert matches(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("you ~2 wasted", "Thank you. I wasted it."),
        ("you ~1 wasted", "you have so simply wasted"),
        ("^ thanks for", "Hello and thanks for it."),
        ("is this final ?", "This is final."),
        (", right =?", "Is it right?"),
        ("fail to", "failure to"),
    ],
)
def test_it_does_not_match(phrase, text):
    assert matches(phrase, text) == []


def test_it_points_at_the_writers_own_words():
    text = "Well, you’ve wasted my time."
    ((start, end),) = matches("you have wasted", text)
    assert text[start:end] == "you’ve wasted"


@pytest.mark.parametrize("phrase", ["you (have", "you {nobody} know", "a) b"])
def test_a_broken_phrase_names_itself(phrase):
    with pytest.raises(ValueError, match="can't be read"):
        compile_pattern(phrase, CLASSES)
