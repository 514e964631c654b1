"""Small situations to ask the rules about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from onward.core.people.contact import ContactNow
from onward.core.pipeline.application import ApplicationRow
from onward.core.pipeline.stages import Stage
from onward.core.plan.comeback import ComebackNow, Step, StepNow, steps_for
from onward.core.plan.situation import ApplicationNow, Situation

TODAY = date(2026, 11, 11)  # a Wednesday


def days_ago(count: int) -> date:
    return TODAY - timedelta(days=count)


def application(id: int = 1, **given: Any) -> ApplicationNow:
    row_fields = {field for field in ApplicationRow.__dataclass_fields__ if field in given}
    row = ApplicationRow(
        id=id,
        company_id=id,
        company="Kestrel Works",
        role="Data Engineer",
        stage=Stage.APPLIED,
        reached=Stage.APPLIED,
        since=None,
        applied_on=days_ago(3),
        last_event_on=days_ago(3),
        next_due_on=None,
    )
    row = replace(row, **{field: given[field] for field in row_fields})
    return ApplicationNow(row, **{key: value for key, value in given.items() if key not in row_fields})


def comeback(id: int = 1, *, done: tuple[Step, ...] = (), **given: Any) -> ComebackNow:
    told, met = given.get("told", "mail"), given.get("met", True)
    answerable, late = given.get("answerable", True), given.get("late", False)
    person = given.get("person", "Priya Natarajan")
    fits = steps_for(told=told, met=met, answerable=answerable, late=late, person=person)
    steps = {
        step: StepNow(step, "done" if step in done else "open", None, None, fit.fits, fit.why_not)
        for step, fit in fits.items()
    }
    fields: dict[str, Any] = {
        "id": id,
        "application_id": id,
        "company": "Kestrel Works",
        "role": "Data Engineer",
        "opened_on": days_ago(1),
        "told": told,
        "met": met,
        "answerable": answerable,
        "late": late,
        "reached": "interview",
        "person": person,
        "person_email": "priya@kestrelworks.example",
        "contact_id": None,
        "mail_id": None,
        "steps": steps,
        "reapply_on": None,
        "reapply_why": "",
        "what_must_change": "",
        "closing_line": "",
        "ended_on": None,
    }
    return ComebackNow(**{**fields, **given})


def contact(id: int = 1, **given: Any) -> ContactNow:
    fields: dict[str, Any] = {
        "id": id,
        "name": "Marek Holub",
        "email": "",
        "company_id": None,
        "company": "Tidewater",
        "title": "",
        "relation": "rejecter",
        "strength": "weak",
        "rests": False,
        "last_touch_on": days_ago(90),
        "next_touch_on": TODAY,
    }
    return ContactNow(**{**fields, **given})


def situation(**given: Any) -> Situation:
    return Situation(**{"today": TODAY, **given})
