"""Dates as mail programs print them at the top of a quoted, forwarded or pasted mail, in several languages."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

from onward.core.mail import headers
from onward.core.mail.marks import MONTHS
from onward.core.shared.text import fold

_CLOCK = re.compile(r"\b(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?m?\b")
_ZONE = re.compile(r"(?:gmt|utc)?\s?([+-])(\d{2}):?(\d{2})\b")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_NAMED = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([a-z]{3,12})\.?,?\s+(?:de\s+|del\s+)?(\d{4})\b")
_NAMED_US = re.compile(r"\b([a-z]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def read_date(value: str) -> datetime | None:
    """A printed date, with its clock and zone where given (else midnight, UTC), or None.

    Of `3/4/2025` the American reading is taken where a clock with am or pm follows, else the day comes first.
    """
    value = value[:200]
    exact = headers.date(value) if "," in value or value[:1].isdigit() else None
    if exact is not None and exact.year >= 1970 and re.search(r"[A-Za-z]{3}.*\d\d:\d\d:\d\d", value):
        return exact
    folded = fold(value)
    day = _day(folded)
    if day is None:
        return exact
    hour, minute, second, offset = _clock(folded)
    try:
        return datetime(*day, hour, minute, second, tzinfo=offset)
    except ValueError:
        return None


def _day(value: str) -> tuple[int, int, int] | None:
    if iso := _ISO.search(value):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if dotted := _DAY_FIRST.search(value):
        return int(dotted[3]), int(dotted[2]), int(dotted[1])
    if (named := _NAMED.search(value)) and named[2] in MONTHS:
        return int(named[3]), MONTHS[named[2]], int(named[1])
    if (american := _NAMED_US.search(value)) and american[1] in MONTHS:
        return int(american[3]), MONTHS[american[1]], int(american[2])
    if slashed := _SLASHED.search(value):
        first, second = int(slashed[1]), int(slashed[2])
        if second > 12 or (first <= 12 and re.search(r"\d\s*[ap]\.?m\b", value)):
            first, second = second, first
        return int(slashed[3]), second, first
    return None


def _clock(value: str) -> tuple[int, int, int, timezone]:
    value = _DAY_FIRST.sub(" ", value)
    clock = _CLOCK.search(value)
    if not clock:
        return 0, 0, 0, UTC
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] == "p" else 0)
    zone = _ZONE.search(value, clock.end())
    if not zone:
        return hour, int(clock[2]), int(clock[3] or 0), UTC
    minutes = (int(zone[2]) % 24) * 60 + int(zone[3]) % 60
    return hour, int(clock[2]), int(clock[3] or 0), timezone(timedelta(minutes=minutes if zone[1] == "+" else -minutes))
