"""Rules: what the signs and cues of a mail say together, and how far they can be trusted alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onward.core.mail.cues import Cues
from onward.core.mail.signs import Reading, Sign
from onward.core.mail.verdict import Kind

SURE, LIKELY, PROBABLY = 3, 2, 1
_NO = ("rejection", "gone")
_OPENING = 12  # sentences


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the rules think: a kind, how strongly (SURE decides, LIKELY leads, PROBABLY is asked), on what signs."""

    kind: Kind
    strength: int
    signs: tuple[Sign, ...]


def form_opinion(reading: Reading, cues: Cues) -> Opinion | None:
    """The opinion of the rules, or None where they have none. A no is looked for first."""
    about = job_share(reading, cues)
    return (
        _no(reading, cues, about) or _farewell(reading, about) or _bare(reading, cues) or _clear(reading, cues, about)
    )


def job_share(reading: Reading, cues: Cues) -> float:
    """How much a mail is about a job, against anything else: above 0 it is, the sender counting too."""
    job = {s.sentence for s in reading.signs if s.topic == "job" and s.strength == "sure"}
    hint = {s.sentence for s in reading.signs if s.topic == "job"} - job
    elsewhere = {s.sentence: s.sentence in job for s in _elsewhere(reading)}
    share = min(4.0, len(job) + 0.5 * len(hint)) - _weight(elsewhere.values())
    return share + cues.thread + 3 * cues.ats + 2 * cues.board + 1 * cues.people - 3 * cues.noise - 2 * cues.letter


def _weight(elsewhere: Iterable[bool]) -> float:
    """What sentences about something else weigh, less where a job stands beside it; the first one alone is no veto."""
    weights = [0.6 if beside else 1.2 for beside in elsewhere]
    return sum(weights) - (0.5 if len(weights) == 1 else 0)


def _elsewhere(reading: Reading) -> list[Sign]:
    """Signs of another subject, near the start: further down, a long posting names all sorts of fields."""
    return [s for s in reading.signs if s.topic == "elsewhere" and s.sentence < _OPENING]


def _no(reading: Reading, cues: Cues, about: float) -> Opinion | None:
    sure = [s for s in reading.signs if s.topic in _NO and s.strength == "sure"]
    open_ = [s for s in reading.signs if s.topic == "rejection" and s.strength == "open"]
    weak = [s for s in reading.signs if s.topic == "rejection" and s.strength == "weak"]
    if not sure and not open_:
        return None
    if about <= 0 or not (cues.thread or any(s.topic == "job" for s in reading.signs)):
        return None
    deciding = sure or open_
    sentences = {s.sentence for s in deciding}
    job = {s.sentence for s in reading.signs if s.topic == "job" and s.strength == "sure"}
    elsewhere = {s.sentence for s in _elsewhere(reading)}
    if len(elsewhere) > 1 and len(elsewhere) >= len(job):
        return None
    at_work = job or cues.thread or cues.ats or cues.board or cues.people
    if sure and at_work and not cues.letter and not ((elsewhere & sentences - job) or (-1 in elsewhere - job)):
        return Opinion(Kind.REJECTION, SURE, _evidence(sure, weak))
    supported = len({s.sentence for s in weak + open_}) > 1 or (weak and about >= 2)
    if sure or (open_ and supported):
        return Opinion(Kind.REJECTION, LIKELY, _evidence(deciding, weak))
    return None


def _bare(reading: Reading, cues: Cues) -> Opinion | None:
    """A board's 'news of COMPANY' without any word of what the news is: probably a no, always asked."""
    bare = [s for s in reading.signs if s.topic == "bare" and s.where == "body"]
    listed = any(s.topic == "alert" and s.strength == "sure" for s in reading.signs)
    if not bare or not cues.board or bare[0].sentence > 2 or listed:
        return None
    return Opinion(Kind.REJECTION, PROBABLY, tuple(bare[:1]))


def _farewell(reading: Reading, about: float) -> Opinion | None:
    """Thanks and good wishes for what comes next, and nothing else: a no that does not say so."""
    wishes = [s for s in reading.signs if s.strength == "farewell"]
    ahead = any(s.topic in _AHEAD and s.strength == "sure" for s in reading.signs)
    if not wishes or ahead or about <= 0 or len(reading.body) > 120:
        return None
    return Opinion(Kind.REJECTION, LIKELY, tuple(wishes[:1]))


_AHEAD = frozenset({"confirmation", "interview", "assessment", "offer", "outreach", "alert"})
_ORDER = (Kind.ALERT, Kind.OUTREACH, Kind.UPDATE, Kind.OFFER, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.CONFIRMATION)
_NAMES = tuple(kind.value for kind in _ORDER)


def _clear(reading: Reading, cues: Cues, about: float) -> Opinion | None:
    """The kind with most signs that decide, where the mail is about a job."""
    if about <= 0:
        return None
    places: dict[str, set[tuple[int, int]]] = {name: set() for name in _NAMES}
    for sign in reading.signs:
        if sign.strength in ("sure", "thanks") and sign.topic in places:
            places[sign.topic].add((sign.sentence, sign.first))
    scores = {
        kind: sum(3.0 if at[0] < 0 else 2.0 for at in places[name]) for kind, name in zip(_ORDER, _NAMES, strict=True)
    }
    best = max(_ORDER, key=lambda kind: scores[kind])
    against = {s.sentence for s in reading.signs if s.topic == "unrelated" and s.strength == "sure"}
    if scores[best] < max(2, 2 * len(against) - 2 * cues.ats):
        return None
    rest = max(scores[kind] for kind in _ORDER if kind != best)
    strength = SURE if scores[best] >= rest + 3 else LIKELY
    return Opinion(
        best,
        strength,
        _evidence((s for s in reading.signs if s.topic == best.value and s.strength in ("sure", "thanks")), ()),
    )


def _evidence(deciding: Iterable[Sign], beside: Iterable[Sign]) -> tuple[Sign, ...]:
    """The deciding signs first, then up to two beside them."""
    return (*list(deciding)[:3], *list(beside)[:2])
