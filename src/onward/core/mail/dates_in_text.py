"""Days and times said in a mail, in seven languages. What is ambiguous is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

MONTHS = (
    ("january", "jan", "januar", "janner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "januari", "janeiro"),
    ("february", "feb", "februar", "fevrier", "fevr", "febrero", "febbraio", "februari", "fevereiro", "fev"),
    ("march", "mar", "marz", "maerz", "mars", "marzo", "maart", "mrt", "marco"),
    ("april", "apr", "avril", "avr", "abril", "abr", "aprile"),
    ("may", "mai", "mayo", "maggio", "mag", "mei", "maio"),
    ("june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"),
    ("august", "aug", "aout", "agosto", "ago", "augustus"),
    ("september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "setembro"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"),
    ("november", "nov", "novembre", "noviembre", "novembro"),
    ("december", "dec", "dezember", "dez", "decembre", "diciembre", "dic", "dicembre", "dezembro"),
)
# Only zones that mean one thing in a mail about a job; IST, CST and BST mean several and are left alone.
_PLACES = {
    "UTC": ("utc", "gmt", "z"),
    "Europe/Berlin": ("cet", "cest", "mez", "mesz"),
    "Europe/Helsinki": ("eet", "eest"),
    "Europe/Lisbon": ("wet", "west"),
    "America/New_York": ("est", "edt", "et", "eastern"),
    "America/Chicago": ("ct", "cdt", "central"),
    "America/Denver": ("mst", "mdt", "mt"),
    "America/Los_Angeles": ("pst", "pdt", "pt", "pacific"),
    "America/Sao_Paulo": ("brt",),
    "Australia/Sydney": ("aest", "aedt"),
    "Asia/Singapore": ("sgt",),
    "Asia/Tokyo": ("jst",),
}
ZONES = {name: place for place, names in _PLACES.items() for name in names}
NAMES = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
PAST = timedelta(days=7)  # a day without a year that lies further back means next year

_MONTH = "|".join(sorted(NAMES, key=len, reverse=True))
_DAY = re.compile(
    rf"""\b(?P<iso>(?:20)\d\d-\d\d-\d\d)\b
    | \b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|[.ºª])?\s?(?:de\s|of\s|-)?(?P<m1>{_MONTH})\b\.?,?
      (?:\s(?:de\s|del\s)?(?P<y1>20\d\d))?
    | \b(?P<m2>{_MONTH})\b\.?\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:),?(?:\s(?P<y2>20\d\d))?
    | \b(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>20\d\d|\d\d\b)?
    | \b(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-](?P<y4>20\d\d)\b""",
    re.X,
)
_TIME = re.compile(
    r"""\b(?P<h1>[01]?\d|2[0-3])\s?[:.h]\s?(?P<min>[0-5]\d)(?!\d)(?:\s?(?P<ap1>[ap])\.?m\b\.?)?(?:\s?(?:uhr|h|hs|hrs|uur)\b)?
    | \b(?P<h2>1[0-2]|0?[1-9])\s?(?P<ap2>[ap])\.?m\b\.?
    | \b(?P<h3>[01]?\d|2[0-3])\s?(?:uhr|h|uur|heures?)\b""",
    re.X,
)
_ZONE = re.compile(
    r"\s*[,(]?\s*(?:(?P<offset>(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::?\d\d)?)|(?P<place>(?:europe|america|asia|australia|africa)/[a-z_]+(?:/[a-z_]+)?)"
    r"|(?P<name>[a-z]{1,8})\b(?:\stime)?)"
)
_FOLDS = str.maketrans("äöüáàâãéèêëíìîïóòôõúùûçñ", "aouaaaaeeeeiiiioooouuucn")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day named in a text, with the time beside it when there is one; `at` is where it begins."""

    day: date
    time: time | None
    zone: tzinfo | None
    at: int

    def as_datetime(self) -> datetime | None:
        """Day and time in one, with the zone if it is known; None without a time."""
        return datetime.combine(self.day, self.time, tzinfo=self.zone) if self.time else None


def moments(text: str, *, sent: date | None, language: str | None) -> Iterator[Moment]:
    """The days named in a text, in order. Days without a year are those next after `sent`."""
    low = text.lower().translate(_FOLDS)
    if len(low) != len(text):
        return
    for found in _DAY.finditer(low):
        day = _day(found, sent, language)
        if day is not None:
            clock, zone = _clock(low, found, sent)
            yield Moment(day, clock, zone, found.start())


def _day(found: re.Match[str], sent: date | None, language: str | None) -> date | None:
    if found["iso"]:
        return _date(*map(int, found["iso"].split("-")))
    if found["m1"]:
        return _with_year(int(found["d1"]), NAMES[found["m1"]], found["y1"], sent)
    if found["m2"]:
        return _with_year(int(found["d2"]), NAMES[found["m2"]], found["y2"], sent)
    if found["m3"]:
        return _with_year(int(found["d3"]), int(found["m3"]), found["y3"], sent)
    one, two, year = int(found["a"]), int(found["b"]), int(found["y4"])
    if one > 12 or (language not in {"en", None} and two <= 12):
        return _date(year, two, one)
    return _date(year, one, two) if two > 12 or one == two else None  # 03/04 means two days in English


def _with_year(day: int, month: int, year: str | None, sent: date | None) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if sent is None:
        return None
    this = _date(sent.year, month, day)
    return _date(sent.year + 1, month, day) if this and this < sent - PAST else this


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(low: str, found: re.Match[str], sent: date | None) -> tuple[time | None, tzinfo | None]:
    """The time that follows a day, else the one just before it."""
    after = _TIME.search(low, found.end(), found.end() + 45)
    if after is None:
        before = [*_TIME.finditer(low, max(0, found.start() - 40), found.start())]
        after = before[-1] if before else None
    if after is None:
        return None, None
    return _time(after), _zone(low, after.end())


def _time(found: re.Match[str]) -> time | None:
    hour = int(found["h1"] or found["h2"] or found["h3"])
    half = found["ap1"] or found["ap2"]
    if half and hour > 12:
        half = None
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return time(hour, int(found["min"] or 0))


def _zone(low: str, at: int) -> tzinfo | None:
    rest = re.sub(r"^\s*(?:-|–|bis|to|until|a|à|-)\s*[\d:.h]+\s?(?:[ap]\.?m\.?|uhr|h)?", "", low[at : at + 60])
    found = _ZONE.match(rest)
    if not found:
        return None
    if found["offset"]:
        return _offset(found["offset"])
    name = found["place"].title().replace("_Of_", "_of_") if found["place"] else ZONES.get(found["name"], "")
    return _named(name) if name else None


def _offset(text: str) -> tzinfo | None:
    sign = -1 if "-" in text else 1
    digits = re.sub(r"\D", "", text)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return timezone(sign * timedelta(hours=hours, minutes=minutes)) if hours <= 14 and minutes < 60 else None


@cache
def _named(name: str) -> tzinfo | None:
    if name == "UTC":
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
