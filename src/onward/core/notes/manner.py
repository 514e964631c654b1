"""Focus and language: advice that never decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.notes.findings import Finding
from onward.core.notes.kinds import NoteKind
from onward.core.notes.note import Note
from onward.core.writing.focus import Focus, focus
from onward.core.writing.language import find_slips, grade

_NO_SUBJECT = frozenset({NoteKind.CONNECTION_REQUEST, NoteKind.CONGRATULATION})
_SLIPS = {
    "doubled": ("language.doubled", "The same word twice."),
    "article": ("language.article", "'a' or 'an'?"),
    "spelling": ("language.spelling", "This may be misspelt."),
}
_HIGH_GRADE = 12.0  # above grade 11 the rubric warns; one more is left for long names


@dataclass(frozen=True)
class Advice:
    """The focus of a note and what to say about it."""

    focus: Focus
    findings: tuple[Finding, ...]


def judge_focus(note: Note) -> Advice:
    """The share of their words, sentences that begin with 'I', and the number of asks."""
    start, end = note.letter.middle
    company = [note.record.company] if note.record and note.record.company else []
    measured = focus(note.text[start:end], company)
    return Advice(measured, tuple(_focus_findings(note, measured)))


def _focus_findings(note: Note, measured: Focus) -> Iterator[Finding]:
    span = note.letter.middle
    share = measured.employer_share
    if share is not None and share < 0.3 and note.english:
        yield note.finding("focus.mine", "focus", "warn", span, "Mostly about you. Turn one sentence towards them.")
    sentences = note.letter.sentences
    firsts = [s for s in sentences if re.match(r"I\b", note.text[slice(*s)])]
    if len(sentences) >= 4 and len(firsts) > 0.6 * len(sentences):
        yield note.finding(
            "focus.starts", "focus", "warn", firsts[-1], "Most sentences begin with 'I'. Begin this one with them."
        )
    asks = [s for s in sentences if note.text[slice(*s)].rstrip("\"'”’) ").endswith("?")]
    if len(asks) > max(1, note.rules.asks_at_most):
        yield note.finding(
            "focus.asks", "focus", "warn", asks[-1], "More than one question; keep the one that matters."
        )


def find_language(note: Note) -> Iterator[Finding]:
    """Slips of spelling and grammar, a missing subject, hard reading; a note in another language says so."""
    start, end = note.letter.middle
    if not note.english:
        yield note.finding(
            "language.unchecked",
            "language",
            "warn",
            (start, end),
            "This doesn't look like English; its language was not checked.",
        )
        return
    record = note.record
    names = (*note.names, record.role or "", *record.facts, *record.proofs) if record else ()
    for slip in find_slips(note.text, start, end, names):
        rule, message = _SLIPS[slip.kind]
        yield note.finding(rule, "language", "warn", (slip.start, slip.end), message, slip.mend)
    yield from _subject(note)
    level = grade(note.text[start:end], len(note.letter.sentences))
    if level is not None and level > _HIGH_GRADE and note.rules.words.high > 60:
        yield note.finding(
            "language.grade",
            "language",
            "warn",
            (start, end),
            "Hard to read in one go; use shorter words and sentences.",
        )


def _subject(note: Note) -> Iterator[Finding]:
    letter = note.letter
    if letter.subject and not note.text[slice(*letter.subject)].strip():
        yield note.finding("language.subject", "language", "warn", letter.subject, "The subject is empty.")
    elif not letter.subject and note.kind not in _NO_SUBJECT:
        at = letter.body_start
        yield note.finding(
            "language.subject", "language", "warn", (at, at), "No subject here; remember one when you send it."
        )
