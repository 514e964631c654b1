"""Moves after a no: the next step of each Comeback, the old ones in bulk, and the day to apply again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from onward.core.plan import sources
from onward.core.plan.comeback import STARTS_AFTER, ComebackNow, Step, current_step, due_after
from onward.core.plan.move import Move
from onward.core.plan.rules import rank
from onward.core.plan.rules.words import ago, first_name, place
from onward.core.plan.situation import Situation

DOES = {
    Step.THANK: "note:thank_you",
    Step.REASSURE: "touch",
    Step.CONNECT: "note:connection_request",
    Step.REFLECT: "reflect",
    Step.MOVE_ON: "reapply",
}
SOURCES = {
    Step.THANK: sources.NOTE_AFTER_NO,
    Step.REASSURE: sources.RHYTHM,
    Step.CONNECT: sources.CONNECT,
    Step.REFLECT: sources.LEARNING,
    Step.MOVE_ON: sources.REAPPLY,
}


def next_step(situation: Situation) -> Iterator[Move]:
    """Suggest the first open step of each Comeback that is not folded."""
    for now in situation.comebacks:
        step = None if now.ended_on or now.late else current_step(now)
        if step is not None:
            yield _step_move(now, step, situation)


def rest_old_ones(situation: Situation) -> Iterator[Move]:
    """Suggest putting old rejections to rest together, once."""
    if situation.late_comebacks:
        count = situation.late_comebacks
        yield Move(
            id=f"late:{count}",
            title="Put an older no to rest" if count == 1 else f"Put {count} older noes to rest, together",
            why="They came in more than three weeks after the day. No notes are owed; keep the people worth keeping, "
            "take one line along, and fold them away.",
            source=None,
            due=None,
            does="reflect",
            rank=rank.OLD_NOES,
        )


def apply_again(situation: Situation) -> Iterator[Move]:
    """Suggest looking at a company again when the day set for it comes."""
    for now in situation.comebacks:
        if now.ended_on is None or now.reapply_on is None or (situation.today - now.reapply_on).days > 60:
            continue
        change = f" You wrote what must change first: {now.what_must_change}" if now.what_must_change else ""
        yield Move(
            id=f"reapply:{now.id}:{now.reapply_on}",
            title=f"Look at {now.company or 'them'} again",
            why=f"The day you set to apply again has come.{change}",
            source=sources.REAPPLY,
            due=now.reapply_on,
            does="reapply",
            rank=rank.REAPPLY,
            starts=now.reapply_on,
            company=now.company or None,
            role=now.role or None,
            person=now.person or None,
            application_id=now.application_id,
            contact_id=now.contact_id,
            comeback_id=now.id,
        )


RULES = (next_step, rest_old_ones, apply_again)


def _step_move(now: ComebackNow, step: Step, situation: Situation) -> Move:
    until = now.steps[step].until
    return Move(
        id=f"comeback:{now.id}:{step}",
        title=_title(now, step),
        why=_why(now, step, situation),
        source=SOURCES[step],
        due=until or now.opened_on + timedelta(days=due_after(step)),
        does=DOES[step],
        rank=rank.aged(
            rank.THANK_AFTER_NO if step is Step.THANK else rank.COMEBACK, (situation.today - now.opened_on).days
        ),
        starts=until or now.opened_on + timedelta(days=STARTS_AFTER[step]),
        company=now.company or None,
        role=now.role or None,
        person=now.person or None,
        application_id=now.application_id,
        contact_id=now.contact_id,
        comeback_id=now.id,
        step=step.value,
    )


def _title(now: ComebackNow, step: Step) -> str:
    who = first_name(now.person)
    return {
        Step.THANK: f"Thank {who}",
        Step.REASSURE: f"Tell {now.company or who} you are still interested",
        Step.CONNECT: f"Keep {who} as a contact",
        Step.REFLECT: "Four short questions, while it is fresh",
        Step.MOVE_ON: "Set a day to look again, and put this one behind you",
    }[step]


def _why(now: ComebackNow, step: Step, situation: Situation) -> str:
    what = place(now.role, now.company)
    return {
        Step.THANK: f"They said no {ago(now.opened_on, situation.today)}{f' ({what})' if what else ''}. "
        "A short note is a courtesy and keeps a door open; nobody has shown that it changes a decision.",
        Step.REASSURE: "Put them on your Radar and choose a day to check in. That is all for now.",
        Step.CONNECT: "Whoever turned you down knows your work. People who decide once decide again.",
        Step.REFLECT: "What went well, what you would try next. Looking for what can be learnt helps; blame does not.",
        Step.MOVE_ON: "A date and one line of your own. Then it is folded out of sight.",
    }[step]
