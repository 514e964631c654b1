"""Moves for people: whose day to be greeted has come."""

from __future__ import annotations

from collections.abc import Iterator

from onward.core.people.contact import ContactNow
from onward.core.plan import sources
from onward.core.plan.move import Move
from onward.core.plan.rules import rank
from onward.core.plan.rules.words import ago, first_name
from onward.core.plan.situation import Situation


def greet(situation: Situation) -> Iterator[Move]:
    """Suggest a touch when a contact's rhythm says so; the id changes with each touch, so the rhythm restarts."""
    for contact in situation.contacts:
        if contact.rests or contact.next_touch_on is None:
            continue
        where = f" at {contact.company}" if contact.company else ""
        yield Move(
            id=f"touch:{contact.id}:{contact.last_touch_on}",
            title=f"Say hello to {first_name(contact.name)}{where}",
            why=_why(contact, situation),
            source=sources.RHYTHM,
            due=contact.next_touch_on,
            does="note:check_in" if contact.relation == "rejecter" else "touch",
            rank=rank.aged(rank.CONTACT, (situation.today - contact.next_touch_on).days),
            starts=contact.next_touch_on,
            company=contact.company or None,
            person=contact.name,
            contact_id=contact.id,
        )


RULES = (greet,)


def _why(contact: ContactNow, situation: Situation) -> str:
    last = (
        f"Last contact {ago(contact.last_touch_on, situation.today)}."
        if contact.last_touch_on
        else "No contact is on record yet."
    )
    if contact.relation == "rejecter":
        return f"{last} They once had to say no to you. A line about something of theirs is enough; ask for nothing."
    return f"{last} A line about something of theirs is enough."
