"""The check of a note: element by element, with the words that earned or lost each one."""

from collections.abc import Iterator, Mapping, Sequence

from onward.core.notes.elements import judge_all
from onward.core.notes.facts import Facts
from onward.core.notes.findings import Check, ElementScore, Finding, Intent, NoteVerdict, to_json
from onward.core.notes.intent import find_intent, judge_intent
from onward.core.notes.kinds import KindRules, NoteKind
from onward.core.notes.manner import find_language, judge_focus
from onward.core.notes.names import find_names
from onward.core.notes.note import Note, read_note
from onward.core.notes.tone import find_tone
from onward.core.writing.placeholders import find_placeholders

__all__ = ["Check", "ElementScore", "Finding", "Intent", "check", "to_json"]

HARMFUL = frozenset({"blame", "dispute", "sarcasm", "gloating", "rudeness", "placeholder", "plea"})
HARMFUL_INTENT = frozenset({"intent.withdraws", "intent.mild_withdrawal", "intent.accepts", "intent.offer"})
PASS_SHARE = 0.7  # of the points of the elements that the kind owes; the rubric's bound


def check(text: str, kind: NoteKind, record: Facts | None = None) -> Check:
    """Judge ``text`` as a note of ``kind``; names are compared with ``record`` when there is one.

    ``text`` may begin with 'Subject: …' and a blank line. Offsets count in ``text``. Never raises on
    any text. The rubric, its sources and its measured quality: docs/method/notes.md.
    """
    note = read_note(text, kind, record)
    found = [*_placeholders(note), *find_tone(note), *find_names(note), *find_intent(note)]
    judged = judge_all(note, found)
    advice, language = judge_focus(note), tuple(find_language(note))
    found += [f for one in judged.values() for f in one.findings]
    found += [*advice.findings, *language]
    elements = {name: one.score for name, one in judged.items()}
    verdict = decide(found, elements, note.rules)
    ordered = tuple(sorted(found, key=lambda f: (f.start, f.end)))
    return Check(kind, verdict, note.letter.words(), elements, advice.focus, judge_intent(note, found), ordered)


def decide(found: Sequence[Finding], elements: Mapping[str, ElementScore], rules: KindRules) -> NoteVerdict:
    """The verdict: harm first, then what is missing, then the share of points."""
    fails = [f for f in found if f.severity == "fail"]
    if any(f.family in HARMFUL or f.rule in HARMFUL_INTENT for f in fails):
        return "do_not_send"
    scores = [elements[name].score for name in rules.owes]
    belittled = any(f.rule == "abasement.self" for f in found)
    if "value" in rules.owes and max(elements["customised"].score, elements["value"].score) < 2:
        return "revise"  # nothing of theirs and nothing of the writer's: it could go to anyone, from anyone
    if fails or belittled or 0 in scores or sum(scores) < PASS_SHARE * 2 * len(scores):
        return "revise"
    return "ready"


def _placeholders(note: Note) -> Iterator[Finding]:
    for one in find_placeholders(note.text, note.names):
        message = "A placeholder is still in here. Fill it in, or drop the sentence."
        yield note.finding(f"placeholder.{one.style}", "customised", "fail", (one.start, one.end), message)
