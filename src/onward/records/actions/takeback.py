"""Undoing an import: what it brought goes, except what the seeker has since worked on.

Worked on means: an event, note, talk, document, touch or remark of the seeker's at the application, a step of its
Comeback, a mail confirmed or corrected, or mail of another import filed under it. Such an application stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max, Model, Q, QuerySet

from onward.records.actions.events import settle_and_follow
from onward.records.actions.journal import unrecorded
from onward.records.clock import today_in
from onward.records.models import (
    Application,
    Comeback,
    Company,
    Contact,
    Document,
    Event,
    Import,
    Interview,
    Mail,
    Note,
    Reflection,
    SeenMail,
    Touch,
)  # fmt: skip

AT_ONCE = 500
SAID = (Mail.State.CONFIRMED, Mail.State.CORRECTED)


def take_back(row: Import) -> None:
    """Remove the rows of an import in one transaction; `counts["left"]` says how many applications stay."""
    with unrecorded() as journal:
        stay = worked_on(row)
        leave = Application.objects.filter(made_by=row).exclude(pk__in=stay)
        touched = _remove_events(row, stay)
        _delete(leave)
        _remove_mails(row, stay)
        _delete(SeenMail.objects.filter(made_by=row))
        _delete(_idle_companies(row))
        settle_and_follow(by=row.owner, application_ids=touched, today=today_in(row.owner.timezone), journal=journal)
        row.counts["left"] = len(stay)


def worked_on(row: Import) -> set[int]:
    """The applications of an import that the seeker, or another import, has put something into."""
    made = Application.objects.filter(made_by=row)
    ids = made.values("pk")
    own = Q(version__gt=0) | Q(posting__isnull=False) | Q(hiring_person__isnull=False) | ~Q(remarks="")
    found = set(made.filter(own).values_list("pk", flat=True))
    found |= _at(Event.objects.filter(application__in=ids).exclude(made_by=row))
    found |= _at(Event.objects.filter(application__in=ids, made_by__isnull=True))
    found |= _at(Mail.objects.filter(application__in=ids).filter(~Q(made_by=row) | Q(made_by=None) | Q(state__in=SAID)))
    found |= _at(Touch.objects.filter(application__in=ids).filter(Q(mail=None) | ~Q(mail__made_by=row)))
    found |= _at(Interview.objects.filter(application__in=ids).exclude(_untouched_talk(row)))
    for model in (Note, Document, Reflection):
        found |= _at(model._default_manager.filter(application__in=ids))
    return found | {one.application_id for one in Comeback.objects.filter(application__in=ids) if _has_work(one)}


def _has_work(comeback: Comeback) -> bool:
    """Whether the seeker did anything in a Comeback."""
    steps = any(step.get("state", "open") != "open" or step.get("until") for step in comeback.steps.values())
    said = comeback.what_must_change or comeback.closing_line or comeback.reapply_on
    return bool(steps or said or comeback.ended_how in ("moved_on", "rested"))


def _untouched_talk(row: Import) -> Q:
    return Q(event__made_by=row, talked_about="", they_asked="", i_proved="", place="", people=None)


def _remove_events(row: Import, stay: set[int]) -> list[int]:
    """Remove the import's events from applications that were there before; says which applications those are."""
    busy = {one.event_id or 0 for one in Comeback.objects.filter(event__made_by=row) if _has_work(one)}
    going = Event.objects.filter(made_by=row).exclude(application_id__in=stay).exclude(pk__in=busy)
    going = going.exclude(mail__state__in=SAID)
    touched = set(going.exclude(application__made_by=row).values_list("application_id", flat=True))
    _delete(Interview.objects.filter(_untouched_talk(row), event__in=going.values("pk")))
    _delete(going)
    return sorted(touched)


def _remove_mails(row: Import, stay: set[int]) -> None:
    """Remove its mails, with the touches they counted as; one that a note answers or the seeker judged stays."""
    going = Mail.objects.filter(made_by=row).exclude(application_id__in=stay).exclude(state__in=SAID)
    going = going.exclude(events__isnull=False).exclude(answers__isnull=False)
    touches = Touch.objects.filter(mail__made_by=row).exclude(application_id__in=stay)
    people = set(touches.values_list("contact_id", flat=True))
    _delete(touches)
    for contact in Contact.objects.filter(pk__in=people):
        contact.last_touch_on = contact.touches.aggregate(last=Max("on"))["last"]
        contact.save(update_fields=["last_touch_on", "updated_at"])
    _delete(going)


def _idle_companies(row: Import) -> QuerySet[Company]:
    made = Company.objects.filter(made_by=row, remarks="", website="", on_radar_since=None)
    return made.filter(applications=None, contacts=None, postings=None)


def _at(rows: QuerySet[Any]) -> set[int]:
    return set(rows.exclude(application=None).values_list("application_id", flat=True))


def _delete(rows: QuerySet[Any]) -> None:
    """Delete in portions, so that a large import does not come into memory as a whole."""
    model: type[Model] = rows.model
    ids: Iterable[int] = list(rows.values_list("pk", flat=True))
    todo = list(dict.fromkeys(ids))
    for start in range(0, len(todo), AT_ONCE):
        model._default_manager.filter(pk__in=todo[start : start + AT_ONCE]).delete()
