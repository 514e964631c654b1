"""The few numbers beside the rail, on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from onward.core.shared.by import Seeker
from onward.records.models import Application, Contact, Mail, Note, Search, User
from onward.records.queries.imports import ImportNow, running_import
from onward.records.queries.values import LIVE_ONES


@dataclass(frozen=True, slots=True)
class Rail:
    tray: int
    live: int
    due: int  # contacts due by today
    notes_open: int
    running_import: ImportNow | None = None
    paused: bool = False


def rail(by: Seeker, *, today: date) -> Rail:
    """The numbers beside the rail, in two reads."""
    row = (
        User.objects.filter(pk=by.pk)
        .values(
            tray=_count(Mail.objects.filter(shelf="tray")),
            live=_count(Application.objects.filter(**LIVE_ONES)),
            due=_count(Contact.objects.filter(next_touch_on__lte=today, rests=False)),
            notes_open=_count(Note.objects.filter(state=Note.State.DRAFT)),
            paused=Exists(Search.objects.filter(owner=OuterRef("pk"), state=Search.State.PAUSED)),
        )
        .get()
    )
    return Rail(**row, running_import=running_import(by))


def _count(found: QuerySet[Any, Any]) -> Coalesce:
    """How many rows of the seeker's own, as a part of one read."""
    own: QuerySet[Any, Any] = found.filter(owner=OuterRef("pk")).order_by().values("owner")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
