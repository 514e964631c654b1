"""What the seeker says to a move."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.words import line, one_of, sane_day
from onward.records.models import MoveState

STATES = ("done", "snoozed", "dismissed")
_SAYS = {"done": "Marked as done.", "snoozed": "Put off until {until}.", "dismissed": "Dismissed."}


def answer_move(*, by: Seeker, move_id: str, state: str, until: date | None, today: date) -> None:
    """Remember that a move was 'done', 'snoozed' (until a day) or 'dismissed'."""
    one_of(state, STATES, "an answer to a move")
    until = _until(state, until, today)
    with change(by=by, verb="move", says=_SAYS[state].format(until=until)) as journal:
        name = line(move_id, "the move", most=120, needed=True)
        row = MoveState.objects.filter(owner_id=by.pk, move=name).first()
        if row:
            journal.before(row)
        row = row or MoveState(owner_id=by.pk, move=name)
        row.state, row.until, row.said_on = state, until, today
        new = row.pk is None
        row.save()
        if new:
            journal.made(row)


def _until(state: str, until: date | None, today: date) -> date | None:
    if state != "snoozed":
        return None
    if until is None or until <= today:
        raise Refused("Please give a day after today to put it off to.")
    return sane_day(until, "the day")
