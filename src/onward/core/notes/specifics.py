"""Specifics: the words that only this note can have, and what the writer could bring."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onward.core.notes.lexicon import signal, words_of
from onward.core.notes.note import Note
from onward.core.writing.patterns import Sentence
from onward.core.writing.prose import spell_out

_WORD = re.compile(r"\d[\d.,:%]*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|million|dozen|half|third|quarter|twice|double)\b",
    re.I,
)
_ROLE_NEAR = re.compile(
    r"(?:\b(?:the|your|an?|as|for)\s+)?(?:[A-Z][\w/&+-]*\s+(?:(?:of|and|&)\s+)?){1,4}(?=(?:role|position|post|job|opening|vacancy|opening|opportunity|internship)\b)"
    r"|\b(?:at|with|from|joining|join|for)\s+[A-Z][\w&'’-]*(?:\s+[A-Z][\w&'’-]*){0,2}"
)
_HAVE_RUN = frozenset(
    {(have, done) for have in ("have", "had") for done in ("run", "cut", "kept", "put", "sold", "set")}
)
_FIRST = frozenset({"i", "we", "my", "our", "having"})


@dataclass(frozen=True)
class Specifics:
    """``words``: places of words that are not generic; ``numbers``: whether a number is among them."""

    words: tuple[tuple[int, int], ...]
    distinct: int

    @property
    def span(self) -> tuple[int, int] | None:
        """The stretch from the first specific word to the last one near it."""
        if not self.words:
            return None
        last = self.words[0][1]
        for start, end in self.words[1:]:
            if start - last > 40:
                break
            last = end
        return self.words[0][0], last


def find_specifics(note: Note) -> Specifics:
    """The words of the body that are no generic words of notes, no names, and not the role."""
    places = [place for sentence in note.letter.sentences for place in specific_words(note, sentence)]
    distinct = {_stem(note.text[slice(*place)]) for place in places}
    return Specifics(tuple(places), len(distinct))


def specific_words(note: Note, sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The places of specific words in one sentence."""
    masked = [m.span() for m in _ROLE_NEAR.finditer(note.text, *sentence)]
    skip = _names(note)
    for match in _WORD.finditer(note.text, *sentence):
        word = match.group()
        if any(a <= match.start() < b for a, b in masked) or word.lower() in skip or _is_generic(word):
            continue
        yield match.span()


def value_of(note: Note, span: tuple[int, int], sentence: Sentence) -> int:
    """2 when the sentence says what the writer did or can do for them, 1 when only that they have skills."""
    specific = len(list(specific_words(note, span)))
    number = bool(_NUMBER.search(note.text[slice(*span)]))
    deed, offers, skills = _deed(sentence), signal("offers", [sentence]), signal("skills_only", [sentence])
    if deed and (specific >= 2 or (number and specific >= 1)):
        return 2
    if offers and not skills and (specific or not _FIRST.isdisjoint(sentence.words)):
        return 2 if specific or "you" in sentence.words else 1
    if offers and skills:
        return 2 if specific >= 2 or number else 1
    return 1 if skills or (deed and (specific or number)) else 0


def weight_of(note: Note, span: tuple[int, int], sentence: Sentence) -> int:
    """How much a line of value carries: a number and an offer of use weigh more than words of feeling."""
    number = bool(_NUMBER.search(note.text[slice(*span)]))
    felt = any(word in words_of("feelings") for word in sentence.words[:4])
    return 2 * number + signal("offers", [sentence]) - 2 * felt


def _deed(sentence: Sentence) -> bool:
    """A first person and, soon after, a verb of having done something that is no verb of feeling."""
    words = sentence.words
    if any(pair in _HAVE_RUN for pair in pairwise(words)):
        return True
    return any(word in _FIRST and any(map(_is_deed, words[at + 1 : at + 10])) for at, word in enumerate(words))


def _is_deed(word: str) -> bool:
    return word in words_of("deeds") or (word.endswith("ed") and len(word) > 4 and word not in words_of("feelings"))


def _names(note: Note) -> frozenset[str]:
    record = note.record
    parts = [record.company, record.person, record.sender, record.role] if record else []
    greeting = note.text[slice(*note.letter.greeting)] if note.letter.greeting else ""
    signature = note.text[slice(*note.letter.signature)] if note.letter.signature else ""
    words = " ".join([*filter(None, parts), greeting, signature])
    return frozenset(w.lower() for w in re.findall(r"[^\W_]+", words))


def _is_generic(word: str) -> bool:
    if word[0].isdigit():
        return False
    if len(word) < 3 and not word.isupper():
        return True
    plain = spell_out(re.sub(r"['’]s$", "", word))
    generic = words_of("generic")
    if " " in plain or plain in generic or _stem(plain) in generic:
        return True
    return "-" in plain and all(part in generic or len(part) < 3 for part in plain.split("-"))


def _stem(word: str) -> str:
    lowered = re.sub(r"['’]s$", "", word.lower())
    for tail in ("ingly", "edly", "ing", "ies", "ied", "ed", "es", "ly", "s"):
        if lowered.endswith(tail) and len(lowered) - len(tail) >= 3:
            root = lowered[: -len(tail)]
            generic = words_of("generic")
            for form in (root, f"{root}e", f"{root}y", root[:-1] if root[-1:] == root[-2:-1] else root):
                if form in generic:
                    return form
            return root
    return lowered
