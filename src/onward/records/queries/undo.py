"""The history of changes, for the toast and the history page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, QuerySet, Value, When

from onward.core.shared.by import Seeker
from onward.records.models import Change
from onward.records.queries.values import shelf


@dataclass(frozen=True, slots=True)
class ChangeNow:
    id: int
    verb: str
    says: str
    at: datetime
    undone: bool = False
    can_undo: bool = True  # its rows are still kept; whether they were changed since is seen when it is tried


@dataclass(frozen=True, slots=True)
class ChangeListing:
    rows: tuple[ChangeNow, ...]
    total: int
    page: int
    pages: int


def latest_change(by: Seeker) -> ChangeNow | None:
    """The newest change, or None."""
    rows = _rows(Change.objects.filter(owner_id=by.pk).order_by("-id")[:1])
    return rows[0] if rows else None


def changes(by: Seeker, page: int = 1, per: int = 50) -> ChangeListing:
    """One page of the history, newest first."""
    found = Change.objects.filter(owner_id=by.pk)
    total = found.count()
    page, pages, stretch = shelf(total, page, per)
    return ChangeListing(_rows(found.order_by("-id")[stretch]), total, page, pages)


def _rows(found: QuerySet[Change]) -> tuple[ChangeNow, ...]:
    kept = Case(When(rows=[], then=Value(False)), default=Value(True))  # the rows themselves may be large
    rows = found.annotate(kept=kept).values_list("id", "verb", "says", "created_at", "undone_at", "kept")
    return tuple(ChangeNow(*row[:4], row[4] is not None, row[5] and row[4] is None) for row in rows)
