"""Undo: puts back what an action wrote, or says why it can't."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.own import own
from onward.records.actions.putting_back import CHANGED_SINCE, put_back
from onward.records.actions.standings import settle
from onward.records.models import Application, Change, Event, Interview, Note

UNDO, REDO = "undo", "redo"
_OF_AN_APPLICATION: dict[str, type[Event] | type[Interview] | type[Note]] = {
    "records.event": Event,
    "records.interview": Interview,
    "records.note": Note,
}


def undo_change(*, by: Seeker, change_id: int) -> str:
    """Undo one change and say what was undone; raises Refused when it was changed again since.

    The undo is a change like any other: undoing it brings the first one back.
    """
    old = own(Change, by, change_id)
    if old.undone_at is not None:
        raise Refused("This was undone already.")
    if not old.rows:
        raise Refused("This lies too far back to be undone by itself.")
    says = _says(old)
    try:
        with change(by=by, verb=REDO if old.verb == UNDO else UNDO, says=says) as journal:
            put_back(old.rows, by=by, journal=journal)
            settle(_applications_of(old.rows))
            Change.objects.filter(pk=old.pk).update(undone_at=timezone.now())
    except IntegrityError:
        raise Refused(CHANGED_SINCE) from None
    return says


def undo_last(*, by: Seeker) -> str | None:
    """Undo the newest change that still stands; None when there is nothing to undo.

    Undos themselves are passed over, so that undoing twice goes two steps back.
    """
    last = Change.objects.filter(owner_id=by.pk, undone_at__isnull=True).exclude(verb=UNDO).order_by("-id").first()
    return undo_change(by=by, change_id=last.pk) if last and last.rows else None


def _says(old: Change) -> str:
    bare = old.says.removeprefix("Undone: ").removeprefix("Done again: ")
    return f"{'Done again' if old.verb == UNDO else 'Undone'}: {bare}"


def _applications_of(lines: list[dict[str, Any]]) -> set[int]:
    """The applications whose events, talks or notes were put back, as far as they are still there."""
    ids = {line["pk"] for line in lines if line["model"] == "records.application"}
    for line in lines:
        if line["model"] in _OF_AN_APPLICATION and line["before"]:
            ids.add(line["before"]["application_id"])
    for label, model in _OF_AN_APPLICATION.items():
        pks = [line["pk"] for line in lines if line["model"] == label]
        ids.update(model.objects.filter(pk__in=pks).values_list("application_id", flat=True))
    return set(Application.objects.filter(pk__in=ids - {None}).values_list("pk", flat=True))
