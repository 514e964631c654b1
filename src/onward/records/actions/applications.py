"""Applications by hand: add, correct, delete."""

from __future__ import annotations

from datetime import date
from typing import Any

from onward.core.pipeline.application import CHANNELS
from onward.core.pipeline.events import EventKind, Round
from onward.core.pipeline.stages import Stage
from onward.core.shared.by import Seeker
from onward.records.actions.companies import company_from_form
from onward.records.actions.errors import Refused, Stale
from onward.records.actions.events import append_event, settle_and_follow, settling
from onward.records.actions.journal import Journal, change
from onward.records.actions.own import own
from onward.records.actions.searches import current_search
from onward.records.actions.words import block, line, one_of, past_day, sane_day
from onward.records.models import Application, Contact, Posting

OF_THE_APPLICATION = ("company", "role", "channel", "requisition", "remarks", "hiring_person")
OF_THE_POSTING = ("url", "place", "posted_on", "posting_text")
_STAGES = {
    Stage.SAVED: (EventKind.SAVED, ""),
    Stage.SCREENING: (EventKind.INTERVIEW, Round.PHONE.value),
    Stage.INTERVIEW: (EventKind.INTERVIEW, ""),
    Stage.OFFER: (EventKind.OFFER, ""),
    Stage.ACCEPTED: (EventKind.ACCEPTED, ""),
    Stage.REJECTED: (EventKind.REJECTED, ""),
    Stage.WITHDRAWN: (EventKind.WITHDRAWN, ""),
    Stage.CLOSED: (EventKind.CLOSED, ""),
}


def add_application(
    *,
    by: Seeker,
    company: str,
    role: str,
    today: date,
    applied_on: date | None = None,
    stage: str = "applied",
    channel: str = "",
    url: str = "",
    place: str = "",
    posted_on: date | None = None,
    posting_text: str = "",
    remarks: str = "",
) -> int:
    """Add an application that stands at `stage` (any of core's stages); returns its id.

    Without `applied_on` an application that stands at 'applied' was sent today.
    """
    one_of(stage, frozenset(Stage), "a stage")
    with change(by=by, verb="add_application", says=f"Added {title(role, company)}.") as journal, settling(by, today):
        row = new_application(by=by, company=company, role=role, today=today)
        row.channel, row.remarks = _channel(channel), block(remarks, "the remarks")
        posting = {"url": url, "place": place, "posted_on": posted_on, "posting_text": posting_text}
        if any(posting.values()):
            row.posting = _new_posting(by, row, today, journal)
            _fill_posting(row.posting, posting, today)
            row.posting.save()
        row.save()
        _tell_stage(by, row.pk, Stage(stage), applied_on, today)
    return row.pk


def new_application(*, by: Seeker, company: str, role: str, today: date) -> Application:
    """A bare application on which nothing has happened yet; the caller tells what did."""
    with change(by=by, verb="add_application", says=f"Added {title(role, company)}.") as journal:
        row = Application.objects.create(
            owner_id=by.pk,
            search_id=current_search(by=by, today=today),
            company=company_from_form(by=by, name=company),
            role=line(role, "the role", needed=True),
        )
        journal.made(row)
    return row


def correct_application(
    *, by: Seeker, application_id: int, version: int, today: date | None = None, **fields: Any
) -> None:
    """Correct company, role, channel, requisition, remarks, hiring_person (a contact's id or None), url, place,
    posted_on or posting_text. Raises Stale when `version` is no longer the stored one.
    """
    unknown = set(fields) - {*OF_THE_APPLICATION, *OF_THE_POSTING}
    if unknown:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    row = own(Application, by, application_id)
    if row.version != version:
        raise Stale
    with change(by=by, verb="correct_application", says="Corrected the application.") as journal:
        journal.before(row)
        _fill(row, by, fields)
        _correct_posting(by, row, fields, today, journal)
        row.version += 1
        row.save()
        if "posted_on" in fields:
            day = today or row.updated_at.date()
            settle_and_follow(by=by, application_ids=[row.pk], today=day, journal=journal)
        journal.says = f"Corrected {title(row.role, row.company.name)}."


def delete_application(*, by: Seeker, application_id: int) -> None:
    """Delete an application with what hangs on it; its mails stay, filed under nothing. Undo brings all back."""
    row = own(Application, by, application_id)
    with change(by=by, verb="delete", says=f"Deleted {title(row.role, row.company.name)}.") as journal:
        journal.delete(row)


def title(role: str, company: str) -> str:
    """Name an application as everywhere: 'Role at Company'."""
    return f"{role} at {company}" if role and company else company or role


def _tell_stage(by: Seeker, application_id: int, stage: Stage, applied_on: date | None, today: date) -> None:
    if stage is Stage.APPLIED or (applied_on and stage is not Stage.SAVED):
        day = past_day(applied_on or today, today, "the day you applied")
        append_event(by=by, application_id=application_id, kind=EventKind.APPLIED, on=day, today=today)
    if stage in _STAGES:
        kind, round = _STAGES[stage]
        append_event(by=by, application_id=application_id, kind=kind, on=today, today=today, round=round)


def _fill(row: Application, by: Seeker, fields: dict[str, Any]) -> None:
    if "company" in fields:
        row.company = company_from_form(by=by, name=fields["company"])
    if "role" in fields:
        row.role = line(fields["role"], "the role", needed=True)
    if "channel" in fields:
        row.channel = _channel(fields["channel"])
    if "requisition" in fields:
        row.requisition = line(fields["requisition"], "their number", most=100)
    if "remarks" in fields:
        row.remarks = block(fields["remarks"], "the remarks")
    if "hiring_person" in fields:
        person = fields["hiring_person"]
        row.hiring_person = own(Contact, by, person) if person is not None else None


def _correct_posting(
    by: Seeker, row: Application, fields: dict[str, Any], today: date | None, journal: Journal
) -> None:
    given = {name: fields[name] for name in OF_THE_POSTING if name in fields}
    if row.posting is None and any(given.values()):
        row.posting = _new_posting(by, row, today, journal)
    elif row.posting and given:
        journal.before(row.posting)
    if row.posting and ({"role", "company"} & fields.keys() or given):
        journal.before(row.posting)
        row.posting.title, row.posting.company = row.role, row.company
        _fill_posting(row.posting, given, today)
        row.posting.save()


def _new_posting(by: Seeker, row: Application, today: date | None, journal: Journal) -> Posting:
    posting = Posting.objects.create(owner_id=by.pk, company=row.company, title=row.role, found_on=today)
    journal.made(posting)
    return posting


def _fill_posting(posting: Posting, given: dict[str, Any], today: date | None) -> None:
    if "url" in given:
        posting.url = _web_address(given["url"])
    if "place" in given:
        posting.place = line(given["place"], "the place", most=200)
    if "posting_text" in given:
        posting.text = block(given["posting_text"], "the posting")
    if given.get("posted_on"):
        day = given["posted_on"]
        posting.posted_on = past_day(day, today, "the day it was posted") if today else sane_day(day)
    elif "posted_on" in given:
        posting.posted_on = None


def _web_address(url: str) -> str:
    said = line(url, "the address", most=2000)
    if said and not said.lower().startswith(("http://", "https://")):
        raise Refused("The address of the posting begins with http:// or https://.")
    return said


def _channel(channel: str) -> str:
    return one_of(channel, {*CHANNELS, ""}, "a way to come to an application")
