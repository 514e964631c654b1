"""When an application next gives something to do: one date, so that a list of ten thousand need not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from onward.core.pipeline.events import Event, EventKind
from onward.core.pipeline.stages import Stage, Standing, in_order

# Days, from the table of default cadences in docs/method/plan.md.
FIRST_FOLLOW_UP = 8  # 65 of 100 employers welcome one within two weeks (Accountemps 2017, grade C)
NEXT_FOLLOW_UP = 7  # our judgement
FOLLOW_UPS = 2  # then stop: our judgement
AFTER_INTERVIEW = 7  # no date promised: our judgement
SILENCE = 45  # then propose to close it: our judgement

_THEIR_WORD = frozenset(
    {EventKind.UPDATE, EventKind.ASSESSMENT, EventKind.INTERVIEW, EventKind.OFFER, EventKind.REOPENED}
)
_ASKS_ME = frozenset({EventKind.ASSESSMENT, EventKind.OFFER})


def next_due(
    standing: Standing,
    events: Iterable[Event],
    *,
    talks: Sequence[date] = (),
    thanked: Sequence[date] = (),
    posted_on: date | None = None,
) -> date | None:
    """The day from which this application can give a move; None when it ended or has no dates at all.

    `talks` are the days of interviews on file, `thanked` the days on which an interview thank-you went out.
    The answer depends on the record alone, not on today, so that it can be stored: a day in the past means
    that something has been waiting since then.
    """
    if not standing.live:
        return None
    history = in_order(events)
    if standing.stage is Stage.SAVED:
        return posted_on or standing.since
    turn = _their_last_turn(history)
    chased = [event.on for event in history if event.kind is EventKind.FOLLOWED_UP]
    waiting = _waiting_talk(talks, [*thanked, *chased], turn)
    if turn and turn.kind in _ASKS_ME:
        asked = turn.due_on or turn.on
        return min(asked, waiting) if waiting else asked
    return waiting or _next_word(chased, standing, turn, max(talks, default=None))


def asked_of_me(events: Iterable[Event]) -> Event | None:
    """The assessment or offer that waits for the seeker: the last word of theirs, if it is one."""
    turn = _their_last_turn(in_order(events))
    return turn if turn and turn.kind in _ASKS_ME else None


def _their_last_turn(history: Sequence[Event]) -> Event | None:
    return next((event for event in reversed(history) if event.kind in _THEIR_WORD), None)


def _waiting_talk(talks: Sequence[date], written: Sequence[date], turn: Event | None) -> date | None:
    """The first talk to prepare or to give thanks for: not before their last word, nothing written since."""
    said = turn.on if turn else date.min
    return min((day for day in talks if day >= said and not any(mine >= day for mine in written)), default=None)


def _next_word(chased: Sequence[date], standing: Standing, turn: Event | None, talk: date | None) -> date | None:
    """The next follow-up, or the day on which silence has lasted long enough."""
    heard = max((day for day in (standing.applied_on, turn.on if turn else None, talk) if day), default=None)
    if heard is None:
        return None
    mine = [day for day in chased if day >= heard]
    if not mine:
        return heard + timedelta(days=AFTER_INTERVIEW if _talked_on(heard, turn, talk) else FIRST_FOLLOW_UP)
    return mine[-1] + timedelta(days=NEXT_FOLLOW_UP if len(mine) < FOLLOW_UPS else SILENCE)


def _talked_on(day: date, turn: Event | None, talk: date | None) -> bool:
    return talk == day or (turn is not None and turn.kind is EventKind.INTERVIEW and turn.on == day)
