"""The check of a note: element by element, with the words that earned or lost each one."""

from onward.core.notes.facts import Facts
from onward.core.notes.findings import ELEMENTS, Check, ElementScore, Finding, Intent, to_json
from onward.core.notes.kinds import NoteKind
from onward.core.writing.focus import focus

__all__ = ["Check", "ElementScore", "Finding", "Intent", "check", "to_json"]


def check(text: str, kind: NoteKind, record: Facts | None = None) -> Check:
    """Judge ``text`` as a note of ``kind``; names are compared with ``record`` when there is one."""
    words = len(text.split())
    elements = {name: ElementScore(2, "Not looked at yet.") for name in ELEMENTS}
    return Check(kind, "ready", words, elements, focus(text), Intent(True, "Not looked at yet."), ())
