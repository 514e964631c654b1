"""An import as a finished page: how far it is, and in sentences what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.records.queries.imports import ImportNow
from onward.web import words
from onward.web.days import Day, day

PROBLEMS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One import as it stands."""

    id: int
    name: str
    state: str
    state_says: str
    running: bool
    can_resume: bool
    can_undo: bool
    percent: int | None
    read_says: str
    size: str
    began: Day | None
    report: tuple[str, ...]
    problems: tuple[str, ...]
    problem_count: int
    more_problems: int
    tray: int
    late: int


def import_page(now: ImportNow, today: date) -> ImportPage:
    """Lay out one import."""
    return ImportPage(
        id=now.id,
        name=now.name,
        state=now.state,
        state_says=words.word(words.IMPORT_STATES, now.state),
        running=now.running,
        can_resume=now.can_resume,
        can_undo=now.can_undo,
        percent=None if now.share is None else int(100 * now.share),
        read_says=_read(now),
        size=filesizeformat(now.size) if now.size else "",
        began=day(now.started_at, today),
        report=tuple(_report(now)),
        problems=now.problems[:PROBLEMS_SHOWN],
        problem_count=len(now.problems),
        more_problems=max(0, len(now.problems) - PROBLEMS_SHOWN),
        tray=now.counts.get("tray", 0),
        late=now.counts.get("late", 0),
    )


def _read(now: ImportNow) -> str:
    count = now.counts.get("read", 0)
    return ngettext("%(count)s mail read", "%(count)s mails read", count) % {"count": f"{count:,}"}


def _report(now: ImportNow) -> list[str]:
    count = now.counts.get
    found = [
        (count("kept", 0), ngettext("%(n)s is about your search.", "%(n)s are about your search.", count("kept", 0))),
        (
            count("tray", 0),
            ngettext("%(n)s of them waits for your word.", "%(n)s of them wait for your word.", count("tray", 0)),
        ),
        (count("unrelated", 0), _("%(n)s are about something else. Nothing of them was kept, only a fingerprint.")),
        (count("duplicate", 0), ngettext("%(n)s was here already.", "%(n)s were here already.", count("duplicate", 0))),
        (
            count("applications", 0),
            ngettext("%(n)s new application.", "%(n)s new applications.", count("applications", 0)),
        ),
        (
            count("rejections", 0),
            ngettext("%(n)s answer was a no.", "%(n)s answers were a no.", count("rejections", 0)),
        ),
    ]
    return [says % {"n": f"{number:,}"} for number, says in found if number]
