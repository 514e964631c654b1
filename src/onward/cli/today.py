"""`onward today`: the agenda, as the Today page shows it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

import click

from onward.cli.house import house

if TYPE_CHECKING:
    from onward.core.plan.move import Agenda, Move


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object, as in the contract.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day to look from; today if not given.")
def today(as_json: bool, as_of: datetime | None) -> None:
    """Show what the day asks for: at most five moves, each with its reason."""
    house().prepare()
    from onward.core.plan.agenda import headline, to_json
    from onward.core.plan.moves import next_moves
    from onward.records.actions.account import local_user
    from onward.records.queries.plan import situation

    user = local_user()
    day = as_of.date() if as_of else house().today(user.timezone)
    now = situation(user, today=day)
    agenda = next_moves(now)
    click.echo(json.dumps(to_json(agenda)) if as_json else "\n".join(_lines(headline(agenda, now), agenda)))


def _lines(head: str, agenda: Agenda) -> list[str]:
    lines = [f"{agenda.as_of:%A} {agenda.as_of.day} {agenda.as_of:%B}", head, ""]
    for number, move in enumerate(agenda.moves, 1):
        lines += _move_lines(number, move)
    if agenda.later:
        lines.append(f"{len(agenda.later)} more for later.")
    lines += [f"This week, {goal.name.lower()}: {goal.done} of {goal.planned}" for goal in agenda.goals]
    return lines


def _move_lines(number: int, move: Move) -> list[str]:
    about = ", ".join(part for part in (move.role, move.company) if part)
    due = f" By {move.due.isoformat()}." if move.due else ""
    source = f"\n   Source: {move.source.said()}" if move.source else ""
    return [f"{number}. {move.title}{f' ({about})' if about else ''}", f"   {move.why}{due}{source}", ""]
