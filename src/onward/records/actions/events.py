"""Events: the only writer of history, and of what is derived from it on the application."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from onward.core.pipeline.events import EventKind, Round
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.journal import Journal, change
from onward.records.actions.opening import follow
from onward.records.actions.own import own, own_id
from onward.records.actions.standings import settle
from onward.records.actions.words import block, one_of, past_day, sane_day
from onward.records.models import Application, Event, Import, Interview, Mail

_BY_HAND = frozenset(kind.value for kind in EventKind) - {EventKind.RETRACTED.value}
_ROUNDS = frozenset(round.value for round in Round)
_later: ContextVar[set[int] | None] = ContextVar("settle_later", default=None)


def append_event(
    *,
    by: Seeker,
    application_id: int,
    kind: str,
    on: date,
    today: date,
    round: str = "",
    remark: str = "",
    source: str = "me",
    mail_id: int | None = None,
    due_on: date | None = None,
    made_by: Import | None = None,
) -> int:
    """Append one event and settle the application: derived columns, and the Comeback after a rejection.

    `due_on` is the deadline of an assessment or an offer. Raises Refused for a kind or a day that can't be;
    from a mail, a day after today counts as today, and an unknown round as none. Returns the event's id.
    """
    if source != "me":
        on, round = min(on, today), round if round in _ROUNDS else ""
    with change(by=by, verb="event", says=f"Noted: {kind.replace('_', ' ')}.") as journal:
        event = Event(
            owner_id=by.pk,
            application_id=own_id(Application, by, application_id),
            kind=one_of(kind, _BY_HAND, "something that can happen"),
            on=past_day(on, today),
            round=one_of(round, _ROUNDS | {""}, "a round of talks"),
            remark=block(remark),
            source=source,
            mail_id=own_id(Mail, by, mail_id) if mail_id is not None else None,
            due_on=sane_day(due_on, "the deadline") if due_on else None,
            made_by=made_by,
        )
        event.save()
        journal.made(event)
        settle_and_follow(by=by, application_ids=[application_id], today=today, journal=journal)
    return event.pk


def retract_event(*, by: Seeker, event_id: int, today: date) -> None:
    """Take an event back: it stays in the history and counts no more. Again is harmless."""
    event = own(Event, by, event_id)
    if event.kind == EventKind.RETRACTED:
        raise Refused("This is already a correction.")
    with change(by=by, verb="retract", says=f"Taken back: {event.kind.replace('_', ' ')}.") as journal:
        append_retraction(event, by=by, on=today, journal=journal)
        settle_and_follow(by=by, application_ids=[event.application_id], today=today, journal=journal)


def correct_event(
    *,
    by: Seeker,
    event_id: int,
    kind: str,
    on: date,
    round: str = "",
    remark: str = "",
    today: date,
    due_on: date | None = None,
) -> int:
    """Take an event back and append it as it should have been; returns the new one's id."""
    old = own(Event, by, event_id)
    if Event.objects.filter(retracts=old).exists():
        raise Refused("This entry was already taken back.")
    with (
        change(by=by, verb="correct_event", says=f"Corrected: {kind.replace('_', ' ')}.") as journal,
        settling(by, today),
    ):
        append_retraction(old, by=by, on=today, journal=journal)
        new = append_event(
            by=by, application_id=old.application_id, kind=kind, on=on, today=today, round=round,
            remark=remark, mail_id=old.mail_id, due_on=due_on or (old.due_on if kind == old.kind else None),
        )  # fmt: skip
        move_talks(old.pk, new, journal)
    return new


def append_retraction(event: Event, *, by: Seeker, on: date, journal: Journal) -> None:
    """Append the row that takes `event` back, unless there is one. The caller settles."""
    retraction, new = Event.objects.get_or_create(
        retracts=event,
        defaults={
            "owner_id": by.pk,
            "application_id": event.application_id,
            "kind": EventKind.RETRACTED.value,
            "on": on,
        },
    )
    if new:
        journal.made(retraction)


def move_talks(old: int, new: int, journal: Journal) -> None:
    """Let the talks that hung on one event hang on another."""
    for talk in Interview.objects.filter(event_id=old):
        journal.before(talk)
        talk.event_id = new
        talk.save(update_fields=["event", "updated_at"])


def settle_and_follow(*, by: Seeker, application_ids: Iterable[int], today: date, journal: Journal) -> None:
    """Bring the derived columns and the Comebacks up to date, now or at the end of `settling`."""
    waiting = _later.get()
    if waiting is not None:
        waiting.update(application_ids)
        return
    follow(by=by, settled=settle(application_ids), today=today, journal=journal)


@contextmanager
def settling(by: Seeker, today: date) -> Iterator[None]:
    """Settle once at the end, for many events at a time (a batch of an import, a correction of two rows)."""
    if _later.get() is not None:
        yield
        return
    waiting: set[int] = set()
    with change(by=by, verb="events", says="Events noted.") as journal:
        token = _later.set(waiting)
        try:
            yield
        finally:
            _later.reset(token)
        settle_and_follow(by=by, application_ids=waiting, today=today, journal=journal)


def rebuild(application_ids: Iterable[int] | None = None) -> int:
    """Derive the stored columns anew from the events (all applications for None); returns how many differed."""
    ids = Application.objects.values_list("pk", flat=True) if application_ids is None else application_ids
    return sum(done.changed for done in settle(ids).values())
