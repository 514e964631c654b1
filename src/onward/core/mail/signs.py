"""Signs: the phrases found in the subject and the sentences of a mail, with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.mail.phrases import Found, load_phrases
from onward.core.mail.sentences import CUT, LIMIT, drop_conditions, fold, words

_WORD = re.compile(r"\w+")
_MAX_WORDS = 90  # what calls itself one sentence beyond this is a table or a list


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase found: where, from which character to which, and in which sentence (the subject is -1)."""

    topic: str
    strength: str
    language: str
    where: str
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a mail: its words (folded, subject and body apart) and the signs in them."""

    subject: tuple[str, ...]
    body: tuple[str, ...]
    signs: tuple[Sign, ...]

    def count(self, topic: str, strength: str | None = None) -> int:
        """How many different signs of a topic there are."""
        return sum(s.topic == topic and strength in (None, s.strength) for s in self.signs)


def read_signs(subject: str, body: str, language: str | None) -> Reading:
    """Every sign in a mail. `body` is as long as the mail's text, what is not to be read blanked by line ends."""
    folded = fold(body[: body_end(body)])
    signs = [*_subject_signs(subject, language), *_body_signs(drop_conditions(folded, language))]
    return Reading(tuple(words(fold(subject))), tuple(words(folded)), tuple(signs))


def body_end(body: str) -> int:
    """How far a mail is read: LIMIT characters, not counting blanked ones at the start."""
    lead = len(body) - len(body.lstrip("\n"))
    return lead + LIMIT


def _subject_signs(subject: str, language: str | None) -> Iterator[Sign]:
    for sentence in _sentences(drop_conditions(fold(subject), language)):
        yield from _signs(*sentence, "subject", -1)


def _body_signs(folded: str) -> Iterator[Sign]:
    for number, (start, sentence) in enumerate(_sentences(folded)):
        yield from _signs(start, sentence, "body", number)


def _sentences(folded: str) -> Iterator[tuple[int, str]]:
    at = 0
    for sentence in folded.split(CUT):
        if len(sentence) > 2:
            yield at, sentence
        at += len(sentence) + 1


def _signs(start: int, sentence: str, where: str, number: int) -> Iterator[Sign]:
    found = load_phrases().find(words(sentence)[:_MAX_WORDS])
    if not found:
        return
    spans = [match.span() for match in _WORD.finditer(sentence)]
    for each in found:
        yield _sign(each, start, spans, where, number)


def _sign(found: Found, start: int, spans: list[tuple[int, int]], where: str, number: int) -> Sign:
    phrase = found.phrase
    return Sign(
        phrase.topic,
        phrase.strength,
        phrase.language,
        where,
        start + spans[found.first][0],
        start + spans[found.last - 1][1],
        number,
    )
