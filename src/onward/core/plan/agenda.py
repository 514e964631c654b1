"""The day in a sentence, and as the command line's JSON."""

from __future__ import annotations

from typing import Any

from onward.core.plan.move import Agenda, Move
from onward.core.plan.situation import Situation

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five")


def headline(agenda: Agenda, situation: Situation) -> str:
    """Say what kind of day it is. Facts only: how many hard answers lately, how many things now."""
    if situation.paused:
        return "Your search is paused. Nothing is lost."
    fresh = _fresh_noes(situation)
    return f"{fresh} {_things(len(agenda.moves), after_no=bool(fresh))}".strip()


def to_json(agenda: Agenda) -> dict[str, Any]:
    """Give the agenda in the shape of the command line's contract."""
    return {
        "as_of": agenda.as_of.isoformat(),
        "moves": [_move_json(move) for move in agenda.moves],
        "later": len(agenda.later),
        "process": {
            "week": agenda.week.isoformat(),
            "goals": [{"name": goal.name, "planned": goal.planned, "done": goal.done} for goal in agenda.goals],
        },
    }


def _move_json(move: Move) -> dict[str, Any]:
    return {
        "id": move.id,
        "title": move.title,
        "why": move.why,
        "source": move.source.said() if move.source else None,
        "due": move.due.isoformat() if move.due else None,
        "about": {"company": move.company, "role": move.role, "person": move.person},
        "does": move.does,
    }


def _fresh_noes(situation: Situation) -> str:
    days = sorted((situation.today - c.opened_on).days for c in situation.comebacks if not (c.late or c.ended_on))
    recent = [age for age in days if 0 <= age <= 1]
    if not recent:
        return ""
    when = {0: "today", 1: "yesterday"}[recent[0]] if len(set(recent)) == 1 else "since yesterday"
    answers = "hard answer" if len(recent) == 1 else "hard answers"
    return f"{_number(len(recent))} {answers} {when}."


def _things(count: int, *, after_no: bool) -> str:
    if not count:
        return "Nothing needs you today."
    things = "thing" if count == 1 else "things"
    if after_no:
        return f"{_number(count)} {things} you can do."
    return f"{_number(count)} {things} for today."


def _number(count: int) -> str:
    return NUMBERS[count] if count < len(NUMBERS) else str(count)
