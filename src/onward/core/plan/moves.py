"""From the situation to the day's moves: every rule is asked, answers are honoured, five come first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from onward.core.plan.move import Agenda, Move
from onward.core.plan.rules import applications, comebacks, mailroom, people, week
from onward.core.plan.situation import Situation
from onward.core.shared.dates import week_start
from onward.core.shared.source import Source

__all__ = ["AT_MOST", "Agenda", "Move", "Source", "every_move", "next_moves"]

AT_MOST = 5
ALIKE = 2  # of one sort of move, so that a day has some variety
LATER = 60
RULES = (
    *applications.RULES,
    *comebacks.RULES,
    *people.RULES,
    *mailroom.RULES,
    *week.RULES,
)


def next_moves(situation: Situation) -> Agenda:
    """Choose the day's moves: at most five now, the others later. A paused search has none. Nothing is raised."""
    monday = week_start(situation.today)
    if situation.paused:
        return Agenda(situation.today, (), (), monday, situation.goals)
    now, later = _split(_unanswered(every_move(situation), situation), situation)
    return Agenda(situation.today, tuple(now), tuple(later[:LATER]), monday, situation.goals)


def every_move(situation: Situation) -> list[Move]:
    """List what every rule suggests, most pressing first, whatever was answered."""
    found = [move for rule in RULES for move in rule(situation)]
    return sorted(found, key=lambda move: (move.rank, move.due or situation.today, move.id))


def _unanswered(moves: Iterable[Move], situation: Situation) -> Iterable[Move]:
    """Drop what was done or dismissed; what was put off waits until its day."""
    for move in moves:
        answer = situation.answers.get(move.id)
        if answer is None:
            yield move
        elif answer.state == "snoozed" and answer.until:
            yield move if answer.until <= situation.today else replace(move, starts=answer.until)


def _split(moves: Iterable[Move], situation: Situation) -> tuple[list[Move], list[Move]]:
    now: list[Move] = []
    later: list[Move] = []
    alike: Counter[str] = Counter()
    for move in moves:
        waits = move.starts is not None and move.starts > situation.today
        if waits or len(now) == AT_MOST or alike[move.does] >= ALIKE:
            later.append(move)
        else:
            now.append(move)
            alike[move.does] += 1
    return now, sorted(later, key=lambda move: (move.starts or situation.today, move.rank, move.id))
