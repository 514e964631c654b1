"""Looking at the record from an earlier day: what had not happened by then is left out of sight."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from onward.core.pipeline.application import ApplicationRow
from onward.core.pipeline.events import Event as Happened
from onward.core.pipeline.events import EventKind, Source
from onward.core.pipeline.stages import standing
from onward.core.shared.by import Seeker
from onward.records.models import Application, Event
from onward.records.queries.values import application_rows

IN_SIGHT = 90  # days before that day within which something must have happened
MOST = 400


def looks_back(by: Seeker, today: date) -> bool:
    """Tell whether anything on record happened only after `today`."""
    # Both values of 'live' are named so that the index on owner, live and last event is walked.
    return Application.objects.filter(owner_id=by.pk, live__in=(True, False), last_event_on__gt=today).exists()


def applications_as_of(by: Seeker, today: date) -> tuple[ApplicationRow, ...]:
    """The applications as they stood at the end of a day, the latest moved first; two reads."""
    near = Event.objects.filter(owner_id=by.pk, on__range=(today - timedelta(days=IN_SIGHT), today))
    ids = list(dict.fromkeys(near.order_by("-on", "-id").values_list("application_id", flat=True)))[:MOST]
    rows = application_rows(Application.objects.filter(owner_id=by.pk, pk__in=ids))
    stories = _events(ids, today)
    return tuple(_as_of(row, stories[row.id]) for row in rows)


def _events(ids: list[int], today: date) -> dict[int, list[Happened]]:
    stories: dict[int, list[Happened]] = {pk: [] for pk in ids}
    known = Event.objects.filter(application_id__in=ids, on__lte=today).order_by("id")
    for row in known.values_list("application_id", "id", "kind", "on", "source", "round", "retracts_id", "due_on"):
        stories[row[0]].append(
            Happened(row[1], EventKind(row[2]), row[3], cast(Source, row[4]), row[5] or None, row[6], row[7])
        )
    return stories


def _as_of(row: ApplicationRow, events: list[Happened]) -> ApplicationRow:
    then = standing(events)
    return replace(
        row,
        stage=then.stage,
        reached=then.reached,
        since=then.since,
        applied_on=then.applied_on,
        last_event_on=then.last_event_on,
    )
