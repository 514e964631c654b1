"""Days in plain words, with the exact date beside them for the `time` element."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

NEAR = 13  # further away than this, the date itself says more than a count of days


@dataclass(frozen=True, slots=True)
class Day:
    """A day as said on a screen: `iso` for machines, `words` to read, `exact` on hover."""

    iso: str
    words: str
    exact: str

    def __str__(self) -> str:
        """Print it as the `time` element that every page uses."""
        return format_html('<time datetime="{}" title="{}">{}</time>', self.iso, self.exact, self.words)


def day(on: date | datetime | None, today: date) -> Day | None:
    """Put a day in words as seen from today; an instant counts as the day it is where the seeker is."""
    if on is None:
        return None
    on = localtime(on).date() if isinstance(on, datetime) else on
    return _day(on, today, get_language() or "")


@lru_cache(maxsize=8192)
def _day(on: date, today: date, language: str) -> Day:
    """Put it in words once a day and language: a list says the same few days again and again."""
    return Day(on.isoformat(), in_words(on, today), date_format(on, _("l j F Y")))


def in_words(on: date, today: date) -> str:
    """Say a day: yesterday, 3 days ago, in 5 days, 12 March, 12 March 2024."""
    away = (on - today).days
    if abs(away) <= 1:
        return {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}[away]
    if -NEAR <= away < 0:
        return ngettext("%(count)d day ago", "%(count)d days ago", -away) % {"count": -away}
    if 0 < away <= NEAR:
        return ngettext("in %(count)d day", "in %(count)d days", away) % {"count": away}
    return date_format(on, _("j F") if on.year == today.year else _("j F Y"))


def by_when(due: date | None, today: date) -> str:
    """Say by when, gently: what has passed is still fine to do, and never shouted."""
    if due is None:
        return ""
    away = (due - today).days
    if away < 0:
        return _("Any day now")
    if away <= 1:
        return [_("Best today"), _("Today or tomorrow")][away]
    if away < 7:
        return _("Best by %(day)s") % {"day": date_format(due, "l")}
    return _("Best by %(day)s") % {"day": date_format(due, _("j F"))}
