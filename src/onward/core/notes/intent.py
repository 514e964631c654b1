"""Intent: does the note do what its kind is for, and nothing that its kind is not?"""

from collections.abc import Iterator, Sequence

from onward.core.notes.findings import Finding, Intent
from onward.core.notes.kinds import NoteKind, kind_rules
from onward.core.notes.lexicon import signal
from onward.core.notes.note import Note

# What a note of another kind sounds like, by the name it has in a kind's `foreign` list.
_SOUNDS = {
    "status": ("speaks_of_status", NoteKind.FOLLOW_UP),
    "cold_outreach": ("speaks_cold", NoteKind.OUTREACH),
    "rejection": ("rejection", NoteKind.THANK_YOU),
}
_ACTS = {
    "thanks": ("thanks", "thank them for something"),
    "feedback": ("feedback", "ask what you could do better"),
    "status": ("status", "ask where things stand"),
    "ask": ("ask", "ask for one small thing"),
    "congratulate": ("congratulate", "say what is good news"),
    "withdraw": ("withdraw", "say that you withdraw"),
    "accept_offer": ("accept_offer", "say yes"),
    "decline_offer": ("decline_offer", "say no"),
    "more_time": ("more_time", "ask for a date"),
}


def find_intent(note: Note) -> Iterator[Finding]:
    """Findings on the act of the note: the act its kind owes, and acts of other kinds."""
    if not note.english:
        return
    whole = note.letter.middle
    missing = [_ACTS[act][1] for act in note.rules.acts if not _does(note, act)]
    if missing and note.rules.acts != ("thanks",):
        message = f"A note of this kind should {missing[0]}, and this one doesn't."
        yield note.finding("intent.other_kind", "intent", "fail", whole, message)
        return
    other = next((kind for act, (name, kind) in _SOUNDS.items() if act in note.rules.foreign and _is(note, name)), None)
    if other:
        label = kind_rules(other).label.lower()
        yield note.finding("intent.other_kind", "intent", "fail", whole, f"This reads like another note: {label}.")


def judge_intent(note: Note, found: Sequence[Finding]) -> Intent:
    """Whether the act is right, in one sentence."""
    first = next((f for f in found if f.element == "intent" and f.severity == "fail"), None)
    if first:
        return Intent(False, first.message)
    if not note.english:
        return Intent(True, "Not looked at: the check reads English only.")
    return Intent(True, f"It does what it is for: {note.rules.purpose[0].lower()}{note.rules.purpose[1:]}")


def _does(note: Note, act: str) -> bool:
    if act == "feedback":  # any question of the writer's own showing counts, but none for a call or the status
        return any(signal(act, [one]) and not signal("call_question", [one]) for one in note.body)
    return signal(_ACTS[act][0], note.body)


def _is(note: Note, name: str) -> bool:
    """Whether the note as a whole is of another kind: it sounds like it and lacks its own signs."""
    if not signal(name, note.body):
        return False
    if name == "rejection":
        return signal("knows_of_a_no", note.body)
    if name == "speaks_of_status" and note.kind is NoteKind.INTERVIEW_THANK_YOU:
        return not signal("has_met", note.body)
    return not any(signal(own, note.body) for own in ("rejection", "respect", "has_met"))
