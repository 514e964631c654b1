"""Tone: what the rules of rules/tone find, and the small things of form: capitals, '!!', emoji, sign-off."""

import re
from collections.abc import Iterator

from onward.core.notes.findings import Finding
from onward.core.notes.kinds import NoteKind
from onward.core.notes.lexicon import Hit, find_hits
from onward.core.notes.note import Note

_SHOUT = re.compile(r"!\s*!+|[!?]{2,}")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b(?:\s+[A-Z]{2,}\b)*")
_EMOJI = re.compile("[\U0001f300-\U0001faff☀-➿\U0001f1e6-\U0001f1ff]+\ufe0f?|(?<!\\w)[:;]-?[)(DPp](?!\\w)|<3")
_SHORT_KINDS = frozenset({NoteKind.CONNECTION_REQUEST, NoteKind.CONGRATULATION})
# Capitals that are words of their own: trades, bodies, places, units.
_ACRONYM = re.compile(r"^[A-Z]{2,6}$")


def find_tone(note: Note) -> Iterator[Finding]:
    """Every finding of tone and intent in ``note``, at most one a family and sentence."""
    if note.english:
        yield from _lexicon(note)
    yield from _form(note)


def _lexicon(note: Note) -> Iterator[Finding]:
    seen: set[tuple[str, int]] = set()
    for hit in sorted(find_hits(note.folded.plain, note.kind), key=lambda h: h.rule.severity != "fail"):
        if (hit.rule.family, hit.sentence[0]) not in seen:
            seen.add((hit.rule.family, hit.sentence[0]))
            yield _finding(note, hit)


def _finding(note: Note, hit: Hit) -> Finding:
    """A finding on the words; on the whole sentence where the fix is to drop it."""
    rule = hit.rule
    start, end = _without_stop(note, hit.sentence if rule.fix == "" else (hit.start, hit.end))
    return note.finding(rule.id, rule.element, rule.severity, note.folded.span(start, end), rule.message, rule.fix)


def _without_stop(note: Note, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while end > start + 1 and note.folded.plain[end - 1] in "¶ ":
        end -= 1
    return start, end


def _form(note: Note) -> Iterator[Finding]:
    start, end = note.letter.body_start, len(note.text)
    for match in _SHOUT.finditer(note.text, start, end):
        if "!" in match.group():
            yield note.finding("rudeness.marks", "tone", "warn", match.span(), "One mark is enough.", match.group()[0])
    for match in _CAPITALS.finditer(note.text, *note.letter.middle):
        if not _ACRONYM.match(match.group()):
            fix = match.group().lower()
            yield note.finding("rudeness.capitals", "tone", "warn", match.span(), "Capitals read as shouting.", fix)
    for match in _EMOJI.finditer(note.text, start, end):
        if note.kind not in _SHORT_KINDS:
            yield note.finding(
                "rudeness.emoji", "tone", "warn", match.span(), "Leave the emoji for people you know well.", ""
            )
    yield from _frame(note)


def _frame(note: Note) -> Iterator[Finding]:
    """The greeting and the sign-off."""
    letter = note.letter
    at = letter.body_start
    if not letter.greeting and note.kind not in _SHORT_KINDS:
        yield note.finding("name.greeting", "tone", "warn", (at, at), "There is no greeting. Start with their name.")
    if not (letter.sign_off or letter.signature) and note.kind not in _SHORT_KINDS:
        end = len(note.text.rstrip())
        sender = note.record.sender if note.record else None
        fix = f"\n\nBest wishes,\n{sender}" if sender else None
        yield note.finding("name.sign_off", "tone", "warn", (end, end), "There is no sign-off with your name.", fix)
