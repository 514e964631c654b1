"""The rules as data: phrases grouped under a rule id, read from rules/tone/*.toml and matched on a note."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from onward.core.notes.findings import Severity
from onward.core.notes.kinds import NoteKind
from onward.core.writing.patterns import Pattern, beginnings, compile_pattern
from onward.core.writing.prose import STOP


@dataclass(frozen=True)
class Rule:
    """One rule: when one of ``match`` is in a sentence and none of ``unless``, it has something to say.

    ``guards``: leave it when the words are denied, quoted or told of others. ``raw``: the phrases are
    plain regular expressions, for what hangs on punctuation.
    """

    id: str
    element: str
    severity: Severity
    message: str
    fix: str | None
    match: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
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
    """Every rule that speaks on ``plain``, at most once a sentence, in the order of the rules."""
    starts = beginnings(plain)
    bounds = sentence_bounds(plain)
    for rule in tone_rules():
        if kind in rule.not_kinds:
            continue
        seen: set[tuple[int, int]] = set()
        for start, end in _places(rule.match, plain, starts):
            sentence = next(b for b in bounds if start < b[1] or b is bounds[-1])
            if sentence not in seen and _stands(rule, plain, start, sentence, starts):
                seen.add(sentence)
                yield Hit(rule, start, end, sentence)


def signal(name: str, plain: str, company: str | None = None) -> tuple[int, int] | None:
    """The first place in ``plain`` where the note does what ``name`` (of signals.toml) says."""
    return next(iter(_places(signals()[name], plain, beginnings(plain))), None)


def count_signal(name: str, plain: str) -> int:
    """In how many sentences of ``plain`` the note does what ``name`` says."""
    return sum(signal(name, part + STOP) is not None for part in plain.split(STOP))


def sentence_bounds(plain: str) -> list[tuple[int, int]]:
    """Start and end of each sentence in folded text."""
    bounds, at = [], 0
    for match in re.finditer(STOP, plain):
        bounds.append((at, match.end()))
        at = match.end()
    return bounds or [(0, len(plain))]


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
def signals() -> Mapping[str, tuple[Pattern, ...]]:
    """The signals of rules/signals.toml, compiled once."""
    raw = _load("signals.toml")
    return {name: _compile(phrases) for name, phrases in raw.items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """A plain list of words of rules/deeds.toml or rules/generic.toml."""
    return frozenset(str({**_load("deeds.toml"), **_load("generic.toml")}[name]).split())


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((files("onward.core.notes") / "rules" / name).read_text(encoding="utf-8"))


@cache
def _classes() -> Mapping[str, list[str]]:
    return cast("dict[str, list[str]]", _load("classes.toml"))


def _compile(phrases: list[str]) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(phrase, _classes()) for phrase in phrases)


def _rule(raw: dict[str, Any]) -> Rule:
    family = raw["id"].partition(".")[0]
    match = tuple(Pattern(p, p, frozenset()) for p in raw["match"]) if raw.get("raw") else _compile(raw["match"])
    return Rule(
        id=raw["id"],
        element=raw.get("element", "intent" if family == "intent" else "tone"),
        severity=raw["severity"],
        message=raw["message"],
        fix=raw.get("fix"),
        match=match,
        unless=_compile(raw.get("unless", [])),
        guards=raw.get("guards", True),
        not_kinds=frozenset(NoteKind(kind) for kind in raw.get("not_kinds", [])),
    )


def _places(patterns: tuple[Pattern, ...], plain: str, starts: frozenset[str]) -> Iterator[tuple[int, int]]:
    for pattern in patterns:
        if pattern.can_match(starts):
            for match in pattern.expression.finditer(plain):
                yield match.span()


def _stands(rule: Rule, plain: str, start: int, sentence: tuple[int, int], starts: frozenset[str]) -> bool:
    """Whether the words mean what they seem to: not excused, denied, quoted or told of others."""
    whole = plain[slice(*sentence)]
    if next(_places(rule.unless, whole, starts), None) is not None:
        return False
    before = plain[sentence[0] : start]
    return not (rule.guards and (_DENIED.search(before) or _TOLD.search(before) or before.count('"') % 2))


_DENIED = re.compile(
    r"(?:\b(?:not|never|no longer|far from|without|rather than|instead of|hardly|nor|no|nothing|neither)(?: \w+){0,1} $"
    r"|\b(?:not|never|no)\b(?: \w+)? (?:think|thinking|believe|feel|say|saying|mean|suggest|suggesting|claim|imply|see"
    r"|consider|find|blame|way|sense)\b(?: \w+){0,5} $)"
)
_TOLD = re.compile(
    r"\b(?:you|he|she|they|we|everyone|people|colleagues|your \w+|the team|\w+ from your team) (?:also |both |all |then |had )?"
    r"(?:said|told|mentioned|described|explained|spoke|talked|showed|admitted|joked|asked|shared|wrote|recalled|called)\b"
    r"|\b(?:story|stories|talk|chat|conversation|point|honesty|honest|open|openness|openly|candid|frank|discussion|remark"
    r"|hearing|heard|learn(?:ed|t|ing)?|question|part|bit|description|account|example) (?:of|about|on|that|how|why|when)\b"
)
