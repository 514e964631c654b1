"""The pages of the pipeline as finished values; the templates only print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onward.core.pipeline.application import ApplicationRow
from onward.core.pipeline.stages import ENDS, LIVE, Stage
from onward.records.queries.pipeline import Listing
from onward.web import words
from onward.web.days import Day, day
from onward.web.paging import Pager, pager

SHOWN = ("live", "over", "all", *(stage.value for stage in Stage))
LONG = 14  # days after which a date that passed is history, not a call (our judgement)
# Green where someone talks with you; stone for what is over, whoever ended it.
TONES = {
    Stage.SCREENING: "go",
    Stage.INTERVIEW: "go",
    Stage.OFFER: "go",
    Stage.ACCEPTED: "go",
    Stage.REJECTED: "stone",
    Stage.WITHDRAWN: "stone",
    Stage.CLOSED: "stone",
}
AFTER: dict[str, Promise] = {
    "applied": gettext_lazy("after the application"),
    "screening": gettext_lazy("after the screening"),
    "interview": gettext_lazy("after the interviews"),
    "offer": gettext_lazy("after an offer"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One application in a list."""

    id: int
    company: str
    role: str
    stage: str
    stage_says: str
    tone: str
    live: bool
    applied: Day | None
    moved: Day | None
    due: Day | None
    due_now: bool
    due_long: bool
    posted: Day | None


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to look at a list, with how many it holds."""

    key: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class PipelinePage:
    """The table of applications."""

    title: str
    lines: tuple[Line, ...]
    tabs: tuple[Tab, ...]
    show: str
    any_live: bool
    over_count: int
    stages: tuple[Tab, ...]
    pager: Pager
    nothing_at_all: bool


def pipeline_page(listing: Listing, show: str, asked: QueryDict, today: date) -> PipelinePage:
    """Lay out a listing."""
    live, over = listing.live_count, listing.over_count
    group = show if show in {"live", "over", "all"} else "live" if Stage(show) in LIVE else "over"
    tabs = (
        Tab("live", _("Under way"), live, group == "live"),
        Tab("over", _("Over"), over, group == "over"),
        Tab("all", _("All"), live + over, group == "all"),
    )
    return PipelinePage(
        title=_title(group, live, over),
        lines=tuple(line(row, today) for row in listing.rows),
        tabs=tabs,
        show=show,
        any_live=group != "over",
        over_count=over,
        stages=tuple(_stages(listing, group, show)),
        pager=pager(listing, asked),
        nothing_at_all=not live + over,
    )


def line(row: ApplicationRow, today: date) -> Line:
    """Put one application into words."""
    return Line(
        id=row.id,
        company=row.company,
        role=row.role or _("Role not known"),
        stage=row.stage.value,
        stage_says=words.word(words.STAGES, row.stage.value),
        tone=TONES.get(row.stage, "plain"),
        live=row.live,
        applied=day(row.applied_on, today),
        moved=day(row.last_event_on, today),
        due=day(row.next_due_on, today) if row.live else None,
        due_now=_away(row, today) in range(-LONG, 1),
        due_long=row.live and _away(row, today) < -LONG,
        posted=day(row.posted_on, today),
    )


def standing_says(row: ApplicationRow) -> str:
    """Say where an application stands as one sentence, ends with how far it got."""
    said = words.word(words.STAGES_SAID, row.stage.value)
    parts = [said]
    if row.stage in {Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED} and row.reached.value in AFTER:
        parts.append(str(AFTER[row.reached.value]))
    return " ".join(parts)


def _title(group: str, live: int, over: int) -> str:
    said = {
        "live": ngettext("%(count)d application under way", "%(count)d applications under way", live),
        "over": ngettext("%(count)d application that is over", "%(count)d applications that are over", over),
        "all": ngettext("%(count)d application", "%(count)d applications", live + over),
    }
    return said[group] % {"count": {"live": live, "over": over, "all": live + over}[group]}


def _stages(listing: Listing, group: str, show: str) -> list[Tab]:
    """Offer the stages that the chosen tab holds."""
    kept = {"live": LIVE, "over": tuple(ENDS)}.get(group, tuple(Stage))
    found = [(stage.value, listing.by_stage.get(stage.value, 0)) for stage in Stage if stage in kept]
    return [Tab(key, words.word(words.STAGES, key), count, key == show) for key, count in found if count]


def _away(row: ApplicationRow, today: date) -> int:
    """Count the days until something is next due; far ahead where nothing is."""
    return (row.next_due_on - today).days if row.live and row.next_due_on else 10**6
