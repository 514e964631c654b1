"""The rules as data: phrases grouped under a rule id, read from rules/tone/*.toml and matched on a note."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from onward.core.notes.findings import Severity
from onward.core.notes.kinds import NoteKind
from onward.core.writing.patterns import (
    Choice,
    Pattern,
    Sentence,
    compile_choice,
    compile_pattern,
    needed_words,
    read_sentences,
)
from onward.core.writing.prose import STOP


class Phrase:
    """A phrase that is compiled only once a sentence has the words it can't do without: it saves half the start."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._needs = needed_words(source)
        self._pattern: Pattern | None = None

    def find(self, sentence: Sentence) -> tuple[int, int] | None:
        """Where the phrase stands in ``sentence``, as Pattern.find says it."""
        for words in self._needs:
            if words.isdisjoint(sentence.beginnings):
                return None
        if self._pattern is None:
            self._pattern = compile_pattern(self.source, _classes())
        return self._pattern.find(sentence)


@dataclass(frozen=True)
class Rule:
    """One rule: when one of ``match`` is in a sentence and none of ``unless``, it has something to say.

    ``guards``: leave it when the words are denied, quoted or told of others. ``raw``: what hangs on
    punctuation and is a regular expression.
    """

    id: str
    element: str
    severity: Severity
    message: str
    fix: str | None
    match: tuple[Phrase, ...]
    raw: tuple[str, ...]
    unless: tuple[Phrase, ...]
    guards: bool
    not_kinds: frozenset[NoteKind]

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Hit:
    """A rule that matched: where the words are in the folded text, and where their sentence is."""

    rule: Rule
    start: int
    end: int
    sentence: tuple[int, int]


def find_hits(plain: str, kind: NoteKind) -> Iterator[Hit]:
    """Every rule that speaks on ``plain``, at most once a sentence."""
    at = 0
    for part in plain.split(STOP):
        for rule, start, end in _sentence_hits(part, kind):
            yield Hit(rule, at + start, at + end, (at, at + len(part)))
        at += len(part) + 1


@lru_cache(maxsize=4096)
def _sentence_hits(part: str, kind: NoteKind) -> tuple[tuple[Rule, int, int], ...]:
    """The rules that speak on one sentence; kept, since while typing most sentences stay as they are."""
    hits = []
    for sentence in read_sentences(part):
        found = [
            (rule, next(_stands(rule, part, sentence), None)) for rule in tone_rules() if kind not in rule.not_kinds
        ]
        hits += [(rule, *span) for rule, span in found if span and not (rule.family in _AIMED and _own_fault(sentence))]
    return tuple(hits)


_AIMED = frozenset({"blame", "dispute"})  # faults found in them; where the writer owns the fault there is none


def _own_fault(sentence: Sentence) -> bool:
    return signal("own_fault", [sentence]) and not signal("their_fault", [sentence])


def signal(name: str, sentences: list[Sentence]) -> bool:
    """Whether one of ``sentences`` does what ``name`` (of signals.toml) says."""
    return any(pattern.find(sentence) for sentence in sentences for pattern in signals()[name])


@cache
def tone_rules() -> tuple[Rule, ...]:
    """All rules of rules/tone, compiled once."""
    folder = files("onward.core.notes") / "rules" / "tone"
    found = []
    for place in sorted(folder.iterdir(), key=lambda p: p.name):
        if place.name.endswith(".toml"):
            found += [_rule(raw) for raw in tomllib.loads(place.read_text(encoding="utf-8"))["rule"]]
    return tuple(found)


@cache
def signals() -> Mapping[str, tuple[Phrase, ...]]:
    """The signals of rules/signals.toml, compiled once."""
    return {name: _compile(phrases) for name, phrases in _load("signals.toml").items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """A plain list of words of rules/deeds.toml or rules/generic.toml."""
    return frozenset(str({**_load("deeds.toml"), **_load("generic.toml")}[name]).split())


@cache
def name_forms() -> Mapping[str, frozenset[str]]:
    """For each name of rules/names.toml, all its short and long forms."""
    groups = [frozenset(line.split()) for line in _load("names.toml")["forms"].splitlines() if line.strip()]
    return {name: frozenset().union(*(g for g in groups if name in g)) for group in groups for name in group}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("onward.core.notes") / "rules" / name).read_text(encoding="utf-8"))


@cache
def _classes() -> Mapping[str, Choice]:
    return {name: compile_choice(phrases, {}) for name, phrases in _load("classes.toml").items()}


def _compile(phrases: list[str]) -> tuple[Phrase, ...]:
    return tuple(map(Phrase, phrases))


def _rule(raw: dict[str, Any]) -> Rule:
    family = raw["id"].partition(".")[0]
    return Rule(
        id=raw["id"],
        element=raw.get("element", "intent" if family == "intent" else "tone"),
        severity=raw["severity"],
        message=raw["message"],
        fix=raw.get("fix"),
        match=_compile(raw.get("match", [])),
        raw=tuple(raw.get("raw", [])),
        unless=_compile(raw.get("unless", [])),
        guards=raw.get("guards", True),
        not_kinds=frozenset(NoteKind(kind) for kind in raw.get("not_kinds", [])),
    )


def _stands(rule: Rule, whole: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where the words mean what they seem to: not excused, denied, quoted or told of others."""
    for start, end in _places(rule, whole, sentence):
        if any(pattern.find(sentence) for pattern in rule.unless):
            return
        before = whole[: start - sentence.start]
        if not (rule.guards and (_DENIED.search(before) or _TOLD.search(before) or before.count('"') % 2)):
            yield start, end


def _places(rule: Rule, whole: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
    for pattern in rule.match:
        span = pattern.find(sentence)
        if span:
            yield span
    for expression in rule.raw:
        for match in re.finditer(expression, whole):
            yield sentence.start + match.start(), sentence.start + match.end()


_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|far from|without|rather than|instead of|hardly|nor|no|nothing|neither)(?: \w+){0,1} $"
    r"|\b(?:not|never|no)\b(?: \w+)? (?:think|thinking|believe|feel|say|saying|mean|suggest|suggesting|claim|imply|see"
    r"|consider|find|blame|way|sense)\b(?: \w+){0,5} $)"
)
_TOLD = re.compile(
    r"\b(?:you|he|she|they|we|everyone|people|colleagues|your \w+|the team"
    r"|\w+ from your team) (?:also |both |all |then |had )?"
    r"(?:said|told|mentioned|described|explained|spoke|talked|showed|admitted|joked|asked|shared|wrote|recalled|called)\b"
    r"|\b(?:story|stories|talk|chat|conversation|point|honesty|honest|open|openness|openly|candid|frank|discussion|remark"
    r"|hearing|heard|learn(?:ed|t|ing)?|question|part|bit|description|account|example) (?:of|about"
    r"|on|that|how|why|when)\b"
)
