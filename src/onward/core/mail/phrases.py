"""Phrases of a language, read from phrases/*.toml: what people write in mail of a search.

A phrase is a row of words. `a|b` are alternatives, `word*` any ending, `*word` any beginning, `a+b` two words as one
alternative, `word?` may be missing, `{name}` a word list of the file, `_` any one word, `..` up to three words and
`...` up to eight, none of which says no. A phrase never reaches across the end of a sentence.

Words are looked up once and turned into the numbers of the word classes they belong to; a phrase is tried only in
a sentence that has a word of each of its classes. That is what makes hundreds of phrases cheap.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

from onward.core.mail.sentences import fold

_GAPS = {"_": (1, 1), "..": (0, 3), "...": (0, 8)}
_REMEMBERED = 20_000  # sentences whose phrases are kept
_PREFIX = 3  # a word with a star has at least this many letters
_SMALL = (
    " a an and as at be been by das de der die du el en et for from has have i ihr ihre im in is it le la les mit my"
    " not of on or our sie the this to und une un uns us vos votre vous was we were will with you your zu pour par pas"
    " ne n "
)  # words too common to look a phrase up by


@dataclass(frozen=True, slots=True)
class Item:
    """One word of a phrase: its class, how many words may stand before it, and whether it may be missing."""

    words: int
    least: int
    most: int
    optional: bool


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """One phrase: topic (a kind, or what the mail is about), strength, and its row of words."""

    topic: str
    strength: str
    language: str
    items: tuple[Item, ...]
    needs: int  # bits of the classes a sentence must have
    negation: int  # the class of words a gap may not hold


class Found(NamedTuple):
    """A phrase found among the words of a sentence: from `first` up to `last`, the latter not included."""

    phrase: Phrase
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class WordClasses:
    """What one word opens: its own classes as bits, those of several words with the words that must follow."""

    bits: int
    longer: tuple[tuple[int, tuple[str, ...]], ...]
    phrases: tuple[Phrase, ...]  # those whose rarest word this is


_NOTHING = WordClasses(0, (), ())
Events = list[tuple[int, int]]


@dataclass(slots=True)
class PhraseBook:
    """The word classes and phrases of one language."""

    exact: dict[str, list[tuple[int, tuple[str, ...]]]] = field(default_factory=dict)
    prefixes: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    endings: list[tuple[str, int]] = field(default_factory=list)
    phrases: dict[int, list[Phrase]] = field(default_factory=dict)
    _known: dict[str, WordClasses] = field(default_factory=dict)
    _found: dict[tuple[str, ...], list[Found]] = field(default_factory=dict)

    def classes(self, word: str) -> WordClasses:
        """What the word opens; looked up once, then remembered."""
        known = self._known.get(word)
        if known is None:
            known = self._look_up(word)
            if len(self._known) < 200_000:  # a bound for servers that run for months
                self._known[word] = known
        return known

    def _look_up(self, word: str) -> WordClasses:
        exact, prefixes = self.exact.get(word, ()), self.prefixes.get(word[:_PREFIX], ())
        if not (exact or prefixes or self.endings):
            return _NOTHING
        found = [*exact, *((c, ()) for start, c in prefixes if word.startswith(start))]
        found += [(c, ()) for end, c in self.endings if word.endswith(end)]
        bits = 0
        for number, rest in found:
            bits |= 0 if rest else 1 << number
        phrases = dict.fromkeys(phrase for number, _ in found for phrase in self.phrases.get(number, ()))
        if not found:
            return _NOTHING
        return WordClasses(bits, tuple(pair for pair in found if pair[1]), tuple(phrases))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every phrase that occurs in the words of one sentence, once each. Mail repeats itself: found once, kept."""
        key = tuple(words)
        found = self._found.get(key)
        if found is None:
            found = self._find(key)
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            self._found[key] = found
        return found

    def _find(self, words: tuple[str, ...]) -> list[Found]:
        known = self._known
        opened = [known.get(word) or self.classes(word) for word in words]
        tried = [phrase for each in opened if each.phrases for phrase in each.phrases]
        if not tried:
            return []
        has = 0
        longer: dict[int, Events] = {}
        for at, each in enumerate(opened):
            if each is _NOTHING:
                continue
            has |= each.bits
            for number, rest in each.longer:
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    longer.setdefault(number, []).append((at, at + 1 + len(rest)))
                    has |= 1 << number
        wanted = [phrase for phrase in tried if phrase.needs & has == phrase.needs]
        if not wanted:
            return []
        places = _Places([each.bits for each in opened], longer)
        found = []
        for phrase in dict.fromkeys(wanted):
            if span := _match(phrase, places):
                found.append(Found(phrase, *span))
        return found


class _Places:
    """Where the words of each class stand in one sentence, looked up once a class."""

    __slots__ = ("_known", "_longer", "bits")

    def __init__(self, bits: list[int], longer: dict[int, Events]) -> None:
        self.bits = bits
        self._longer = longer
        self._known: dict[int, Events] = {}

    def of(self, number: int) -> Events:
        known = self._known.get(number)
        if known is None:
            one = 1 << number
            known = [(at, at + 1) for at, has in enumerate(self.bits) if has & one]
            known += self._longer.get(number, ())
            self._known[number] = known
        return known


def _match(phrase: Phrase, places: _Places) -> tuple[int, int] | None:
    """The first place where the words of the phrase stand in a row."""
    reached = [(start, end, 0, 0) for start, end in places.of(phrase.items[0].words)]
    for item in phrase.items[1:]:
        here = places.of(item.words)
        stepped = []
        for began, ended, least, most in reached:
            low, high = ended + least + item.least, ended + most + item.most
            for start, end in here:
                if low <= start <= high and not _denied(phrase.negation, places.bits, ended, start):
                    stepped.append((began, end, 0, 0))
            if item.optional:
                stepped.append((began, ended, least + item.least, most + item.most))
        if not stepped:
            return None
        reached = stepped
    began, ended, *_ = min(reached)
    return began, ended


def _denied(negation: int, bits: list[int], start: int, end: int) -> bool:
    """Whether a word between says no."""
    return start < end and any(has >> negation & 1 for has in bits[start:end])


class _Binder:
    """Builds the book of one file: gives every list of alternatives a number, once."""

    def __init__(self, lists: dict[str, str]) -> None:
        self.book = PhraseBook()
        self._lists = lists
        self._numbers: dict[str, tuple[int, int]] = {}

    def number(self, token: str) -> tuple[int, int]:
        """The number of a token's class, and how common its words are."""
        if token not in self._numbers:
            alternatives = _expand(token, self._lists)
            self._numbers[token] = len(self._numbers), _commonness(alternatives)
            for alternative in dict.fromkeys(alternatives):
                self._enter(alternative, self._numbers[token][0])
        return self._numbers[token]

    def _enter(self, alternative: str, number: int) -> None:
        first, *rest = alternative.split("+")
        if first.startswith("*"):
            self.book.endings.append((first[1:], number))
        elif first.endswith("*"):
            self.book.prefixes.setdefault(first[:_PREFIX], []).append((first[:-1], number))
        else:
            self.book.exact.setdefault(first, []).append((number, tuple(rest)))

    def add(self, topic: str, strength: str, language: str, source: str) -> None:
        items: list[Item] = []
        rarest, least, most, needs = (1_000_000, 0), 0, 0, 0
        for token in _split(source):
            if token in _GAPS:
                least, most = least + _GAPS[token][0], most + _GAPS[token][1]
                continue
            number, common = self.number(token.rstrip("?"))
            items.append(Item(number, least, most, token.endswith("?")))
            least = most = 0
            if not token.endswith("?"):
                needs |= 1 << number
                rarest = min(rarest, (common, number), key=lambda pair: pair[0])
        phrase = Phrase(topic, strength, language, tuple(items), needs, self.number("{negation}")[0])
        self.book.phrases.setdefault(rarest[1], []).append(phrase)


def _commonness(alternatives: Iterable[str]) -> int:
    return sum(100 if f" {a} " in _SMALL else 3 if len(a) < 5 else 1 for a in alternatives)


def _split(source: str) -> list[str]:
    """Apostrophes split words as they do in the folded text."""
    return re.sub(r"(\w)['’](\w)", r"\1 \2", source).split()


def _expand(token: str, lists: dict[str, str]) -> list[str]:
    while found := re.search(r"\{(\w+)\}", token):
        token = token.replace(found.group(), lists[found.group(1)])
    return [_plain(alternative) for alternative in token.split("|")]


def _plain(alternative: str) -> str:
    """Folded like the text, but for the stars; a word with an apostrophe or a hyphen becomes two."""
    if alternative.isalnum() and alternative.isascii() and alternative.islower():
        return alternative  # most are plain words
    body = fold(alternative.strip("*").replace("+", " ")).split()
    lead = "*" if alternative.startswith("*") else ""
    return lead + "+".join(body) + ("*" if alternative.endswith("*") else "")


def bind_phrases(text: str) -> PhraseBook:
    """The book of the phrases of one file, given as its text."""
    file = tomllib.loads(text)
    binder = _Binder(file.get("words", {}))
    for topic, entry in file.get("topics", {}).items():
        for strength, sources in entry.items():
            for source in sources:
                binder.add(topic, strength, file["language"], source)
    return binder.book


@lru_cache(maxsize=32)
def load_phrases(language: str | None = None) -> tuple[PhraseBook, ...]:
    """The books for a mail in this language: its own and the English one, as English occurs in mail of every language.

    Without a language the books of every file of the package.
    """
    wanted = languages() if language is None else dict.fromkeys(["en", language])
    return tuple(_book(each) for each in wanted if each in languages())


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a file of phrases."""
    names = (entry.name for entry in resources.files("onward.core.mail").joinpath("phrases").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@lru_cache(maxsize=32)
def _book(language: str) -> PhraseBook:
    """The book of one file, bound when the first mail needs it."""
    file = resources.files("onward.core.mail").joinpath("phrases", f"{language}.toml")
    return bind_phrases(file.read_text("utf-8"))
