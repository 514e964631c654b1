"""The Comeback: its steps done, skipped, put off; and its end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

from onward.core.plan.comeback import Reapply, Step, reapply
from onward.core.shared.by import Seeker
from onward.records.actions.companies import set_radar
from onward.records.actions.errors import Refused
from onward.records.actions.journal import Journal, change
from onward.records.actions.own import own, own_all
from onward.records.actions.people import person_named
from onward.records.actions.words import address, block, line, one_of, sane_day
from onward.records.models import Comeback, Contact, Reflection

FIELDS = ("went_well", "prepared", "rapport", "try_next", "their_words", "lesson")
_NAMES = {
    Step.THANK: "Thank",
    Step.REASSURE: "Reassure",
    Step.CONNECT: "Connect",
    Step.REFLECT: "Reflect",
    Step.MOVE_ON: "Move on",
}


def finish_step(*, by: Seeker, comeback_id: int, step: str, today: date) -> None:
    """Mark a step as done. After the last one the Comeback is folded away."""
    with _working(by, comeback_id, "step", f"{_name(step)}: done.") as (comeback, _journal):
        mark(comeback, step, "done", today)


def skip_step(*, by: Seeker, comeback_id: int, step: str, today: date) -> None:
    """Leave a step out."""
    with _working(by, comeback_id, "step", f"{_name(step)}: left out.") as (comeback, _journal):
        mark(comeback, step, "skipped", today)


def postpone_step(*, by: Seeker, comeback_id: int, step: str, until: date, today: date) -> None:
    """Put a step off until a day."""
    if until <= today:
        raise Refused("Please give a day after today to put it off to.")
    with _working(by, comeback_id, "step", f"{_name(step)}: put off.") as (comeback, _journal):
        mark(comeback, step, "open", None, until=sane_day(until, "the day"))


def reopen_step(*, by: Seeker, comeback_id: int, step: str) -> None:
    """Open a step again; an ended Comeback is open again with it."""
    with _working(by, comeback_id, "step", f"{_name(step)}: open again.") as (comeback, _journal):
        mark(comeback, step, "open", None)
        comeback.ended_on, comeback.ended_how = None, ""


def keep_contact(
    *,
    by: Seeker,
    comeback_id: int,
    name: str,
    email: str = "",
    title: str = "",
    linkedin: str = "",
    today: date,
) -> int:
    """Keep the person who said no as a contact with a rhythm; returns the contact's id."""
    said, mail = line(name, "a name", most=200, needed=True), address(email)
    with _working(by, comeback_id, "keep_contact", f"{said} is among your people.") as (comeback, journal):
        company_id = comeback.application.company_id
        contact = person_named(by=by, name=said, email=mail, company_id=company_id, relation="rejecter", today=today)
        journal.before(contact)
        contact.name, contact.relation = said, "rejecter"
        contact.title = line(title, "what they do there", most=200) or contact.title
        contact.linkedin = line(linkedin, "the LinkedIn page", most=500) or contact.linkedin
        promised = _promised(comeback)
        contact.next_touch_on = promised if promised and promised > today else contact.next_touch_on
        contact.save()
        comeback.contact = contact
        mark(comeback, Step.CONNECT, "done", today)
    return contact.pk


def reassure(*, by: Seeker, comeback_id: int, check_in_on: date, radar: bool, today: date) -> None:
    """Set the dated check-in, and put the company on the Radar if wanted."""
    if check_in_on <= today:
        raise Refused("Please give a day after today for the check-in.")
    sane_day(check_in_on, "the day of the check-in")
    with _working(by, comeback_id, "reassure", "The check-in is set.") as (comeback, journal):
        mark(comeback, Step.REASSURE, "done", today, until=check_in_on)
        if comeback.contact and not comeback.contact.rests:
            journal.before(comeback.contact)
            comeback.contact.next_touch_on = check_in_on
            comeback.contact.save(update_fields=["next_touch_on", "updated_at"])
        set_radar(by=by, company_id=comeback.application.company_id, on_radar=radar, today=today)


def reflect(
    *,
    by: Seeker,
    comeback_id: int,
    went_well: str = "",
    prepared: str = "",
    rapport: str = "",
    try_next: str = "",
    their_words: str = "",
    lesson: str = "",
    today: date,
) -> None:
    """Keep the answers to the four questions, their words and the lesson."""
    said = dict(zip(FIELDS, (went_well, prepared, rapport, try_next, their_words, lesson), strict=True))
    with _working(by, comeback_id, "reflect", "Kept what you noted.") as (comeback, journal):
        _write_reflection(by, comeback.application_id, {name: block(text) for name, text in said.items()}, journal)
        mark(comeback, Step.REFLECT, "done", today)


def move_on(
    *,
    by: Seeker,
    comeback_id: int,
    reapply_on: date | None,
    what_must_change: str = "",
    closing_line: str = "",
    today: date,
) -> None:
    """Close the Comeback: re-apply date, what must change first, a line of one's own; folded away."""
    if reapply_on is not None and sane_day(reapply_on, "the day to look again") <= today:
        raise Refused("Please give a day after today to look again, or none.")
    with _working(by, comeback_id, "move_on", "Folded away. What you noted is kept.") as (comeback, _journal):
        again = _again(comeback)
        comeback.reapply_on = reapply_on
        comeback.reapply_why = again.why if reapply_on == again.on else ""
        comeback.what_must_change = block(what_must_change)
        comeback.closing_line = block(closing_line)
        mark(comeback, Step.MOVE_ON, "done", today)


def rest_late_comebacks(
    *, by: Seeker, comeback_ids: list[int], keep_contacts: bool, lesson: str = "", today: date
) -> int:
    """Put old rejections to rest in bulk; returns how many. Those already at rest are passed over."""
    learnt = block(lesson, "the line to take along")
    rows = [row for row in own_all(Comeback, by, comeback_ids) if row.ended_on is None]
    says = "Put one older no to rest." if len(rows) == 1 else f"Put {len(rows)} older noes to rest."
    with change(by=by, verb="rest_late", says=says) as journal:
        for row in rows:
            journal.before(row)
            _rest(by, row, keep_contacts, learnt, today, journal)
            row.save()
    return len(rows)


def mark(comeback: Comeback, step: str, state: str, on: date | None, until: date | None = None) -> None:
    """Write a step's state on the row; the caller saves. The last step done or left out ends the Comeback."""
    now: dict[str, Any] = {"state": state}
    if on and state != "open":
        now["on"] = on.isoformat()
    if until:
        now["until"] = until.isoformat()
    comeback.steps = {**comeback.steps, Step(step).value: now}
    if Step(step) is Step.MOVE_ON and state != "open":
        comeback.ended_on, comeback.ended_how = on, "moved_on"


def keep_their_words(*, by: Seeker, application_id: int, their_words: str, journal: Journal) -> None:
    """Keep what they said, verbatim, beside what is there already."""
    if not their_words:
        return
    known = Reflection.objects.filter(application_id=application_id).first()
    before = known.their_words if known else ""
    if their_words not in before:
        words = f"{before}\n\n{their_words}".strip()
        _write_reflection(by, application_id, {"their_words": words}, journal)


@contextmanager
def _working(by: Seeker, comeback_id: int, verb: str, says: str) -> Iterator[tuple[Comeback, Journal]]:
    """One Comeback being changed: its own row, noted before and saved after."""
    comeback = own(Comeback, by, comeback_id)
    with change(by=by, verb=verb, says=says) as journal:
        journal.before(comeback)
        yield comeback, journal
        comeback.save()


def _rest(by: Seeker, row: Comeback, keep_contacts: bool, learnt: str, today: date, journal: Journal) -> None:
    if keep_contacts and row.contact is None:
        row.contact = _writer(by, row, today)
    if learnt:
        _write_reflection(by, row.application_id, {"lesson": learnt}, journal)
    for step, did in {Step.CONNECT: keep_contacts and row.contact, Step.REFLECT: learnt}.items():
        mark(row, step, "done" if did else "skipped", today)
    again = _again(row)
    if again.on > today + timedelta(days=1):
        row.reapply_on, row.reapply_why = again.on, again.why
    mark(row, Step.MOVE_ON, "done", today)
    row.ended_how = "rested"


def _writer(by: Seeker, row: Comeback, today: date) -> Contact | None:
    """The person who signed the mail, kept as a contact; nobody where nobody signed."""
    if row.mail is None or not row.mail.person_name:
        return None
    return person_named(
        by=by, name=row.mail.person_name, email=row.mail.person_email, company_id=row.application.company_id,
        relation="rejecter", today=today,
    )  # fmt: skip


def _again(comeback: Comeback) -> Reapply:
    gone = bool(comeback.mail and comeback.mail.details.get("post_gone"))
    return reapply(comeback.application.reached, comeback.opened_on, post_gone=gone)


def _promised(comeback: Comeback) -> date | None:
    until = comeback.steps.get(Step.REASSURE.value, {}).get("until")
    return date.fromisoformat(until) if until else None


def _write_reflection(by: Seeker, application_id: int, said: dict[str, str], journal: Journal) -> None:
    row = Reflection.objects.filter(application_id=application_id).first()
    if row is None:
        if any(said.values()):
            journal.made(Reflection.objects.create(owner_id=by.pk, application_id=application_id, **said))
        return
    journal.before(row)
    for name, text in said.items():
        setattr(row, name, text)
    row.save()


def _name(step: str) -> str:
    return _NAMES[Step(one_of(step, frozenset(Step), "a step of the Comeback"))]
