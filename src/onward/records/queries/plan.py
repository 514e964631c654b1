"""The situation: all that the rules for moves look at, and nothing more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import cast

from django.db.models import Count, Q

from onward.core.people.contact import ContactNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.pipeline.due import FIRST_FOLLOW_UP, SILENCE, asked_of_me
from onward.core.pipeline.events import Event as Happened
from onward.core.pipeline.events import EventKind, Source
from onward.core.pipeline.stages import Stage, in_order
from onward.core.plan.comeback import LATE_AFTER, ComebackNow
from onward.core.plan.situation import ApplicationNow, MoveAnswer, Situation
from onward.core.shared.by import Seeker
from onward.records.models import Application, Comeback, Contact, Event, Interview, Mail, MoveState, Note, Search
from onward.records.queries.goals import goals
from onward.records.queries.looking_back import applications_as_of, looks_back
from onward.records.queries.values import ENDED_ONES, application_rows, comebacks_now, contacts_now

__all__ = ["goals", "situation", "situation_of"]

AHEAD = FIRST_FOLLOW_UP  # days: what comes within them can give a move today or a look ahead
ENDED = 90  # days that an ended application stays in sight
REAPPLY_KEPT = 60  # days that a date to look again stays in sight
# How many of each are read at most, the nearest first; the day shows five moves, the rest as 'later'.
MOST = {Stage.OFFER: 20, Stage.INTERVIEW: 40, Stage.SCREENING: 40, Stage.APPLIED: 50, Stage.SAVED: 20}
MOST_ENDED = 20
MOST_COMEBACKS = 30
MOST_CONTACTS = 30
MOST_ANSWERS = 1000
# What the moves ask of a history; receipts and remarks are left unread.
_ASKED = ("followed_up", "interview", "assessment", "offer", "update", "reopened", "retracted")


def situation(by: Seeker, *, today: date) -> Situation:
    """Everything the agenda is made from, as of one day; bounded, however large the record.

    Seen from an earlier day, what happened later is left out and a no is as fresh as it was then.
    """
    tray, maybe_no = _tray(by)
    return Situation(
        today=today,
        applications=_applications(by, today),
        comebacks=_comebacks(by, today),
        contacts=_contacts(by, today),
        goals=goals(by, today=today),
        tray=tray,
        tray_maybe_no=maybe_no,
        answers=_answers(by),
        paused=_paused(by),
        late_comebacks=Comeback.objects.filter(
            owner_id=by.pk, ended_on__isnull=True, late=True, opened_on__lt=today - timedelta(days=LATE_AFTER)
        ).count(),
    )


def situation_of(by: Seeker, application_id: int, *, today: date) -> Situation:
    """The situation as far as one application goes: what its own page shows as next. Foreign ids give nothing."""
    rows = application_rows(Application.objects.filter(owner_id=by.pk, pk=application_id))
    ids = [row.id for row in rows]
    hires, stories = _who_hires(ids), _stories(ids)
    return Situation(
        today=today,
        applications=tuple(_now(row, stories[row.id], hires.get(row.id), today) for row in rows),
        answers=_answers(by),
        paused=_paused(by),
    )


@dataclass(slots=True)
class _Story:
    """What is known of one application beside its line."""

    events: list[Happened] = field(default_factory=list)
    talks: list[tuple[date, datetime | None]] = field(default_factory=list)
    thanked: list[date] = field(default_factory=list)
    met: tuple[int, str] | None = None  # whoever was at the latest talk


def _applications(by: Seeker, today: date) -> tuple[ApplicationNow, ...]:
    if looks_back(by, today):
        then = applications_as_of(by, today)
        ids = [row.id for row in then]
        hires, stories = _who_hires(ids), _stories(ids, today)
        return tuple(_now(row, stories[row.id], hires.get(row.id), today) for row in then)
    ids = [pk for stage, most in MOST.items() for pk in _due(by, stage, today, most)]
    mine = Application.objects.filter(owner_id=by.pk)
    ended = mine.filter(**ENDED_ONES, last_event_on__gte=today - timedelta(days=ENDED))
    ids += ended.order_by("-last_event_on").values_list("pk", flat=True)[:MOST_ENDED]
    rows = application_rows(mine.filter(pk__in=ids))
    hires = _who_hires(ids)
    stories = _stories(ids)
    return tuple(_now(row, stories[row.id], hires.get(row.id), today) for row in rows)


def _due(by: Seeker, stage: Stage, today: date, most: int) -> Iterator[int]:
    """Applications of a stage that can give a move, nearest first. What was due long ago gives none any more."""
    window = (today - timedelta(days=2 * SILENCE), today + timedelta(days=AHEAD))
    found = Application.objects.filter(owner_id=by.pk, stage=stage.value, next_due_on__range=window)
    return found.order_by("-next_due_on").values_list("pk", flat=True)[:most].iterator()


def _now(row: ApplicationRow, story: _Story, hires: tuple[int, str] | None, today: date) -> ApplicationNow:
    history = in_order(story.events)
    ahead = min((talk for talk in story.talks if talk[0] >= today), key=lambda talk: talk[0], default=None)
    held = max(_held(story, history, today), default=None)
    asked = asked_of_me(history) if row.live else None
    task = asked if asked and asked.kind is EventKind.ASSESSMENT else None
    offer = asked if asked and asked.kind is EventKind.OFFER else None
    known = story.met or hires
    return ApplicationNow(
        row=row,
        follow_ups_on=tuple(event.on for event in history if event.kind is EventKind.FOLLOWED_UP),
        interview_on=ahead[0] if ahead else None,
        interview_at=ahead[1] if ahead else None,
        last_interview_on=held,
        thanked_interview=bool(held and any(day >= held for day in story.thanked)),
        assessment_due=task.due_on if task else None,
        assessment_open=task is not None,
        offer_due=offer.due_on if offer else None,
        offer_open=offer is not None,
        hiring_person=hires[1] if hires else "",
        contact_id=known[0] if known else None,
        person=known[1] if known else "",
    )


def _held(story: _Story, history: list[Happened], today: date) -> list[date]:
    """Days of talks held: those on file, else those told of by hand (a mail only invites)."""
    if story.talks:
        return [day for day, _ in story.talks if day < today]
    return [e.on for e in history if e.kind is EventKind.INTERVIEW and e.source == "me" and e.on < today]


def _who_hires(ids: list[int]) -> dict[int, tuple[int, str]]:
    rows = Application.objects.filter(pk__in=ids, hiring_person__isnull=False)
    return {
        pk: (person, name) for pk, person, name in rows.values_list("pk", "hiring_person_id", "hiring_person__name")
    }


def _stories(ids: list[int], until: date = date.max) -> dict[int, _Story]:
    stories = {pk: _Story() for pk in ids}
    events = Event.objects.filter(application_id__in=ids, kind__in=_ASKED, on__lte=until).order_by("id")
    for row in events.values_list("application_id", "id", "kind", "on", "source", "round", "retracts_id", "due_on"):
        stories[row[0]].events.append(
            Happened(row[1], EventKind(row[2]), row[3], cast(Source, row[4]), row[5] or None, row[6], row[7])
        )
    talks = Interview.objects.filter(application_id__in=ids, on__isnull=False).order_by("on", "id")
    for pk, day, at, person, name in talks.values_list("application_id", "on", "at", "people__id", "people__name"):
        if day:
            stories[pk].talks.append((day, at))
        if person:
            stories[pk].met = (person, name)
    sent = Note.objects.filter(application_id__in=ids, kind="interview_thank_you", state=Note.State.SENT)
    for thanked, day in sent.values_list("application_id", "sent_on"):
        if thanked and day:
            stories[thanked].thanked.append(day)
    return stories


def _comebacks(by: Seeker, today: date) -> tuple[ComebackNow, ...]:
    """Open ones that are fresh, and ended ones whose day to look again is near."""
    mine = Comeback.objects.filter(owner_id=by.pk)
    still_fresh = today - timedelta(days=LATE_AFTER)
    fresh = mine.filter(Q(late=False) | Q(opened_on__gte=still_fresh), ended_on__isnull=True, opened_on__lte=today)
    fresh = fresh.order_by("-opened_on", "-id")[:MOST_COMEBACKS]
    near = (today - timedelta(days=REAPPLY_KEPT), today + timedelta(days=AHEAD))
    again = mine.filter(ended_on__isnull=False, reapply_on__range=near).order_by("-reapply_on", "-id")[:MOST_COMEBACKS]
    return comebacks_now(fresh, late_before=still_fresh) + comebacks_now(again)


def _contacts(by: Seeker, today: date) -> tuple[ContactNow, ...]:
    due = Contact.objects.filter(owner_id=by.pk, rests=False, next_touch_on__lte=today + timedelta(days=7))
    return contacts_now(due.order_by("-next_touch_on", "id")[:MOST_CONTACTS])


def _paused(by: Seeker) -> bool:
    return Search.objects.filter(owner_id=by.pk, state=Search.State.PAUSED).exists()


def _tray(by: Seeker) -> tuple[int, int]:
    waiting = Mail.objects.filter(owner_id=by.pk, shelf="tray")
    counted = waiting.aggregate(every=Count("pk"), noes=Count("pk", filter=Q(kind="rejection")))
    return counted["every"], counted["noes"]


def _answers(by: Seeker) -> dict[str, MoveAnswer]:
    rows = MoveState.objects.filter(owner_id=by.pk).order_by("-updated_at")
    answers = rows.values_list("move", "state", "until", "said_on")[:MOST_ANSWERS]
    return {move: MoveAnswer(state, until, said_on) for move, state, until, said_on in answers}
