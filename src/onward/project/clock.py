"""Today's date where the seeker is: the one place that looks at the clock for a page or a command."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from onward.project import env


def today(zone: str = "") -> date:
    """Say which day it is in `zone` (an IANA name; empty: the machine's own). `ONWARD_TODAY` overrides."""
    return env.day("ONWARD_TODAY") or datetime.now(zone_of(zone)).date()


def zone_of(name: str) -> ZoneInfo:
    """Find a zone by name; an unknown or empty one gives the machine's own."""
    for candidate in (name, machine_zone()):
        try:
            if candidate:
                return ZoneInfo(candidate)
        except (ZoneInfoNotFoundError, ValueError):
            continue
    return ZoneInfo("UTC")


def machine_zone() -> str:
    """Name the machine's zone, or UTC where it does not say.

    Django puts its own zone into the process, so this is read from the system, not from the C library.
    """
    link = Path("/etc/localtime")
    if link.is_symlink():
        _, found, name = str(link.resolve()).partition("/zoneinfo/")
        if found:
            return name
    named = Path("/etc/timezone")
    if named.is_file():
        return named.read_text(encoding="utf-8").strip()
    local = datetime.now(UTC).astimezone().tzname() or ""
    return local if local in {"UTC", "GMT"} else "UTC"
