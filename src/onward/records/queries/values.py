"""From rows to the core's values: one place for each, used by every read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import F, QuerySet

from onward.core.notes.filed import NoteNow
from onward.core.people.contact import ContactNow, TouchNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.pipeline.stages import Stage
from onward.core.plan.comeback import ComebackNow, Step, StepNow, steps_for
from onward.core.reflection.entry import ReflectionNow
from onward.records.models import Application, Comeback, Contact, Note, Reflection, Touch

_ROW = (
    "id", "company_id", "company__name", "role", "stage", "reached", "stage_since", "applied_on", "last_event_on",
    "next_due_on", "posting__posted_on", "posting__found_on", "channel", "requisition", "version", "search_id",
)  # fmt: skip
_CONTACT = (
    "id", "name", "email", "company_id", "company__name", "title", "relation", "strength", "rests", "last_touch_on",
    "next_touch_on", "linkedin", "phone", "remarks",
)  # fmt: skip
_COMEBACK = (
    "id", "application_id", "opened_on", "told", "met", "answerable", "late", "steps", "reapply_on", "reapply_why",
    "what_must_change", "closing_line", "ended_on", "mail_id",
)  # fmt: skip
_NOTE = (
    "id", "kind", "state", "application_id", "contact_id", "to_name", "to_email", "subject", "body", "verdict",
    "sent_on", "sent_how", "version",
)  # fmt: skip


def application_rows(found: QuerySet[Application]) -> tuple[ApplicationRow, ...]:
    """Lines of the pipeline, in the order of the query; one read."""
    return tuple(
        ApplicationRow(row[0], row[1], row[2], row[3], Stage(row[4]), Stage(row[5]), *row[6:])
        for row in found.values_list(*_ROW)
    )


def contacts_now(found: QuerySet[Contact]) -> tuple[ContactNow, ...]:
    """People as they stand, in the order of the query; one read."""
    return tuple(ContactNow(**row, company=company or "") for company, row in _with_company(found))


def touches_now(found: QuerySet[Touch]) -> tuple[TouchNow, ...]:
    """Contacts made, in the order of the query; one read."""
    columns = ("id", "contact_id", "contact__name", "kind", "on", "remark", "application_id", "note_id", "mail_id")
    return tuple(TouchNow(*row) for row in found.values_list(*columns))


def notes_now(found: QuerySet[Note]) -> tuple[NoteNow, ...]:
    """Notes, in the order of the query; one read."""
    rows = found.values(
        *_NOTE, "talked_about", "proofs", "asks", company=F("application__company__name"), role=F("application__role"),
        reply_to_mail=F("reply_to_id"), reply_to_message_id=F("reply_to__message_id"),
        contact_company=F("contact__company__name"),
    )  # fmt: skip
    return tuple(_note(row) for row in rows)


def comebacks_now(found: QuerySet[Comeback], *, late_before: date = date.max) -> tuple[ComebackNow, ...]:
    """Comebacks with their steps and what fits, in the order of the query; one read.

    One that came in late counts as late only if it was opened before `late_before`.
    """
    rows = found.values(
        *_COMEBACK, "contact_id", company=F("application__company__name"), role=F("application__role"),
        reached=F("application__reached"), contact_name=F("contact__name"), contact_email=F("contact__email"),
        mail_name=F("mail__person_name"), mail_email=F("mail__person_email"),
    )  # fmt: skip
    return tuple(_comeback({**row, "late": row["late"] and row["opened_on"] < late_before}) for row in rows)


def reflection_now(application_id: int, owner_id: int) -> ReflectionNow | None:
    """What was noted on one rejection."""
    columns = ("id", "application_id", "went_well", "prepared", "rapport", "try_next", "their_words", "lesson")
    row = Reflection.objects.filter(owner_id=owner_id, application_id=application_id).values_list(*columns).first()
    return ReflectionNow(*row) if row else None


# 'live IN (1)' instead of 'live': SQLite walks an index along a compared value, not along a bare condition.
LIVE_ONES, ENDED_ONES = {"live__in": (True,)}, {"live__in": (False,)}


def shelf(total: int, page: int, per: int) -> tuple[int, int, slice]:
    """The page that exists, how many there are, and its stretch of rows."""
    pages = max(1, -(-total // per))
    page = min(max(page, 1), pages)
    return page, pages, slice((page - 1) * per, page * per)


def _with_company(found: QuerySet[Contact]) -> Iterator[tuple[str | None, dict[str, Any]]]:
    for row in found.values(*_CONTACT):
        yield row.pop("company__name"), row


def _note(row: Mapping[str, Any]) -> NoteNow:
    return NoteNow(
        **{name: row[name] for name in _NOTE},
        company=row["company"] or row["contact_company"] or "",
        role=row["role"] or "",
        talked_about=tuple(row["talked_about"]),
        proofs=tuple(row["proofs"]),
        asks=tuple(row["asks"]),
        reply_to_mail=row["reply_to_mail"],
        reply_to_message_id=row["reply_to_message_id"] or "",
    )


def _comeback(row: Mapping[str, Any]) -> ComebackNow:
    person = row["contact_name"] or row["mail_name"] or ""
    fits = steps_for(told=row["told"], met=row["met"], answerable=row["answerable"], late=row["late"], person=person)
    return ComebackNow(
        **{name: row[name] for name in _COMEBACK if name != "steps"},
        contact_id=row["contact_id"],
        company=row["company"],
        role=row["role"],
        reached=row["reached"],
        person=person,
        person_email=row["contact_email"] or row["mail_email"] or "",
        steps={step: _step(step, row["steps"], fit.fits, fit.why_not) for step, fit in fits.items()},
    )


def _step(step: Step, stored: Mapping[str, Mapping[str, str]], fits: bool, why_not: str) -> StepNow:
    now = stored.get(step.value, {})
    return StepNow(step, now.get("state", "open"), _day(now.get("until")), _day(now.get("on")), fits, why_not)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
