"""One application as a finished page: where it stands, what happened and who said so, and all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from onward.core.people.contact import ContactNow
from onward.core.pipeline.application import ApplicationRow, InterviewNow, PostingNow, TimelineEntry
from onward.core.pipeline.stages import Stage
from onward.core.plan.move import Agenda
from onward.core.shared.source import Source
from onward.records.queries.errors import NotFound
from onward.records.queries.pipeline import ApplicationOpen
from onward.web import words
from onward.web.comeback.line import Mark, told_in_words
from onward.web.comeback.line import line as comeback_line
from onward.web.days import Day, by_when, day
from onward.web.papers import Paper, document_paper, mail_paper, note_paper
from onward.web.pipeline.pages import Line, line, standing_says
from onward.web.today.doing import Button, button_for

TALKING = frozenset({Stage.SCREENING, Stage.INTERVIEW, Stage.OFFER})
# The notes that can be begun from an application, by where it stands.
NOTES_AT = {
    Stage.SAVED: ("outreach", "referral_request"),
    Stage.APPLIED: ("follow_up", "outreach", "referral_request", "withdrawal"),
    Stage.SCREENING: ("interview_thank_you", "follow_up", "withdrawal"),
    Stage.INTERVIEW: ("interview_thank_you", "follow_up", "withdrawal"),
    Stage.OFFER: ("offer_accept", "offer_decline", "offer_more_time", "interview_thank_you"),
    Stage.REJECTED: ("thank_you", "feedback_request", "check_in", "connection_request"),
}
NOTES_LATER = ("check_in", "reconnect", "connection_request")


@dataclass(frozen=True, slots=True)
class Said:
    """One event of the timeline, with who or what said so."""

    id: int
    kind: str
    says: str
    on: Day
    who: str
    mail_id: int | None
    mail_subject: str
    remark: str
    taken_back: bool
    noted: Day | None


@dataclass(frozen=True, slots=True)
class Talk:
    """One interview."""

    id: int
    says: str
    on: Day | None
    clock: str
    place: str
    people: tuple[tuple[int, str], ...]
    talked_about: str
    they_asked: str
    i_proved: str


@dataclass(frozen=True, slots=True)
class NextMove:
    """What to do next here, and why."""

    title: str
    why: str
    by: str
    source: Source | None
    button: Button


@dataclass(frozen=True, slots=True)
class ComebackCard:
    """The Comeback in short, with the way to its own page."""

    id: int
    says: str
    marks: tuple[Mark, ...]
    ended: Day | None
    reapply: Day | None
    closing_line: str
    lesson: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of this application."""

    id: int
    name: str
    says: str
    due: Day | None


@dataclass(frozen=True, slots=True)
class Posting:
    """The posting as it was kept."""

    url: str
    place: str
    requisition: str
    posted: Day | None
    found: Day | None
    text: str


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """An application opened."""

    line: Line
    version: int
    standing: str
    since: Day | None
    moved: Day | None
    channel: str
    timeline: tuple[Said, ...]
    talks: tuple[Talk, ...]
    papers: tuple[Paper, ...]
    mails: tuple[Paper, ...]
    notes: tuple[Paper, ...]
    people: tuple[Person, ...]
    posting: Posting | None
    remarks: str
    comeback: ComebackCard | None
    moves: tuple[NextMove, ...]
    others: tuple[Line, ...]
    note_kinds: tuple[tuple[str, str], ...]
    made_by: str
    hires: str


def application_page(opened: ApplicationOpen, today: date, agenda: Agenda | None = None) -> ApplicationPage:
    """Lay out one application; its next moves stand on it where an agenda is given."""
    row = opened.row
    return ApplicationPage(
        line=line(row, today),
        version=row.version,
        standing=standing_says(row),
        since=day(_since(row), today),
        moved=day(row.last_event_on, today) if row.stage in TALKING else None,
        channel=words.word(words.CHANNELS, row.channel) if row.channel else "",
        timeline=tuple(_said(entry, today) for entry in opened.timeline),
        talks=tuple(_talk(talk, today) for talk in opened.interviews),
        papers=tuple(document_paper(paper, today) for paper in opened.documents),
        mails=tuple(mail_paper(mail, today) for mail in opened.mails),
        notes=tuple(note_paper(note, today) for note in opened.notes),
        people=tuple(_person(contact, today) for contact in opened.people),
        posting=_posting(opened.posting, today),
        remarks=opened.remarks,
        comeback=_comeback(opened, today),
        moves=_moves(agenda, row.id, today) if agenda else (),
        others=tuple(line(other, today) for other in opened.other_applications),
        note_kinds=tuple((key, words.word(words.NOTES, key)) for key in NOTES_AT.get(row.stage, NOTES_LATER)),
        made_by=opened.made_by_import,
        hires=opened.hiring_person,
    )


def _said(entry: TimelineEntry, today: date) -> Said:
    on = day(entry.on, today)
    assert on is not None  # noqa: S101 - an event always has its day
    noted = localtime(entry.recorded_at).date()
    return Said(
        id=entry.id,
        kind=entry.kind,
        says=event_says(entry.kind, entry.round),
        on=on,
        who=words.word(words.SOURCES, entry.source),
        mail_id=entry.mail_id,
        mail_subject=entry.mail_subject,
        remark=entry.remark,
        taken_back=entry.retracted,
        noted=day(noted, today) if noted > entry.on and noted <= today and entry.source == "me" else None,
    )


def event_says(kind: str, round_: str) -> str:
    """Say an event; an interview is said by its round."""
    if kind == "interview" and round_:
        return words.word(words.ROUNDS, round_)
    return words.word(words.EVENTS, kind)


def _talk(talk: InterviewNow, today: date) -> Talk:
    return Talk(
        id=talk.id,
        says=words.word(words.ROUNDS, talk.round or "interview"),
        on=day(talk.on or talk.at, today),
        clock=_clock(talk),
        place=talk.place,
        people=talk.people,
        talked_about=talk.talked_about,
        they_asked=talk.they_asked,
        i_proved=talk.i_proved,
    )


def _since(row: ApplicationRow) -> date | None:
    """Say since when, where that is one day; how talks go on is said by when they last moved."""
    return None if row.stage in TALKING else row.since


def find_event(opened: ApplicationOpen, event_id: int) -> TimelineEntry:
    """Find an event that still stands; raises NotFound."""
    for entry in opened.timeline:
        if entry.id == event_id and not entry.retracted:
            return entry
    raise NotFound


def find_interview(opened: ApplicationOpen, interview_id: int) -> InterviewNow:
    """Find one talk of an application; raises NotFound."""
    for talk in opened.interviews:
        if talk.id == interview_id:
            return talk
    raise NotFound


def local_at(talk: InterviewNow) -> datetime | None:
    """Tell when a talk is by the clock of its own zone, or of the seeker's."""
    if talk.at is None:
        return None
    return talk.at.astimezone(ZoneInfo(talk.zone)) if talk.zone else localtime(talk.at)


def _clock(talk: InterviewNow) -> str:
    at = local_at(talk)
    if at is None:
        return ""
    return f"{time_format(at)} ({talk.zone})" if talk.zone else time_format(at)


def _person(contact: ContactNow, today: date) -> Person:
    about = [contact.title, words.word(words.RELATIONS, contact.relation) if contact.relation != "other" else ""]
    return Person(
        contact.id, contact.name, ", ".join(part for part in about if part), day(contact.next_touch_on, today)
    )


def _posting(posting: PostingNow | None, today: date) -> Posting | None:
    if posting is None:
        return None
    url = posting.url if posting.url.startswith(("https://", "http://")) else ""
    return Posting(
        url,
        posting.place,
        posting.requisition,
        day(posting.posted_on, today),
        day(posting.found_on, today),
        posting.text,
    )


def _comeback(opened: ApplicationOpen, today: date) -> ComebackCard | None:
    now = opened.comeback
    if now is None:
        return None
    return ComebackCard(
        id=now.id,
        says=_("This one is behind you.") if now.ended_on else told_in_words(now, today),
        marks=comeback_line(now, today),
        ended=day(now.ended_on, today),
        reapply=day(now.reapply_on, today),
        closing_line=now.closing_line,
        lesson=opened.reflection.lesson if opened.reflection else "",
    )


def _moves(agenda: Agenda, application_id: int, today: date) -> tuple[NextMove, ...]:
    """Pick the moves of this application; the Comeback's own steps stand on its card."""
    mine = (move for move in (*agenda.moves, *agenda.later) if move.application_id == application_id and not move.step)
    return tuple(NextMove(m.title, m.why, by_when(m.due, today), m.source, button_for(m)) for m in mine)
