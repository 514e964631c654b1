"""The columns of an application that are derived from its events: computed here, written here, nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from onward.core.pipeline.due import next_due
from onward.core.pipeline.events import Event as Happened
from onward.core.pipeline.events import EventKind
from onward.core.pipeline.stages import Standing, standing
from onward.records.models import Application, Event, Interview, Note

AT_ONCE = 500
COLUMNS = ("stage", "stage_since", "reached", "live", "applied_on", "last_event_on", "next_due_on")


@dataclass(frozen=True, slots=True)
class Settled:
    """An application after settling: where it stands by its events, and the stage that was stored before."""

    standing: Standing
    before: str
    changed: bool


@dataclass(slots=True)
class _History:
    events: list[Happened] = field(default_factory=list)
    talks: list[date] = field(default_factory=list)
    thanked: list[date] = field(default_factory=list)


def settle(application_ids: Iterable[int]) -> dict[int, Settled]:
    """Derive the stored columns of these applications anew, and write those that differ. Four reads a batch."""
    ids = sorted(set(application_ids))
    done: dict[int, Settled] = {}
    for start in range(0, len(ids), AT_ONCE):
        with transaction.atomic():
            done.update(_settle(ids[start : start + AT_ONCE]))
    return done


def _settle(ids: list[int]) -> dict[int, Settled]:
    stories = _stories(ids)
    done: dict[int, Settled] = {}
    for row in Application.objects.filter(pk__in=ids).values("id", "posting__posted_on", *COLUMNS):
        now = standing(stories[row["id"]].events)
        wanted = _columns(now, stories[row["id"]], row["posting__posted_on"])
        changed = any(row[name] != value for name, value in wanted.items())
        if changed:
            Application.objects.filter(pk=row["id"]).update(**wanted)
        done[row["id"]] = Settled(now, row["stage"], changed)
    return done


def _columns(now: Standing, story: _History, posted_on: date | None) -> dict[str, Any]:
    due = next_due(now, story.events, talks=story.talks, thanked=story.thanked, posted_on=posted_on)
    return {
        "stage": now.stage.value,
        "stage_since": now.since,
        "reached": now.reached.value,
        "live": now.live,
        "applied_on": now.applied_on,
        "last_event_on": now.last_event_on,
        "next_due_on": due,
    }


def _stories(ids: list[int]) -> dict[int, _History]:
    stories = {pk: _History() for pk in ids}
    events = Event.objects.filter(application_id__in=ids).order_by("id")
    for row in events.values_list("application_id", "id", "kind", "on", "round", "retracts_id", "due_on"):
        stories[row[0]].events.append(
            Happened(row[1], EventKind(row[2]), row[3], round=row[4] or None, retracts=row[5], due_on=row[6])
        )
    talks = Interview.objects.filter(application_id__in=ids, on__isnull=False)
    for application_id, day in talks.values_list("application_id", "on"):
        if day:
            stories[application_id].talks.append(day)
    sent = Note.objects.filter(application_id__in=ids, kind="interview_thank_you", state=Note.State.SENT)
    for thanked_id, sent_on in sent.values_list("application_id", "sent_on"):
        if thanked_id and sent_on:
            stories[thanked_id].thanked.append(sent_on)
    return stories
