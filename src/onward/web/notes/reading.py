"""A checked note as it is read: stretches of text with their marks, elements with their findings, one verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from onward.core.notes.check import Check, Finding, check
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind, kind_rules
from onward.records.actions.notes import letter_text

ELEMENTS: dict[str, Promise] = {
    "tone": lazy("Professional tone"),
    "customised": lazy("About this conversation"),
    "value": lazy("A reminder of your value"),
    "sincerity": lazy("Sincere, and open to more"),
    "brevity": lazy("Enough, not too much"),
    "focus": lazy("Their return, not your wish"),
    "intent": lazy("Does what it is for"),
    "language": lazy("Spelling and form"),
}
STATES = {0: "missing", 1: "look", 2: "good"}
LOUD = {"fail": 3, "warn": 2, "praise": 1}
WHOLE = 0.8  # a finding on nearly all of the note is said in the list, not painted over every word
FOCUS_LOW = 0.3
NUMBERS = {1: lazy("one thing"), 2: lazy("two things"), 3: lazy("three things"), 4: lazy("four things")}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the body; `tone` is empty, praise, warn or fail; `number` says which finding."""

    text: str
    tone: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in the list. `fix_label` is empty where only the seeker's own words help."""

    number: int
    severity: str
    quote: str
    place: str  # start:end in the body, empty where no words of it are meant
    message: str
    fix: str
    fix_label: str
    in_subject: bool


@dataclass(frozen=True, slots=True)
class ElementLine:
    """One element: good, look (again) or missing; why; and its findings."""

    name: str
    label: Promise | str
    state: str
    says: str
    why: str
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the page shows of a check."""

    verdict: str  # ready, revise or do_not_send
    says: str
    words: int
    length_says: str
    over_limit: bool
    stretches: tuple[Stretch, ...]
    elements: tuple[ElementLine, ...]


def read(kind: str, subject: str, body: str, facts: Facts) -> Reading:
    """Check a note and lay it out for reading; places count in the body."""
    text = letter_text(subject, body)
    found = check(text, NoteKind(kind), facts)
    findings = [_shifted(each, len(text) - len(body)) for each in found.findings]
    rules = kind_rules(NoteKind(kind))
    limit = rules.limit_characters
    return Reading(
        verdict=found.verdict,
        says=_verdict_says(found),
        words=found.words,
        length_says=_length_says(found.words, body, limit, (rules.words.low, rules.words.high)),
        over_limit=bool(limit and _units(body) > limit),
        stretches=_stretches(body, findings),
        elements=tuple(_elements(found, rules.owes, findings, len(body))),
    )


def fixed(subject: str, body: str, reading: Reading, wanted: str) -> tuple[str, str]:
    """Apply the fix that was clicked, if the note still has that finding; else give it back as it was."""
    known = {line.fix for element in reading.elements for line in element.findings if line.fix_label}
    if wanted not in known:
        return subject, body
    place, start, end, words = wanted.split(":", 3)
    if place == "subject":
        return _replaced(subject, int(start), int(end), words), body
    return subject, _replaced(body, int(start), int(end), words)


def _replaced(text: str, start: int, end: int, words: str) -> str:
    """Replace a stretch; where it is dropped, drop the blank beside it too."""
    if not words and text[end : end + 1] == " " and (start == 0 or text[start - 1 : start].isspace()):
        end += 1
    elif not words and text[start - 1 : start] == " " and text[end : end + 1] in {"", "\n"}:
        start -= 1
    return text[:start] + words + text[end:]


def _shifted(finding: Finding, by: int) -> Finding:
    return replace(finding, start=finding.start - by, end=finding.end - by)


def _verdict_says(found: Check) -> str:
    if found.verdict == "ready":
        return _("Ready to send")
    if found.verdict == "do_not_send":
        return _("Don't send this yet")
    count = sum(finding.severity != "praise" for finding in found.findings)
    if not count:
        return _("Look at it once more")
    things = NUMBERS.get(count) or _("a few things")
    return _("Look again at %(things)s") % {"things": things}


def _length_says(words: int, body: str, limit: int | None, band: tuple[int, int]) -> str:
    if limit:
        return _("%(used)d of %(limit)d characters") % {"used": _units(body), "limit": limit}
    counted = ngettext("%(n)d word", "%(n)d words", words) % {"n": words}
    return _("%(words)s; %(low)d to %(high)d is good") % {"words": counted, "low": band[0], "high": band[1]}


def _units(text: str) -> int:
    """Characters as LinkedIn counts them: UTF-16 units, an emoji is two."""
    return len(text.encode("utf-16-le")) // 2


def _elements(found: Check, owes: tuple[str, ...], findings: list[Finding], size: int) -> Iterable[ElementLine]:
    numbered = list(enumerate(findings, start=1))
    for name, label in ELEMENTS.items():
        lines = tuple(_line(number, each, size) for number, each in numbered if each.element == name)
        state, why = _standing(found, name, lines)
        if name in owes or name == "focus" or lines or (name == "intent" and not found.intent.ok):
            yield ElementLine(name, label, state, _state_says(state), why if _adds(state, lines) else "", lines)


def _adds(state: str, lines: tuple[FindingLine, ...]) -> bool:
    """Whether the reason says more than the findings below it do."""
    loudest = max((LOUD[line.severity] for line in lines), default=0)
    return not loudest or (state != "good" and loudest == LOUD["praise"])


def _standing(found: Check, name: str, lines: tuple[FindingLine, ...]) -> tuple[str, str]:
    if name in found.elements:
        return STATES[found.elements[name].score], found.elements[name].why
    if name == "focus":
        share = found.focus.employer_share
        return ("look" if share is not None and share < FOCUS_LOW else "good"), found.focus.why
    if name == "intent":
        return ("good" if found.intent.ok else "missing"), found.intent.why
    worst = max((LOUD[line.severity] for line in lines), default=0)
    return {3: "missing", 2: "look"}.get(worst, "good"), ""


def _state_says(state: str) -> str:
    return {"good": _("there"), "look": _("look again"), "missing": _("missing or broken")}[state]


def _line(number: int, each: Finding, size: int) -> FindingLine:
    in_subject = each.end <= 0 and each.start < 0
    words = " ".join(each.text.split()) if in_subject or _paints(each, size) else ""
    quote = words if len(words) <= 90 else f"{words[:60].rstrip()} … {words[-20:].lstrip()}"
    return FindingLine(
        number=number,
        severity=each.severity,
        quote=quote,
        place=f"{each.start}:{each.end}" if _paints(each, size) else "",
        message=each.message,
        fix=_fix(each, in_subject),
        fix_label=_fix_label(each),
        in_subject=in_subject,
    )


def _fix(each: Finding, in_subject: bool) -> str:
    if each.fix is None:
        return ""
    if not in_subject:
        return f"body:{each.start}:{each.end}:{each.fix}"
    return ""


def _fix_label(each: Finding) -> str:
    if each.fix is None or each.start < 0 or each.end <= each.start:
        return ""
    if not each.fix:
        return _("Drop it")
    short = each.fix if len(each.fix) <= 60 else each.fix[:57].rstrip() + "…"
    return _("Change to “%(words)s”") % {"words": short}


def _stretches(body: str, findings: list[Finding]) -> tuple[Stretch, ...]:
    """Cut the body at every edge; where findings overlap, the loudest one paints."""
    painted = [(number, each) for number, each in enumerate(findings, start=1) if _paints(each, len(body))]
    edges = sorted({0, len(body), *(each.start for _, each in painted), *(each.end for _, each in painted)})
    return tuple(_stretch(body, start, end, painted) for start, end in pairwise(edges))


def _paints(each: Finding, size: int) -> bool:
    """Whether a finding has words of its own in the body: not none, and not nearly all of them."""
    return 0 <= each.start < each.end <= size and each.end - each.start < max(WHOLE * size, 1)


def _stretch(body: str, start: int, end: int, painted: list[tuple[int, Finding]]) -> Stretch:
    over = [(LOUD[each.severity], -number, each) for number, each in painted if each.start <= start and end <= each.end]
    if not over:
        return Stretch(body[start:end])
    _loud, number, each = max(over, key=lambda item: item[:2])
    return Stretch(body[start:end], each.severity, -number)
