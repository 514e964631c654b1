"""The seeker's day and zone, by the house's clock. The house stands above the records, so it is found by name."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.utils.module_loading import import_string

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)  # no hiring system sent mail before; our own judgement
AHEAD = timedelta(days=2)  # what a clock or a zone may be wrong by


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone of that name, or the machine's own."""
    return cast(ZoneInfo, _house("zone_of")(name))


def today_in(name: str) -> date:
    """Which day it is in that zone."""
    return cast(date, _house("today")(name))


def believable(at: datetime | None, today: date) -> datetime | None:
    """The instant in UTC, or None where it cannot be when a mail was sent: 1970, 2099, nothing."""
    if at is None:
        return None
    try:
        known = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    latest = datetime(today.year, today.month, today.day, tzinfo=UTC) + AHEAD
    return known if EARLIEST <= known < latest else None


def _house(name: str) -> Any:
    return import_string(f"onward.project.clock.{name}")
