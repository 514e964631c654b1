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
    """Put the rows of one change back, newest first; raises Refused when one of them was changed since."""
    mine = {(line["model"], line["pk"]) for line in lines}
    made = {(line["model"], line["pk"]) for line in lines if line["before"] is None}
    for line in reversed(lines):
        model = apps.get_model(line["model"])
        row = model._base_manager.filter(pk=line["pk"]).first()
        if line["after"] is None:
            _bring_back(model, line["before"], row, mine, journal)
        elif row is None:
            _expect_just_deleted(line, journal)
        elif line["before"] is None:
            _unmake(row, line, made, by, journal)
        else:
            _expect_unchanged(row, line)
            journal.before(row)
            _write(model, _with_derived(row, line["before"]), mine, new=False)


def _bring_back(
    model: type[models.Model], before: Values, row: models.Model | None, mine: Collection[Key], journal: Journal
) -> None:
    if row is not None:
        raise Refused(CHANGED_SINCE)
    journal.made(_write(model, before, mine, new=True))


def _unmake(row: models.Model, line: Line, made: Collection[Key], by: Seeker, journal: Journal) -> None:
    """Delete what was made, if nothing else has come to hang on it; an event is taken back instead."""
    if isinstance(row, Event):
        if ("records.application", row.application_id) not in made:
            _unmake_event(row, by, journal)
        return  # else it goes with its application
    if isinstance(row, Company | Search) and _used(row, made):
        return  # others have come to need it: it does no harm where it is
    _expect_unchanged(row, line)
    if _used(row, made):
        raise Refused(CHANGED_SINCE)
    journal.delete(row)


def _used(row: models.Model, made: Collection[Key]) -> bool:
    """Whether rows of other changes hang on it."""
    try:
        return any(key_of(other) not in made for other in falling_with(row, links=False))
    except ProtectedError:
        return True


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


def _expect_unchanged(row: models.Model, line: Line) -> None:
    if digest(type(row), freeze(row)) != line["after"]:
        raise Refused(CHANGED_SINCE)


def _expect_just_deleted(line: Line, journal: Journal) -> None:
    if not journal.knows((line["model"], line["pk"])):
        raise Refused(CHANGED_SINCE)


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
