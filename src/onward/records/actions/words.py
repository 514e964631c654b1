"""What a form may say: words cut to their place, days that can be true, one sentence where not."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from onward.records.actions.errors import Refused

EARLIEST = date(1990, 1, 1)
LONGEST_TEXT = 200_000


def line(text: str, name: str, *, most: int = 300, needed: bool = False) -> str:
    """One line of text, blanks folded. Raises Refused when it is needed and empty, or too long."""
    said = " ".join(text.replace("\x00", "").split())
    if needed and not said:
        raise Refused(f"Please give {name}.")
    if len(said) > most:
        raise Refused(f"That is too long for {name}: at most {most} characters.")
    return said


def cut(text: str | None, most: int) -> str:
    """One line of text that came from a mail, cut to its place without asking."""
    return " ".join((text or "").replace("\x00", "").split())[:most].strip()


def block(text: str, name: str = "this text") -> str:
    """Several lines of text as written. Raises Refused when it is far too long."""
    said = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if len(said) > LONGEST_TEXT:
        raise Refused(f"That is too long for {name}: at most {LONGEST_TEXT:,} characters.")
    return said


def past_day(day: date, today: date, name: str = "the date") -> date:
    """A day on which something happened: not before 1990, not after today."""
    if day > today:
        raise Refused(f"{_start(name)} lies in the future; please give the day it happened.")
    return sane_day(day, name)


def sane_day(day: date, name: str = "the date") -> date:
    """A day that a job search can have: from 1990 to 2100."""
    if not EARLIEST <= day <= date(2100, 1, 1):
        raise Refused(f"{_start(name)} ({day.isoformat()}) can't be right; please check the year.")
    return day


def one_of(value: str, allowed: Collection[str], name: str) -> str:
    """A word out of a list; raises Refused for any other."""
    if value not in allowed:
        raise Refused(f"'{value[:40]}' is not {name}.")
    return value


def address(email: str) -> str:
    """A mail address in lower case, or nothing. Raises Refused for what can't be one."""
    said = line(email, "the mail address", most=320).lower()
    if said and ("@" not in said.strip("@") or " " in said):
        raise Refused(f"'{said[:60]}' is not a mail address.")
    return said


def _start(name: str) -> str:
    return name[:1].upper() + name[1:]
