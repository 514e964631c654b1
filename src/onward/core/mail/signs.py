"""Signs: the phrases found in the subject and the sentences of a mail, with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.mail.phrases import load_phrases
from onward.core.mail.sentences import CUT, LIMIT, drop_conditions, fold

_TOKEN = re.compile(rf"\w+|{CUT}+")
_MAX_WORDS = 90  # what calls itself one sentence beyond this is a table or a list
_FEW = 150  # a mail of fewer words is read whole even where nothing in it speaks of a job
_JOB = re.compile(  # no leading \\b: plain first letters are found far faster
    r"(?:job|your appl|application for|applied for|appl(?:y|ied) (?:for|to)|applicant|candid|vacanc|recruit|hiring|career|resume|interview|opportunit"
    r"|bewerb|stellen|karriere|lebenslauf|praktik|arbeitsvertrag|postul|embauche|entretien|offre d emploi|poste "
    r"|vacante|empleo|entrevista|colloquio|curriculum|selezion|assunzion|sollicit|vacature|vaga |emprego|rekrut|stanowisk"
    r"|ansogning|ansokan|zivotopis|pohovor|angajar|interviu|hakemu|tyopaik|haastat|feina)"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A phrase found: in which part and sentence (the subject is -1), from which word to which of that part."""

    topic: str
    strength: str
    language: str
    where: str
    sentence: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a mail: its words (folded, subject and body apart), the signs in them, the texts they count in."""

    subject: tuple[str, ...]
    body: tuple[str, ...]
    signs: tuple[Sign, ...]
    texts: tuple[str, str]

    def count(self, topic: str, strength: str | None = None) -> int:
        """How many different signs of a topic there are."""
        return sum(s.topic == topic and strength in (None, s.strength) for s in self.signs)

    def span(self, sign: Sign) -> tuple[int, int]:
        """From which character to which a sign stands in the subject or the text of the mail."""
        spans = [m.span() for m in _TOKEN.finditer(self.texts[sign.where == "body"])]
        return spans[sign.first][0], spans[sign.last - 1][1]


def read_signs(subject: str, body: str, language: str | None) -> Reading:
    """Every sign in a mail. `body` is as long as the mail's text, what is not to be read blanked by CUT."""
    return read_folded(fold(subject), fold(body[: body_end(body)]), language)


def read_folded(subject: str, body: str, language: str | None) -> Reading:
    """The same for texts already folded."""
    texts = drop_conditions(subject, language), drop_conditions(body, language)
    tokens = _TOKEN.findall(texts[0]), _TOKEN.findall(texts[1])
    signs: list[Sign] = []
    if len(tokens[1]) < _FEW or _JOB.search(texts[0]) or _JOB.search(texts[1]):
        signs = _without_neutral([*_signs(tokens[0], "subject"), *_signs(tokens[1], "body")])
    words = [tuple(token for token in part if token[0] != CUT) for part in tokens]
    return Reading(words[0], words[1], tuple(signs), texts)


def _without_neutral(signs: list[Sign]) -> list[Sign]:
    """Boilerplate with words of refusal ('incomplete applications are not considered') says no no."""
    neutral = {(s.where, s.sentence) for s in signs if s.topic == "neutral"}
    return [s for s in signs if s.topic not in ("rejection", "gone") or (s.where, s.sentence) not in neutral]


def body_end(body: str) -> int:
    """How far a mail is read: LIMIT characters, not counting blanked ones at the start."""
    lead = len(body) - len(body.lstrip(CUT))
    return lead + LIMIT


def _signs(tokens: list[str], where: str) -> Iterator[Sign]:
    book = load_phrases()
    for number, (start, sentence) in enumerate(_sentences(tokens)):
        for found in book.find(sentence):
            phrase = found.phrase
            place = -1 if where == "subject" else number
            yield Sign(phrase.topic, phrase.strength, phrase.language, where, place, start + found.first, start + found.last)


def _sentences(tokens: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The words between two cuts, with the place of the first; equal sentences once."""
    start = 0
    for at, token in enumerate([*tokens, CUT]):
        if token[0] == CUT:
            if at > start:
                yield start, tokens[start : min(at, start + _MAX_WORDS)]
            start = at + 1
