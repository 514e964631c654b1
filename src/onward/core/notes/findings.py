"""What a check says: findings with their words, a score for each element, one verdict."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from onward.core.notes.kinds import NoteKind
from onward.core.writing.focus import Focus

Severity = Literal["fail", "warn", "praise"]
NoteVerdict = Literal["ready", "revise", "do_not_send"]
ELEMENTS = ("tone", "customised", "value", "sincerity", "brevity")


@dataclass(frozen=True)
class Finding:
    """One stretch of the note that earned or lost something; offsets count in the text as given.

    ``fix`` replaces the stretch with one click; an empty string drops it; None means: in your own words.
    """

    rule: str
    element: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    fix: str | None = None

    @property
    def family(self) -> str:
        """The part of the rule id before the dot."""
        return self.rule.partition(".")[0]


@dataclass(frozen=True)
class ElementScore:
    """0 missing or broken, 1 weak, 2 good; with the reason in one sentence."""

    score: int
    why: str


@dataclass(frozen=True)
class Intent:
    """Whether the note does what its kind is for."""

    ok: bool
    why: str


@dataclass(frozen=True)
class Check:
    """The whole answer to 'may I send this?'."""

    kind: NoteKind
    verdict: NoteVerdict
    words: int
    elements: Mapping[str, ElementScore]
    focus: Focus
    intent: Intent
    findings: tuple[Finding, ...]


def to_json(check: Check) -> dict[str, Any]:
    """The check in the shape of the command line's contract."""
    return {
        "kind": check.kind.value,
        "verdict": check.verdict,
        "words": check.words,
        "elements": {name: asdict(score) for name, score in check.elements.items()},
        "focus": asdict(check.focus),
        "intent": asdict(check.intent),
        "findings": [asdict(finding) for finding in check.findings],
    }
