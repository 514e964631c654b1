"""The stage of an application, derived from its events and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onward.core.pipeline.events import Event, EventKind, Round


class Stage(StrEnum):
    """Where an application stands; the last four are ends, three of them of different making."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"  # by them
    WITHDRAWN = "withdrawn"  # by me
    CLOSED = "closed"  # by silence


ENDS = frozenset({Stage.ACCEPTED, Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED})
LIVE = tuple(stage for stage in Stage if stage not in ENDS)
_ORDER = {stage: rank for rank, stage in enumerate(LIVE)}
_END_OF = {
    EventKind.ACCEPTED: Stage.ACCEPTED,
    EventKind.REJECTED: Stage.REJECTED,
    EventKind.WITHDRAWN: Stage.WITHDRAWN,
    EventKind.CLOSED: Stage.CLOSED,
}
_PROGRESS = {
    EventKind.SAVED: Stage.SAVED,
    EventKind.APPLIED: Stage.APPLIED,
    EventKind.ACKNOWLEDGED: Stage.APPLIED,
    EventKind.VIEWED: Stage.APPLIED,
    EventKind.ASSESSMENT: Stage.SCREENING,
    EventKind.OFFER: Stage.OFFER,
}
# What takes back an end that was theirs to give or nobody's. A late receipt is no such sign; my own word
# (withdrawn, accepted) is taken back by `reopened` alone.
_TALKS_AGAIN = frozenset({EventKind.ASSESSMENT, EventKind.INTERVIEW, EventKind.OFFER})
_REVIVES = {
    Stage.REJECTED: _TALKS_AGAIN,
    Stage.CLOSED: _TALKS_AGAIN | {EventKind.VIEWED, EventKind.UPDATE},
}
# An end says how far it got at least: nobody is turned down, or gives up waiting, without having applied.
_IMPLIES = {
    EventKind.REJECTED: Stage.APPLIED,
    EventKind.CLOSED: Stage.APPLIED,
    EventKind.ACCEPTED: Stage.OFFER,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage now, since when, how far it got before any end, and when it applied and last moved.

    `ended_by` is the id of the event that ended it, None while it lives.
    """

    stage: Stage
    since: date | None
    reached: Stage
    applied_on: date | None
    last_event_on: date | None
    ended_by: int | None = None

    @property
    def live(self) -> bool:
        """Tell whether the application is still under way."""
        return self.stage not in ENDS


def standing(events: Iterable[Event]) -> Standing:
    """Derive where an application stands. No events give `saved` without dates; nothing is raised."""
    live = in_order(events)
    stage, reached = Stage.SAVED, Stage.SAVED
    since: date | None = None
    end: Event | None = None
    for event in live:
        step = progress_of(event)
        if step and _ORDER[step] > _ORDER[reached]:
            reached = step
        before = stage
        end = _end_after(end, event)
        stage = _END_OF[end.kind] if end else reached
        if stage is not before or since is None:
            since = event.on
    last = live[-1].on if live else None
    return Standing(stage, since, reached, _applied_on(live), last, end.id if end else None)


def in_order(events: Iterable[Event]) -> list[Event]:
    """List the events that still stand, oldest first: retractions and what they retract are left out."""
    every = list(events)
    gone = {event.retracts for event in every if event.retracts is not None}
    kept = [e for e in every if e.kind is not EventKind.RETRACTED and e.id not in gone]
    return sorted(kept, key=lambda event: (event.on, event.id))


def progress_of(event: Event) -> Stage | None:
    """Name the stage that an event brings an application to, if any (the table of the command line's contract)."""
    if event.kind is EventKind.INTERVIEW:
        return Stage.SCREENING if event.round == Round.PHONE else Stage.INTERVIEW
    return _PROGRESS.get(event.kind) or _IMPLIES.get(event.kind)


def _end_after(end: Event | None, event: Event) -> Event | None:
    """The end that stands once `event` has happened: `end`, the event itself, or none."""
    if event.kind in _END_OF:
        return event if end is None or _outweighs(event, end) else end
    return None if end and _takes_back(event, end) else end


def _outweighs(event: Event, end: Event) -> bool:
    if event.kind == end.kind:
        return False  # told twice: it ended the first time
    if event.kind is EventKind.CLOSED:
        return False  # silence ends nothing that was answered
    return not (event.kind is EventKind.REJECTED and end.kind is EventKind.WITHDRAWN)


def _takes_back(event: Event, end: Event) -> bool:
    if event.kind is EventKind.REOPENED:
        return True
    stage = _END_OF[end.kind]
    # Mails of one day come in any order, so only a later day outweighs a no; silence is broken at once.
    later = event.on > end.on or stage is Stage.CLOSED
    return later and event.kind in _REVIVES.get(stage, frozenset())


def _applied_on(live: list[Event]) -> date | None:
    for kind in (EventKind.APPLIED, EventKind.ACKNOWLEDGED):
        for event in live:
            if event.kind is kind:
                return event.on
    return None
