"""The history of changes, and what is where, as finished values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.http import QueryDict
from django.utils.formats import time_format
from django.utils.timezone import localtime

from onward.records.queries.undo import ChangeListing, ChangeNow
from onward.web.days import Day, day
from onward.web.paging import Pager, pager


@dataclass(frozen=True, slots=True)
class Done:
    """One change."""

    id: int
    says: str
    on: Day | None
    clock: str
    undone: bool
    can_undo: bool


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """What was done, newest first."""

    rows: tuple[Done, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class AboutPage:
    """Where the seeker's data lies, how much it is, and which Onward this is."""

    version: str
    folder: str
    bytes: int


def history_page(listing: ChangeListing, asked: QueryDict, today: date) -> HistoryPage:
    """Lay out the history."""
    return HistoryPage(tuple(_done(row, today) for row in listing.rows), pager(listing, asked))


def about_page(version: str, home: Path) -> AboutPage:
    """Say where the data lies and how large it is."""
    return AboutPage(version, str(home), sum(path.stat().st_size for path in home.glob("onward.sqlite3*")))


def _done(row: ChangeNow, today: date) -> Done:
    at = localtime(row.at)
    can = row.can_undo and not row.undone
    return Done(row.id, row.says, day(at.date(), today), time_format(at), row.undone, can)
