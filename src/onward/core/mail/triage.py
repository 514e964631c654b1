"""Triage: what a mail is, how sure that is, and the words it rests on.

In tiers: headers of automatic mail; the signs of the phrase files, read sentence by sentence, and the rules over
them; a small linear model for what the rules leave open; the tray for what stays unsure. How well that works is
measured in docs/method/mail.md.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from onward.core.mail.clean import Body, Span, clean, place
from onward.core.mail.context import greets, speaks_of_search
from onward.core.mail.cues import Cues, read_cues
from onward.core.mail.details import find_details
from onward.core.mail.language import BY_TEMPLATES, UNDERSTOOD, detect_language
from onward.core.mail.message import Message
from onward.core.mail.model import Model, load_model
from onward.core.mail.rules import LIKELY, PROBABLY, SURE, Opinion, form_opinion, job_share
from onward.core.mail.sentences import CUT, fold, keep_spans, words
from onward.core.mail.signs import Reading, Sign, body_end, read_folded
from onward.core.mail.verdict import Kind, Verdict
from onward.core.shared.evidence import Evidence, Where

SAYS = {
    "rejection": "says no",
    "gone": "the post is gone",
    "bare": "probably a no: news without a word of what it is",
    "confirmation": "the application was received",
    "interview": "asks for a talk",
    "assessment": "asks for a test",
    "offer": "offers the post",
    "outreach": "a recruiter writes first",
    "update": "news of the application",
    "alert": "a list of openings",
    "unrelated": "not about an application",
}
_NOISE = frozenset({Kind.UNRELATED, Kind.ALERT})
_NEWS = frozenset({"rejection", "gone", "interview", "assessment", "offer", "confirmation"})
_BAR_SURE, _BAR_LIKELY, _BAR_MODEL = 0.75, 0.85, 0.85
_SILENT = 0.97  # long, and not one word of a job: our judgement
_LOST = 0.6  # below this the model knows no better than the rules
_GUESSED_NO = 0.5  # a no from the words alone, without a phrase that says it: always asked
_PROBABLY = 0.6  # a bare 'news of COMPANY': our judgement
_SHORT = 60  # words: so short a mail needs no greeting to be a personal one
_OTHER = 2  # sentences about something else that let a personal mail pass unasked
_FEW_WORDS = 120  # own words fewer than this above a forward are a remark about it


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of a mail before anything was decided."""

    language: str | None
    cues: Cues
    reading: Reading
    opinion: Opinion | None


@dataclass(frozen=True, slots=True)
class Guess:
    """A kind, how sure, and whether to ask."""

    kind: Kind
    confidence: float
    review: bool


def judge(message: Message, *, seeker: frozenset[str] = frozenset()) -> Verdict:
    """What a mail is. `seeker` has the seeker's own addresses, lower case.

    A mail the seeker forwarded or printed is judged by what is inside it; evidence counts in the outer text.
    Never raises on odd mail: what could not be understood comes back as `unrelated` with review.
    """
    body = clean(message)
    if body.forwarded and _is_about_inside(message, body, seeker):
        return _judge_inside(message, body, seeker)
    return _judge_own(message, body, seeker)


def _is_about_inside(message: Message, body: Body, seeker: frozenset[str]) -> bool:
    own = sum(span.end - span.start for span in body.own)
    return message.sender.email in seeker or own < _FEW_WORDS


def _judge_inside(message: Message, body: Body, seeker: frozenset[str]) -> Verdict:
    assert body.forwarded is not None  # noqa: S101 - the caller has looked
    inner = judge(body.forwarded, seeker=seeker)
    evidence = tuple(_outward(each, message, body) for each in inner.evidence if each.where == "body")
    return dataclasses.replace(inner, evidence=evidence, problems=message.problems)


def _outward(evidence: Evidence, message: Message, body: Body) -> Evidence:
    """Evidence of the forwarded mail, counted in the text around it."""
    start = place(body.forwarded_starts, evidence.start)
    end = place(body.forwarded_starts, evidence.end - 1) + 1
    return dataclasses.replace(evidence, start=start, end=end, text=message.text[start:end])


def _judge_own(message: Message, body: Body, seeker: frozenset[str]) -> Verdict:
    seen = look(message, body)
    if seen.cues.automatic:
        return _automatic(message, body, seen.cues, seen.language)
    guess = _own_mail(message, seen.reading, seeker) or weigh(seen, load_model())
    details = find_details(message, body, guess.kind, seen.language)
    evidence = _evidence(message, seen, guess)
    return Verdict(guess.kind, guess.confidence, guess.review, seen.language, details, evidence, message.problems)


def look(message: Message, body: Body) -> Look:
    """Read the sender's own words (the quoted ones where there are none), and what stands around them."""
    spans = body.own or body.quoted or (Span(0, len(message.text)),)
    text = keep_spans(message.text, spans)
    subject, folded = fold(message.subject), fold(text[: body_end(text)])
    language = detect_language([*words(subject), *words(folded[:1600])])
    cues = _around(read_cues(message), message, body, folded)
    thorough = cues.thread or (cues.personal and speaks_of_search(folded)) or speaks_of_search(subject)
    reading = read_folded(subject, folded, language, thorough=thorough)
    return Look(language, cues, reading, form_opinion(reading, cues))


def _around(cues: Cues, message: Message, body: Body, folded: str) -> Cues:
    """The cues, and what the opening and the quoted mail tell: of a thread only that it is about a search."""
    personal = greets(folded.lstrip(CUT))
    quoted = keep_spans(message.text, body.quoted)[: body_end(message.text)] if body.own and body.quoted else ""
    thread = bool(quoted) and not cues.bulk and speaks_of_search(fold(quoted).strip(CUT))
    return dataclasses.replace(cues, personal=personal, thread=thread) if personal or thread else cues


def _automatic(message: Message, body: Body, cues: Cues, language: str | None) -> Verdict:
    assert cues.automatic is not None  # noqa: S101 - the caller has looked
    name, value = cues.automatic
    where: Where = "subject" if name == "subject" else "headers"
    start = message.subject.find(value) if where == "subject" else 0
    says = "an automatic answer" if where == "subject" else f"{name}: an automatic answer"
    evidence = Evidence(where, value, start, start + len(value), says)
    details = find_details(message, body, Kind.UNRELATED, language)
    return Verdict(Kind.UNRELATED, 0.97, False, language, details, (evidence,), message.problems)


def _own_mail(message: Message, reading: Reading, seeker: frozenset[str]) -> Guess | None:
    """A mail the seeker wrote to somebody else: only a withdrawal is news of an application."""
    sent = message.sender.email in seeker and any(a.email not in seeker for a in message.to)
    if not sent:
        return None
    if reading.count("withdrawal"):
        return Guess(Kind.UPDATE, 0.9, True)
    return Guess(Kind.UNRELATED, 0.9, False)


def weigh(seen: Look, model: Model) -> Guess:
    """The kind, how sure, and whether to ask: a clear no by the rules stands, else the model decides."""
    if seen.reading.silent and seen.opinion is None:
        return Guess(Kind.UNRELATED, _SILENT, review=seen.language not in UNDERSTOOD | BY_TEMPLATES)
    chances = model.weigh(seen.reading, seen.cues, seen.opinion)
    if not (_says_no(seen) or (_may_say_no(seen) and chances[Kind.REJECTION] >= _GUESSED_NO)):
        chances[Kind.REJECTION] = 0.0
    kind = max(chances, key=lambda each: chances[each])
    opinion = seen.opinion
    lost = chances[kind] < _LOST
    if opinion and (opinion.strength == PROBABLY or _is_clear_no(opinion) or _thin(seen) or lost):
        kind = opinion.kind
    confidence = max(chances[kind], _PROBABLY) if opinion and opinion.kind is kind else chances[kind]
    return Guess(kind, round(min(confidence, 0.995), 4), _asks(kind, chances[kind], seen))


def _is_clear_no(opinion: Opinion) -> bool:
    return opinion.strength >= SURE and opinion.kind is Kind.REJECTION


def _thin(seen: Look) -> bool:
    """Where the model has read too little of a language, the phrases lead."""
    return seen.language not in UNDERSTOOD and seen.language is not None


def _says_no(seen: Look) -> bool:
    """Whether any words of a no are there, about a job. Without them the model alone never says no."""
    no = any(s.topic == "gone" or (s.topic == "rejection" and s.strength != "weak") for s in seen.reading.signs)
    return no and job_share(seen.reading, seen.cues) > 0


def _may_say_no(seen: Look) -> bool:
    """Whether a no may be guessed from the words alone, always asked: mail to one person that could be of a search."""
    opinion = seen.opinion
    mild = opinion is None or (opinion.strength == LIKELY and opinion.kind in (Kind.CONFIRMATION, Kind.UPDATE))
    return mild and _may_be_search(seen)


def _asks(kind: Kind, chance: float, seen: Look) -> bool:
    """Whether the seeker should confirm: unless rules and model agree, each sure enough, in a language understood.

    The bars are the ones at which, with each development mailbox held apart, 99 of 100 were right.
    """
    if seen.language not in UNDERSTOOD | BY_TEMPLATES:
        return True
    more = 0.0 if seen.language in UNDERSTOOD else 0.15
    if kind is Kind.UNRELATED and _may_be_search(seen):
        return True
    if kind is Kind.REJECTION and (_stranger(seen) or not _refuses(seen)):
        return True
    if seen.opinion is None:
        return kind not in _NOISE or chance < _BAR_MODEL + more
    if seen.opinion.kind is not kind or seen.opinion.strength == PROBABLY:
        return True
    return chance < (_BAR_SURE if seen.opinion.strength == SURE else _BAR_LIKELY) + more


def _refuses(seen: Look) -> bool:
    """Whether a phrase says no: thanks and good wishes alone may be read as one, but are asked about."""
    signs = seen.reading.signs
    return any(s.topic in ("rejection", "gone") and s.strength in ("sure", "open") for s in signs)


def _stranger(seen: Look) -> bool:
    """Whether a sender not known to hire speaks of something else too: flats, clubs and schools turn down as well."""
    cues = seen.cues
    known = cues.ats or cues.board or cues.people
    return not known and any(s.topic == "elsewhere" for s in seen.reading.signs)


def _may_be_search(seen: Look) -> bool:
    """Whether a mail to one person has any word of a search, and too little that speaks of something else.

    Without this a friendly no in plain words would pass as unrelated; one ordinary word never takes it out.
    """
    cues, reading = seen.cues, seen.reading
    if cues.noise or cues.letter or cues.bulk or not (cues.personal or cues.thread or len(reading.body) < _SHORT):
        return False
    if not (cues.thread or cues.people or cues.ats or any(map(speaks_of_search, reading.texts))):
        return False
    sure = [s for s in reading.signs if s.strength == "sure"]
    other = {s.sentence for s in sure if s.topic in ("unrelated", "elsewhere")}
    news = {s.sentence for s in sure if s.topic in _NEWS}
    return len(other) < _OTHER or len(news) >= len(other)


def _evidence(message: Message, seen: Look, guess: Guess) -> tuple[Evidence, ...]:
    agreed = seen.opinion and seen.opinion.kind is guess.kind
    signs = seen.opinion.signs if seen.opinion and agreed else _signs_of(seen.reading, guess.kind)
    found: dict[tuple[str, int], Evidence] = {}
    for sign in signs:
        each = _as_evidence(message, seen.reading, sign)
        found.setdefault((each.where, each.start), each)
    return tuple(found.values())


def _signs_of(reading: Reading, kind: Kind) -> tuple[Sign, ...]:
    own = [s for s in reading.signs if s.topic == kind.value or (s.topic == "gone" and kind is Kind.REJECTION)]
    own.sort(key=lambda s: ("sure", "thanks", "open", "farewell", "weak").index(s.strength))
    return tuple(own[:3])


def _as_evidence(message: Message, reading: Reading, sign: Sign) -> Evidence:
    whole = message.subject if sign.where == "subject" else message.text
    where: Where = "subject" if sign.where == "subject" else "body"
    start, end = reading.span(sign)
    return Evidence(where, whole[start:end], start, end, SAYS.get(sign.topic, sign.topic))
