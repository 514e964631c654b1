"""A small language for phrases, so that rules can be data that people read.

    you ~2 (wasted|ignored) (my|our) time        words, alternatives, a gap of up to two words
    {they} fail* to                              a class of words, a word by its beginning
    ^ congratulations on                         at the start of a sentence
    lost heart $                                 at the end of a sentence; `$` may be an alternative too
    is this final ?                              in a question; `=?` just before the question mark
    , right =?                                   a comma must stand there
    (over|past) # weeks                          a number, in digits or words
    (no )? worries                               what may be left out

`~` alone is a gap of up to three words. Phrases are matched within one sentence of folded prose (see
prose.py), word by word: no regular expression is built, since hundreds of them take seconds to compile.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from onward.core.writing.prose import STOP

Classes = Mapping[str, "Choice"]

_TOKEN = re.compile(r"[^\s¶,;:\"'()\-–—/&!?.…]+(?:['.][^\s¶,;:\"'()\-–—/&!?.…]+)*")
_SOURCE = re.compile(r"\(|\)\??|\||[^\s()|]+")
_NUMBERS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "sixteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
    ]
)
_PLAIN = re.compile(r"[a-z]+\*?\Z")
_DIGITS = re.compile(r"\d[\d.,]*(?:k|th|nd|rd|st|pm|am)?\Z")
_MARKS = frozenset({"^", "$", "?", "!", "=?", ","})


@dataclass(frozen=True)
class Sentence:
    """One folded sentence as words: each word's place, the commas before it, and how it ends."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    start: int
    end: int
    commas: frozenset[int]
    question: bool
    exclaimed: bool
    beginnings: frozenset[str]


@dataclass(frozen=True)
class Choice:
    """One place of a phrase: any of some words, beginnings of words, or phrases.

    ``phrases`` are kept by their first word where that is a plain one, and under '' where it isn't.
    ``anchor`` holds the beginnings of words of which a sentence must have one; empty when unknown.
    """

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    phrases: Mapping[str, tuple[tuple["Part", ...], ...]] = field(default_factory=dict)
    number: bool = False
    at_end: bool = False
    optional: bool = False
    gap: int = -1
    mark: str = ""
    anchor: frozenset[str] = frozenset()

    def ends(self, sentence: Sentence, at: int) -> set[int]:
        """Where this place may end when it begins at word ``at``."""
        words = sentence.words
        if at >= len(words):
            return {at} if self.at_end else set()
        word = words[at]
        found = {at + 1} if word in self.exact or self.opens(word) else set()
        if self.phrases:
            for phrase in (*self.phrases.get(word, ()), *self.phrases.get("", ())):
                found |= run(
                    phrase[1:] if phrase[0].is_word(word) else phrase, sentence, {at + phrase[0].is_word(word)}
                )
        return found

    def is_word(self, word: str) -> bool:
        """Whether this place is nothing but plain words, ``word`` among them."""
        return word in self.exact and not self.prefixes and not self.phrases and not self.optional

    def opens(self, word: str) -> bool:
        """Whether ``word`` has one of the beginnings, or is a number where one is wanted."""
        return bool(self.prefixes and word.startswith(self.prefixes)) or (self.number and _is_number(word))


Part = Choice


@dataclass(frozen=True)
class Pattern:
    """One phrase: its parts, and for each part that must be there the beginnings of its words."""

    source: str
    parts: tuple[Part, ...]
    anchors: tuple[frozenset[str], ...] = field(default=())

    def find(self, sentence: Sentence) -> tuple[int, int] | None:
        """The first place in ``sentence`` where the phrase stands, as (start, end) in the folded text."""
        for anchor in self.anchors:
            if anchor.isdisjoint(sentence.beginnings):
                return None
        for at in self._openings(sentence):
            ends = run(self.parts, sentence, {at})
            if ends:
                return sentence.spans[at][0], sentence.spans[max(at, min(ends) - 1)][1]
        return None

    def _openings(self, sentence: Sentence) -> Iterable[int]:
        """The words at which the phrase may begin."""
        first = self.parts[0]
        if first.mark == "^":
            return range(min(1, len(sentence.words)))
        if first.mark or "" in first.phrases:
            return range(len(sentence.words))
        exact, phrases = first.exact, first.phrases
        plain = not (first.prefixes or first.number)
        return [
            at for at, w in enumerate(sentence.words) if w in exact or w in phrases or (not plain and first.opens(w))
        ]


def read_sentences(plain: str) -> list[Sentence]:
    """The sentences of folded text, as words."""
    found, at = [], 0
    for part in plain.split(STOP):
        if part.strip():
            found.append(_read_sentence(part, at))
        at += len(part) + 1
    return found


def compile_pattern(source: str, classes: Classes) -> Pattern:
    """Compile ``source``; ``classes`` gives the choice behind each ``{name}``.

    Raises ValueError, with the phrase named, for an unknown class or unbalanced brackets.
    """
    try:
        parser = _Parser(_SOURCE.findall(source), classes)
        parts = parser.sequence()
        if parser.at != len(parser.tokens):
            raise ValueError("a bar or bracket too many")
    except (KeyError, IndexError, ValueError) as problem:
        raise ValueError(f"phrase {source!r} can't be read: {problem}") from None
    anchors = sorted((p.anchor for p in parts if p.anchor), key=len)
    return Pattern(source, parts, tuple(anchors))


def needed_words(source: str) -> tuple[frozenset[str], ...]:
    """For each place of ``source`` that must be there and is plain words: the beginnings of those words.

    A quick look without compiling, so it knows less than the anchors of a Pattern and never more.
    """
    found: list[frozenset[str]] = []
    depth, open_at = 0, 0
    pieces = _SOURCE.findall(source)
    for at, piece in enumerate(pieces):
        if piece == "(":
            depth, open_at = depth + 1, at if depth == 0 else open_at
        elif piece in {")", ")?"}:
            depth -= 1
            if depth == 0 and piece == ")":
                found.append(_needed_of(pieces[open_at + 1 : at]))
        elif depth == 0 and _PLAIN.match(piece):
            found.append(frozenset({piece.rstrip("*")[:3]}))
    return tuple(words for words in found if words)


def _needed_of(tokens: list[str]) -> frozenset[str]:
    """The first words of the options of one bracket; nothing when an option has no plain one there."""
    if "(" in tokens:
        return frozenset()
    firsts = [token for before, token in zip(["|", *tokens], tokens, strict=False) if before == "|"]
    if not all(map(_PLAIN.match, firsts)):
        return frozenset()
    return frozenset(token.rstrip("*")[:3] for token in firsts)


def compile_choice(phrases: list[str], classes: Classes) -> Choice:
    """A class of words: what a ``{name}`` stands for."""
    return _choice([_Parser(_SOURCE.findall(phrase), classes).sequence() for phrase in phrases])


def run(parts: tuple[Part, ...], sentence: Sentence, starts: set[int]) -> set[int]:
    """Where a run of ``parts`` may end when it begins at one of ``starts``; empty when it can't."""
    current = starts
    for part in parts:
        if part.gap >= 0:
            top = len(sentence.words)
            current = {at + skip for at in current for skip in range(part.gap + 1) if at + skip <= top}
        elif part.mark:
            current = {at for at in current if _MARK[part.mark](sentence, at)}
        else:
            reached: set[int] = set(current) if part.optional else set()
            for at in current:
                reached |= part.ends(sentence, at)
            current = reached
        if not current:
            break
    return current


_MARK: dict[str, Callable[[Sentence, int], bool]] = {
    "^": lambda sentence, at: at == 0,
    "$": lambda sentence, at: at == len(sentence.words),
    "?": lambda sentence, at: sentence.question,
    "!": lambda sentence, at: sentence.exclaimed,
    "=?": lambda sentence, at: sentence.question and at == len(sentence.words),
    ",": lambda sentence, at: at in sentence.commas,
}


class _Parser:
    """Reads a phrase from its tokens, once, from left to right."""

    def __init__(self, tokens: list[str], classes: Classes) -> None:
        self.tokens, self.classes, self.at = tokens, classes, 0

    def sequence(self) -> tuple[Part, ...]:
        parts: list[Part] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in {"|", ")", ")?"}:
            piece = self.tokens[self.at]
            self.at += 1
            parts += self._alternatives() if piece == "(" else self._word(piece)
        return tuple(parts)

    def _alternatives(self) -> list[Part]:
        words: list[str] = []
        options: list[tuple[Part, ...]] = []
        while True:
            if not self._take_plain(words):
                options.append(self.sequence())
            closing = self.tokens[self.at]
            self.at += 1
            if closing != "|":
                break
        choice = _choice(options, words)
        return [_optional(choice) if closing == ")?" else choice]

    def _take_plain(self, words: list[str]) -> bool:
        """Take an option that is one plain word; most are, and this is much quicker for them."""
        word = self.tokens[self.at]
        if self.tokens[self.at + 1] not in {"|", ")", ")?"} or not _PLAIN.match(word):
            return False
        words.append(word)
        self.at += 1
        return True

    def _word(self, piece: str) -> list[Part]:
        if piece in _MARKS:
            return [Choice(mark=piece)]
        if piece.startswith("~"):
            return [Choice(gap=int(piece[1:] or 3))]
        if piece.startswith("{"):
            return [self.classes[piece.strip("{}?")]]
        if piece == "#":
            return [Choice(number=True)]
        optional, word = piece.endswith("?"), piece.rstrip("?").lower()
        parts = [_single(piece) for piece in _pieces(word)]
        return [_optional(part) for part in parts] if optional else parts


def _pieces(word: str) -> list[str]:
    """A hyphenated word is several words in folded prose; a possessive loses its ending."""
    return [piece.removesuffix("'s").strip("'") for piece in word.split("-") if piece.strip("'")]


@cache
def _single(word: str) -> Choice:
    if word.endswith("*"):
        return Choice(prefixes=(word[:-1],), anchor=frozenset({word[:-1][:3]}) if len(word) > 3 else frozenset())
    return Choice(exact=frozenset({word}), anchor=frozenset({word[:3]}))


def _optional(choice: Choice) -> Choice:
    return replace(choice, optional=True, anchor=frozenset())


def _choice(options: list[tuple[Part, ...]], words: Sequence[str] = ()) -> Choice:
    """One choice from several options and plain words; its anchor is known only when each option has one."""
    begins = [word[:-1] for word in words if word.endswith("*")]
    whole = [word for word in words if not word.endswith("*")]
    marks = {option[0].mark for option in options if len(option) == 1 and option[0].mark}
    kept = [option for option in options if option and not (len(option) == 1 and option[0].mark)]
    singles = [option[0] for option in kept if len(option) == 1 and not option[0].optional and option[0].gap < 0]
    phrases = [option for option in kept if len(option) > 1 or option[0].optional or option[0].gap >= 0]
    phrases += [phrase for single in singles for group in single.phrases.values() for phrase in group]
    anchors = [_anchor(option) for option in kept]
    starts = frozenset([*(word[:3] for word in whole), *(word[:3] for word in begins)])
    return Choice(
        exact=frozenset(whole).union(*(s.exact for s in singles)),
        prefixes=(*begins, *(p for s in singles for p in s.prefixes)),
        phrases=_by_first_word(phrases),
        number=any(s.number for s in singles),
        at_end="$" in marks,
        anchor=frozenset() if "$" in marks or not all(anchors) or "" in starts else starts.union(*anchors),
    )


def _by_first_word(phrases: Iterable[tuple[Part, ...]]) -> dict[str, tuple[tuple[Part, ...], ...]]:
    """Phrases under each plain word that they may begin with, the others under ''."""
    found: dict[str, list[tuple[Part, ...]]] = {}
    for phrase in phrases:
        first = phrase[0]
        plain = first.exact and not (first.prefixes or first.phrases or first.number or first.optional or first.mark)
        for word in first.exact if plain else ("",):
            found.setdefault(word, []).append(phrase)
    return {word: tuple(group) for word, group in found.items()}


def _anchor(option: tuple[Part, ...]) -> frozenset[str]:
    """The rarest of the anchors of an option."""
    return min((part.anchor for part in option if part.anchor), key=len, default=frozenset())


def _is_number(word: str) -> bool:
    return word in _NUMBERS or bool(_DIGITS.match(word))


def _read_sentence(part: str, offset: int) -> Sentence:
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    commas: set[int] = set()
    last = 0
    for match in _TOKEN.finditer(part):
        word = match.group()
        if "," in part[last : match.start()]:
            commas.add(len(words))
        words.append(word.removesuffix("'s"))
        spans.append((offset + match.start(), offset + match.end()))
        last = match.end()
    tail = part[last:]
    starts = frozenset(word[:length] for word in words for length in (1, 2, 3))
    span = offset, offset + len(part)
    return Sentence(tuple(words), tuple(spans), *span, frozenset(commas), "?" in tail, "!" in tail, starts)
