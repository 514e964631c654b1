"""One application as a finished page: where it stands, what happened and who said so, and all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from onward.core.mail.filed import MailRow
from onward.core.notes.kinds import KINDS
from onward.core.notes.note import NoteNow
from onward.core.people.contact import ContactNow
from onward.core.pipeline.application import DocumentNow, InterviewNow, PostingNow, TimelineEntry
from onward.core.plan.comeback import ComebackNow, StepNow
from onward.records.queries.pipeline import ApplicationOpen
from onward.web import words
from onward.web.days import Day, day
from onward.web.pipeline.pages import Line, line, standing_says


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
class StepMark:
    """One step of the Comeback on its thin line."""

    says: str
    state: str


@dataclass(frozen=True, slots=True)
class ComebackCard:
    """The Comeback in short, with the way to its own page."""

    id: int
    says: str
    steps: tuple[StepMark, ...]
    ended: Day | None
    reapply: Day | None
    closing_line: str
    lesson: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A mail, a note or a document that hangs on the application."""

    id: int
    says: str
    kind: str
    on: Day | None
    extra: str


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
    others: tuple[Line, ...]
    note_kinds: tuple[tuple[str, str], ...]


def application_page(opened: ApplicationOpen, today: date) -> ApplicationPage:
    """Lay out one application."""
    row = opened.row
    return ApplicationPage(
        line=line(row, today),
        version=row.version,
        standing=standing_says(row, today),
        since=day(row.since, today),
        channel=words.word(words.CHANNELS, row.channel) if row.channel else "",
        timeline=tuple(_said(entry, today) for entry in reversed(opened.timeline)),
        talks=tuple(_talk(talk, today) for talk in opened.interviews),
        papers=tuple(_document(paper, today) for paper in opened.documents),
        mails=tuple(_mail(mail, today) for mail in opened.mails),
        notes=tuple(_note(note, today) for note in opened.notes),
        people=tuple(_person(contact, today) for contact in opened.people),
        posting=_posting(opened.posting, today),
        remarks=opened.remarks,
        comeback=_comeback(opened, today),
        others=tuple(line(other, today) for other in opened.other_applications),
        note_kinds=_note_kinds(),
    )


def _said(entry: TimelineEntry, today: date) -> Said:
    on = day(entry.on, today)
    assert on is not None  # noqa: S101 - an event always has its day
    noted = entry.recorded_at.date()
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
        noted=day(noted, today) if noted != entry.on and entry.source == "me" else None,
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
        clock=_clock(talk.at, talk.zone),
        place=talk.place,
        people=talk.people,
        talked_about=talk.talked_about,
        they_asked=talk.they_asked,
        i_proved=talk.i_proved,
    )
