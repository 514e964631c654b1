"""Putting single rows back as they were: what undo is made of."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import ProtectedError

from onward.core.pipeline.events import EventKind
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.events import append_retraction, move_talks
from onward.records.actions.frozen import DERIVED, Values, digest, freeze, thaw
from onward.records.actions.journal import Journal, Key, falling_with, key_of
from onward.records.models import Application, Company, Event, Search

CHANGED_SINCE = (
    "This can't be undone by itself any more: something in it was changed since. Undo the later change first."
)

Line = dict[str, Any]


def put_back(lines: list[Line], *, by: Seeker, journal: Journal) -> None:
    """Put the rows of one change back; raises Refused when one of them was changed since.

    First all are looked at, then what was deleted returns, what was changed is rewritten, and what was made
    goes, newest first: by then nothing of this change hangs on it any more.
    """
    made = {_key(line) for line in lines if line["before"] is None}
    mine = {_key(line) for line in lines}
    rows = {_key(line): _row(line) for line in lines}
    for line in lines:
        _expect_unchanged(rows[_key(line)], line)
    for line in reversed(lines):
        if line["after"] is None:
            journal.made(_write(apps.get_model(line["model"]), line["before"], mine, new=True))
    for line in reversed(lines):
        row = rows[_key(line)]
        if row and line["before"]:
            journal.before(row)
            _write(type(row), _with_derived(row, line["before"]), mine, new=False)
    for line in reversed(lines):
        if line["before"] is None and (row := _row(line)):
            _unmake(row, made, by, journal)


def _key(line: Line) -> Key:
    return line["model"], line["pk"]


def _row(line: Line) -> models.Model | None:
    row: models.Model | None = apps.get_model(line["model"])._base_manager.filter(pk=line["pk"]).first()
    return row


def _expect_unchanged(row: models.Model | None, line: Line) -> None:
    """The row stands as the change left it; an event never changes, and a company may have been added to."""
    if isinstance(row, Event | Company | Search) and line["before"] is None:
        return
    if (digest(type(row), freeze(row)) if row else None) != line["after"]:
        raise Refused(CHANGED_SINCE)


def _unmake(row: models.Model, made: Collection[Key], by: Seeker, journal: Journal) -> None:
    """Delete what was made, if nothing else has come to hang on it; an event is taken back instead."""
    if isinstance(row, Event):
        if ("records.application", row.application_id) not in made:
            _unmake_event(row, by, journal)
        return  # else it goes with its application
    if not _used(row, made):
        journal.delete(row)
    elif not isinstance(row, Company | Search):  # others may have come to need these: they do no harm
        raise Refused(CHANGED_SINCE)


def _used(row: models.Model, made: Collection[Key]) -> bool:
    """Whether rows of other changes hang on it."""
    try:
        others = [other for other in falling_with(row, links=False) if key_of(other) not in made]
    except ProtectedError:
        return True
    return any(not _counts_no_more(other) for other in others)


def _counts_no_more(row: models.Model) -> bool:
    """Whether it is an event that was taken back, or the row that took it back."""
    return isinstance(row, Event) and (
        row.kind == EventKind.RETRACTED or Event.objects.filter(retracts_id=row.pk).exists()
    )


def _unmake_event(event: Event, by: Seeker, journal: Journal) -> None:
    if event.kind != EventKind.RETRACTED:
        if Event.objects.filter(retracts=event).exists():
            raise Refused(CHANGED_SINCE)
        append_retraction(event, by=by, on=event.on, journal=journal)
        return
    taken_back = Event.objects.get(pk=event.retracts_id or 0)
    again = thaw(Event, {**freeze(taken_back), "id": None, "retracts_id": None})
    again.save()
    journal.made(again)
    move_talks(taken_back.pk, again.pk, journal)


def _with_derived(row: models.Model, before: Values) -> Values:
    if not isinstance(row, Application):
        return before
    return {**before, **{name: value for name, value in freeze(row).items() if name in DERIVED}}


def _write(model: type[models.Model], values: Values, mine: Collection[Key], *, new: bool) -> models.Model:
    row = thaw(model, _without_lost_links(model, values, mine))
    row.save_base(raw=True, force_insert=new, force_update=not new)
    return row


def _without_lost_links(model: type[models.Model], values: Values, mine: Collection[Key]) -> Values:
    """Links to rows that are gone for good become empty; where the row can't be without, it is refused."""
    kept = dict(values)
    for field in model._meta.concrete_fields:
        target, pk = field.related_model, values.get(field.attname)
        if not isinstance(target, type) or pk is None or (target._meta.label_lower, pk) in mine:
            continue
        if target._base_manager.filter(pk=pk).exists():
            continue
        if not field.null:
            raise Refused(CHANGED_SINCE)
        kept[field.attname] = None
    return kept
