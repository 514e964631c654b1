"""Signs: the phrases found in the subject and the sentences of a mail, with the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from onward.core.mail.phrases import load_phrases
from onward.core.mail.sentences import CUT, LIMIT, drop_conditions, fold

_TOKEN = re.compile(rf"\w+|{CUT}+")
_CUTS = "\x1f"  # every run of CUT sorts before this, every word after it
_MAX_WORDS = 90  # what calls itself one sentence beyond this is a table or a list
_FEW, _MANY = (
    80,
    150,
)  # words: up to _FEW a mail is searched anyhow; beyond, if one word of a job is there; beyond _MANY, two
_PERSONAL = 120  # words a personal mail may be longer
_JOB = re.compile(  # plain first letters, no word boundary: found far faster
    r"(?:job|your appl|application for|applied for|appl(?:y|ied) (?:for|to)|applicant|candid|vacanc|recruit|hiring"
    r"|career|finalist|resume|interview|opportunit|bewerb|stellen|karriere|lebenslauf|praktik|arbeitsvertrag|postul|embauche"
    r"|entretien|offre d emploi|poste |vacante|empleo|entrevista|colloquio|curriculum|selezion|assunzion|sollicit"
    r"|vacature|vaga |emprego|rekrut|stanowisk|ansogning|ansokan|zivotopis|pohovor|angajar|interviu|hakemu|tyopaik"
    r"|haastat|feina)"
)


class Sign(NamedTuple):
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
    """What was read of a mail: folded words of subject and body, the signs in them, the texts these count in."""

    subject: tuple[str, ...]
    body: tuple[str, ...]
    signs: tuple[Sign, ...]
    texts: tuple[str, str]
    silent: bool = False  # a long mail in which no word of a job stands: it was not searched

    def count(self, topic: str, strength: str | None = None) -> int:
        """How many different signs of a topic there are."""
        return sum(s.topic == topic and strength in (None, s.strength) for s in self.signs)

    def span(self, sign: Sign) -> tuple[int, int]:
        """From which character to which a sign stands in the subject or the text of the mail."""
        tokens = islice(_TOKEN.finditer(self.texts[sign.where == "body"]), sign.first, sign.last)
        spans = [token.span() for token in tokens]
        return spans[0][0], spans[-1][1]


def read_signs(subject: str, body: str, language: str | None) -> Reading:
    """Every sign in a mail. `body` is as long as the mail's text, what is not to be read blanked by CUT."""
    return read_folded(fold(subject), fold(body[: body_end(body)]), language)


def read_folded(subject: str, body: str, language: str | None, *, thorough: bool = False) -> Reading:
    """The same for texts already folded; `thorough` searches a long mail without a word of a job too."""
    texts = drop_conditions(subject, language), drop_conditions(body, language)
    tokens = _TOKEN.findall(texts[0]), _TOKEN.findall(texts[1])
    signs: list[Sign] = []
    silent = True
    if _speaks_of_jobs(texts, len(tokens[1]) - thorough * _PERSONAL):
        silent = False
        signs = _without_neutral([*_signs(tokens[0], "subject", language), *_signs(tokens[1], "body", language)])
    words = [tuple([token for token in part if token > _CUTS]) for part in tokens]
    return Reading(words[0], words[1], tuple(signs), texts, silent)


def _speaks_of_jobs(texts: tuple[str, str], size: int) -> bool:
    if size < _FEW or _JOB.search(texts[0]):
        return True
    first = _JOB.search(texts[1])
    if first is None or size < _MANY:
        return first is not None
    return _JOB.search(texts[1], first.end()) is not None


def _without_neutral(signs: list[Sign]) -> list[Sign]:
    """Boilerplate with words of refusal ('incomplete applications are not considered') says no no."""
    neutral = {(s.where, s.sentence) for s in signs if s.topic == "neutral"}
    return [s for s in signs if s.topic not in ("rejection", "gone") or (s.where, s.sentence) not in neutral]


def body_end(body: str) -> int:
    """How far a mail is read: LIMIT characters, not counting blanked ones at the start."""
    lead = len(body) - len(body.lstrip(CUT))
    return lead + LIMIT


def _signs(tokens: list[str], where: str, language: str | None) -> Iterator[Sign]:
    books = load_phrases(language)
    for number, (start, sentence) in enumerate(_sentences(tokens)):
        place = -1 if where == "subject" else number
        for book in books:
            for phrase, first, last in book.find(sentence):
                yield Sign(phrase.topic, phrase.strength, phrase.language, where, place, start + first, start + last)


def _sentences(tokens: list[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The words between two cuts, with the place of the first."""
    start = 0
    for at, token in enumerate([*tokens, CUT]):
        if token < _CUTS:
            if at > start:
                yield start, tuple(tokens[start : min(at, start + _MAX_WORDS)])
            start = at + 1
