"""The five elements: each 0, 1 or 2 with its reason, and the findings that go with it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onward.core.notes.findings import ElementScore, Finding
from onward.core.notes.kinds import NoteKind
from onward.core.notes.lexicon import signal
from onward.core.notes.note import Note
from onward.core.notes.specifics import find_specifics, value_of, weight_of

_INTENSIFIERS = re.compile(
    r"\b(?:very|really|truly|so|extremely|incredibly|deeply|sincerely|absolutely|genuinely|hugely|immensely|greatly|totally|highly|super)\b",
    re.I,
)
_MEAN_SENTENCE = 25  # words; the rubric's bound for brevity


@dataclass(frozen=True)
class Judged:
    """One element's score and its findings."""

    score: ElementScore
    findings: tuple[Finding, ...] = ()


def judge_tone(note: Note, found: Sequence[Finding]) -> Judged:
    """E1 from the findings of tone already made."""
    mine = [f for f in found if f.element == "tone"]
    fails = [f for f in mine if f.severity == "fail"]
    if fails:
        return Judged(ElementScore(0, f"{_plural(len(fails), 'sentence')} would hurt you: {_quote(fails[0].text)}."))
    if mine:
        return Judged(ElementScore(1, f"{_plural(len(mine), 'small thing')} to change in how it sounds."))
    return Judged(ElementScore(2, "It sounds friendly and professional."))


def judge_customised(note: Note, found: Sequence[Finding]) -> Judged:
    """E2: no placeholder, the right names, and at least one thing only this note can say."""
    fails = [f for f in found if f.element == "customised" and f.severity == "fail"]
    if fails:
        return Judged(ElementScore(0, f"{_quote(fails[0].text)} is not right: {fails[0].message}"))
    specifics = find_specifics(note)
    wanted = 2 if note.rules.words.high <= 60 else 3
    if specifics.span and specifics.distinct >= wanted:
        span = specifics.span
        words = note.text[slice(*span)]
        praise = note.finding("specific.own", "customised", "praise", span, "Only this note can say this.")
        return Judged(ElementScore(2, f"It names something of your own: {_quote(words)}."), (praise,))
    if specifics.span and specifics.distinct >= wanted - 1:
        return Judged(ElementScore(1, "It is a little general; one more detail would make it theirs."))
    message = "Nothing here is only about them. Add one thing you talked about or saw there."
    if not note.rules.needs_specific:
        return Judged(ElementScore(1, "It could go to anyone; one detail would help."))
    end = note.letter.middle[1]
    warn = note.finding("specific.missing", "customised", "warn", (end, end), message)
    return Judged(ElementScore(0, "It could go to anyone: no detail of this talk, team or work."), (warn,))


def judge_value(note: Note) -> Judged:
    """E3: one line of what the writer has done or can do, in their terms."""
    score, _, span = max(_values(note), default=(0, 0, (0, 0)), key=lambda v: v[:2])
    if score == 2:
        praise = note.finding("value.shown", "value", "praise", span, "This says what you would bring.")
        return Judged(ElementScore(2, "It says what you would bring them."), (praise,))
    if "value" not in note.rules.owes:
        return Judged(ElementScore(2 if score else 1, "This kind of note doesn't need a line of value."))
    end = note.letter.middle[1]
    if score == 1:
        message = "This speaks of your skills only. Say what they did, or what they'd do here."
        return Judged(
            ElementScore(1, "It names your skills, not what they'd do for them."),
            (note.finding("value.skills_only", "value", "warn", span, message),),
        )
    message = "There is nothing of what you could bring. One line is enough: something you did, and for whom it helps."
    return Judged(
        ElementScore(0, "It doesn't say what you'd bring."),
        (note.finding("value.missing", "value", "warn", (end, end), message),),
    )


def _values(note: Note) -> Iterator[tuple[int, int, tuple[int, int]]]:
    for span, sentence in zip(note.letter.sentences, note.sentences, strict=True):
        yield value_of(note, span, sentence), weight_of(note, span, sentence), span


def judge_sincerity(note: Note) -> Judged:
    """E4: thanks aimed at a thing, something about the future, and neither overdone."""
    rules = note.rules
    end = note.letter.middle[1]
    missing: list[Finding] = []
    if rules.needs_thanks and not signal("thanks", note.body):
        missing.append(
            note.finding(
                "thanks.missing",
                "sincerity",
                "warn",
                (note.letter.middle[0],) * 2,
                "It doesn't thank them for anything.",
            )
        )
    if rules.needs_future and not signal("future", note.body):
        missing.append(
            note.finding(
                "future.missing",
                "sincerity",
                "warn",
                (end, end),
                "It says nothing about the future. Say that you'd like to hear of other roles, or stay in touch.",
            )
        )
    if missing:
        what = " and ".join("no thanks" if f.family == "thanks" else "no word about the future" for f in missing)
        return Judged(ElementScore(0, f"There is {what}."), tuple(missing))
    excess = tuple(_excess(note))
    if excess:
        return Judged(ElementScore(1, "The thanks are there; a little less of them is more."), excess)
    return Judged(ElementScore(2, "Thanks and interest are there and sound meant."), tuple(_praise_sincerity(note)))


def _praise_sincerity(note: Note) -> Iterator[Finding]:
    """The first sentences that say thanks and the future."""
    for name, rule, message in (
        ("thanks", "thanks.given", "Thanks, said once."),
        ("future", "future.said", "This keeps the door open."),
    ):
        for span, sentence in zip(note.letter.sentences, note.sentences, strict=True):
            if signal(name, [sentence]):
                yield note.finding(rule, "sincerity", "praise", span, message)
                break


def _excess(note: Note) -> Iterator[Finding]:
    start, end = note.letter.middle
    thanks = [
        m.span()
        for m in re.finditer(r"\b(?:thank\w*|grateful\w*|gratitude|appreciat\w*)\b", note.text[:end], re.I)
        if m.start() >= start
    ]
    if len(thanks) > 3:
        yield note.finding("thanks.many", "sincerity", "warn", thanks[3], "Thanked often; twice is plenty.")
    intense = [m.span() for m in _INTENSIFIERS.finditer(note.text, start, end)]
    if len(intense) > 4:
        span = intense[4]
        yield note.finding(
            "thanks.intense", "sincerity", "warn", span, "Many strong words weaken each other; drop this one.", ""
        )


def judge_brevity(note: Note) -> Judged:
    """E5: the length band of the kind, sentence length, paragraphs."""
    limit = note.rules.limit_characters
    if limit:
        return _judge_characters(note, limit)
    words, band = note.letter.words(), note.rules.words
    whole = note.letter.body_start, len(note.text.rstrip())
    if words < band.floor or words > band.ceiling:
        short = words < band.floor
        rule = "length.short" if short else "length.long"
        message = f"{words} words; {band.low} to {band.high} is right for this note."
        return Judged(
            ElementScore(0, f"Too {'short' if short else 'long'}: {words} words."),
            (note.finding(rule, "brevity", "fail", whole, message),),
        )
    details = tuple(_details(note))
    if words < band.low or words > band.high:
        rule = "length.shortish" if words < band.low else "length.longish"
        message = f"{words} words; {band.low} to {band.high} is better."
        return Judged(
            ElementScore(1, f"{words} words, a little {'short' if words < band.low else 'long'}."),
            (note.finding(rule, "brevity", "warn", whole, message), *details),
        )
    return Judged(
        ElementScore(
            1 if details else 2, f"{words} words{', but some are hard to take in' if details else ', a good length'}."
        ),
        details,
    )


def _judge_characters(note: Note, limit: int) -> Judged:
    """LinkedIn counts UTF-16 units: an emoji counts two."""
    body = note.text[note.letter.body_start :].strip()
    units = len(body.encode("utf-16-le")) // 2
    whole = note.letter.body_start, len(note.text.rstrip())
    if units > limit:
        message = f"{units} characters; LinkedIn cuts a request at {limit}."
        return Judged(
            ElementScore(0, f"Too long: {units} of {limit} characters."),
            (note.finding("length.characters", "brevity", "fail", whole, message),),
        )
    if note.letter.words() < note.rules.words.floor:
        return Judged(
            ElementScore(0, "Too short to say who you are."),
            (note.finding("length.short", "brevity", "fail", whole, "Say who you are and where you met."),),
        )
    return Judged(ElementScore(2, f"{units} of {limit} characters."))


def _details(note: Note) -> Iterator[Finding]:
    lengths = [(len(note.text[a:b].split()), (a, b)) for a, b in note.letter.sentences]
    if lengths and sum(n for n, _ in lengths) / len(lengths) > _MEAN_SENTENCE:
        longest = max(lengths)[1]
        yield note.finding("length.sentence", "brevity", "warn", longest, "Long sentences; split this one in two.")
    if note.letter.paragraphs > 6 and note.kind is not NoteKind.OFFER_ACCEPT:
        start, end = note.letter.middle
        yield note.finding(
            "length.paragraphs", "brevity", "warn", (start, end), "Many paragraphs; two to five read best."
        )


def judge_all(note: Note, found: Sequence[Finding]) -> Mapping[str, Judged]:
    """All five elements of ``note``; what the phrases can't read is not judged."""
    if not note.english:
        unread = Judged(ElementScore(1, "Not looked at: the check reads English only."))
        customised = judge_customised(note, found) if any(f.severity == "fail" for f in found) else unread
        return {
            "tone": unread,
            "customised": customised,
            "value": unread,
            "sincerity": unread,
            "brevity": judge_brevity(note),
        }
    return {
        "tone": judge_tone(note, found),
        "customised": judge_customised(note, found),
        "value": judge_value(note),
        "sincerity": judge_sincerity(note),
        "brevity": judge_brevity(note),
    }


def _plural(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"
