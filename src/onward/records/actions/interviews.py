"""Interviews: when, with whom, and what was said there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from onward.core.pipeline.events import EventKind, Round
from onward.core.shared.by import Seeker
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.events import append_event, correct_event, settle_and_follow, settling
from onward.records.actions.journal import Journal, change
from onward.records.actions.own import own
from onward.records.actions.people import person_named
from onward.records.actions.words import block, line, one_of, sane_day
from onward.records.models import Application, Contact, Event, Interview

MOST_PEOPLE = 20
_ROUNDS = {*(round.value for round in Round), ""}


def save_interview(
    *,
    by: Seeker,
    application_id: int,
    interview_id: int | None = None,
    on: date | None,
    at: datetime | None = None,
    zone: str = "",
    round: str = "",
    place: str = "",
    people: Sequence[str | int] = (),
    talked_about: str = "",
    they_asked: str = "",
    i_proved: str = "",
    today: date,
) -> int:
    """Keep a talk; a new one also appends an interview event. `people` are contact ids or names to add.

    `at` is an aware instant; `on` is then its day in `zone`. A talk still ahead is told of today.
    """
    application = own(Application, by, application_id)
    talk = _talk(by, application, interview_id)
    with change(by=by, verb="interview", says="Kept the talk.") as journal, settling(by, today):
        if talk.pk:
            journal.before(talk)
        talk.on, talk.at, talk.zone = _day(on, at, zone), at.astimezone(UTC) if at else None, zone
        talk.round = one_of(round, _ROUNDS, "a round of talks")
        talk.place = line(place, "the place", most=500)
        talk.talked_about = block(talked_about)
        talk.they_asked = block(they_asked)
        talk.i_proved = block(i_proved)
        new = talk.pk is None
        talk.save()
        if new:
            journal.made(talk)
        _tell(by, talk, today, journal)
        _seat(by, talk, people, application, today, journal)
        settle_and_follow(by=by, application_ids=[application.pk], today=today, journal=journal)
    return talk.pk


def _talk(by: Seeker, application: Application, interview_id: int | None) -> Interview:
    if interview_id is None:
        return Interview(owner_id=by.pk, application=application)
    talk = own(Interview, by, interview_id)
    if talk.application_id != application.pk:
        raise NotYours("Interview")
    return talk


def _day(on: date | None, at: datetime | None, zone: str) -> date:
    if at is not None:
        if at.tzinfo is None:
            raise Refused("The hour needs a time zone.")
        return at.astimezone(_zone(zone)).date() if zone else at.date()
    if on is None:
        raise Refused("Please give the day of the talk.")
    return sane_day(on, "the day of the talk")


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        raise Refused(f"'{name[:60]}' is not a time zone; one looks like Europe/Berlin.") from None


def _tell(by: Seeker, talk: Interview, today: date, journal: Journal) -> None:
    """Append the event of a new talk, or correct the one it has when round or day say otherwise."""
    day = min(talk.on or today, today)
    event = Event.objects.filter(pk=talk.event_id, retracted_by__isnull=True).first() if talk.event_id else None
    if event is None and not _told_already(talk):
        talk.event_id = append_event(
            by=by, application_id=talk.application_id, kind=EventKind.INTERVIEW, on=day, today=today, round=talk.round
        )
        talk.save(update_fields=["event", "updated_at"])
    elif event and (event.round != talk.round or (event.source == "me" and event.on != day)):
        when = day if event.source == "me" else event.on
        correct_event(
            by=by,
            event_id=event.pk,
            kind=EventKind.INTERVIEW,
            on=when,
            round=talk.round,
            remark=event.remark,
            today=today,
        )


def _told_already(talk: Interview) -> bool:
    """Whether an older talk's event was taken back: it is not told again behind the seeker's back."""
    return talk.event_id is not None


def _seat(
    by: Seeker, talk: Interview, people: Iterable[str | int], application: Application, today: date, journal: Journal
) -> None:
    """Let exactly these people be at the talk."""
    wanted = {_contact(by, someone, application, today).pk for someone in list(people)[:MOST_PEOPLE]}
    seats = Interview.people.through.objects
    for seat in seats.filter(interview_id=talk.pk).exclude(contact_id__in=wanted):
        journal.delete(seat)
    seated = set(seats.filter(interview_id=talk.pk).values_list("contact_id", flat=True))
    for contact_id in sorted(wanted - seated):
        journal.made(seats.create(interview_id=talk.pk, contact_id=contact_id))


def _contact(by: Seeker, someone: str | int, application: Application, today: date) -> Contact:
    if isinstance(someone, int):
        return own(Contact, by, someone)
    return person_named(by=by, name=someone, company_id=application.company_id, relation="interviewer", today=today)
