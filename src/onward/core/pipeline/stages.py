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
# Signs of life strong enough to take back an earlier end; a late receipt is not one.
_REVIVES = frozenset({EventKind.ASSESSMENT, EventKind.INTERVIEW, EventKind.OFFER})


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage now, since when, how far it got before any end, and when it applied and last moved."""

    stage: Stage
    since: date | None
    reached: Stage
    applied_on: date | None
    last_event_on: date | None

    @property
    def live(self) -> bool:
        """Tell whether the application is still under way."""
        return self.stage not in ENDS


def standing(events: Iterable[Event]) -> Standing:
    """Derive where an application stands. No events give `saved` without dates; nothing is raised."""
    live = in_order(events)
    stage, reached, since = Stage.SAVED, Stage.SAVED, None
    ended_on: date | None = None
    for event in live:
        step = progress_of(event)
        if step and _ORDER[step] > _ORDER[reached]:
            reached = step
        before = stage
        if event.kind in _END_OF:
            stage, ended_on = _END_OF[event.kind], event.on
        elif ended_on is None or _takes_back(event, ended_on):
            stage, ended_on = reached, None
        if stage is not before or since is None:
            since = event.on
    return Standing(stage, since, reached, _applied_on(live), live[-1].on if live else None)


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
    return _PROGRESS.get(event.kind)


def _takes_back(event: Event, ended_on: date) -> bool:
    if event.kind is EventKind.REOPENED:
        return True
    return event.kind in _REVIVES and event.on > ended_on


def _applied_on(live: list[Event]) -> date | None:
    for kind in (EventKind.APPLIED, EventKind.ACKNOWLEDGED):
        for event in live:
            if event.kind is kind:
                return event.on
    return None
