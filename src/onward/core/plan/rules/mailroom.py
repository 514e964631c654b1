"""Moves for the mail room: what waits in the tray."""

from __future__ import annotations

from collections.abc import Iterator

from onward.core.plan.move import Move
from onward.core.plan.rules import rank
from onward.core.plan.situation import Situation


def check_tray(situation: Situation) -> Iterator[Move]:
    """Suggest checking the tray; one that could hold a no comes first. Dismissed, it comes back the next day."""
    if not situation.tray:
        return
    count, noes = situation.tray, situation.tray_maybe_no
    maybe = f"{'One' if noes == 1 else noes} could be a no. " if noes else ""
    yield Move(
        id=f"tray:{situation.today}",
        title="Check one mail" if count == 1 else f"Check {count} mails",
        why=f"{maybe}Onward was not sure what they are and changes nothing before you say so.",
        source=None,
        due=None,
        does="mail_tray",
        rank=rank.MAYBE_A_NO if noes else rank.TRAY,
    )


RULES = (check_tray,)
