"""What Today prints: finished values, built from the agenda and the situation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from onward.core.plan.agenda import headline
from onward.core.plan.comeback import BaseRate, ComebackNow, base_rate
from onward.core.plan.move import Agenda, Move
from onward.core.plan.situation import GoalNow, Situation
from onward.core.shared.source import Source
from onward.web.comeback.line import Mark, count, line, told_in_words
from onward.web.days import Day, by_when, day
from onward.web.today.doing import ENDS_BY_WORD, Button, button_for, icon_for


@dataclass(frozen=True, slots=True)
class Strip:
    """A Comeback inside a move: what ended, the line of five, the base rate."""

    title: str
    says: str
    chip: str
    url_id: int
    marks: tuple[Mark, ...]
    rate: BaseRate


@dataclass(frozen=True, slots=True)
class MoveCard:
    """One move: what, why, by when, one button, two quiet ways out."""

    id: str
    anchor: str
    title: str
    why: str
    source: Source | None
    by: str
    due: Day | None
    icon: str
    button: Button
    about: str
    strip: Strip | None  # the first Comeback of the day is laid out, the others stay small
    comeback_id: int | None
    comeback_says: str
    ends_by_word: bool


@dataclass(frozen=True, slots=True)
class LaterLine:
    """A move that waits: what, and from when."""

    title: str
    when: Day | None
    button: Button


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The whole page."""

    day: str
    headline: str
    moves: tuple[MoveCard, ...]
    later: tuple[LaterLine, ...]
    goals: tuple[GoalNow, ...]
    paused: bool
    tray: int
    empty_says: str


@dataclass(frozen=True, slots=True)
class Door:
    """One of the three doors of the first start."""

    icon: str
    title: Promise | str
    says: Promise | str


def today_page(situation: Situation, agenda: Agenda) -> TodayPage:
    """Build Today from the situation and its agenda."""
    comebacks = {comeback.id: comeback for comeback in situation.comebacks}
    channels = {now.row.id: now.row.channel for now in situation.applications}
    return TodayPage(
        day=date_format(situation.today, _("l j F")),
        headline=headline(agenda, situation),
        moves=tuple(_cards(agenda.moves, comebacks, channels, situation.today)),
        later=tuple(
            LaterLine(move.title, day(move.starts or move.due, situation.today), button_for(move))
            for move in agenda.later
        ),
        goals=agenda.goals,
        paused=situation.paused,
        tray=0 if any(move.does == "mail_tray" for move in agenda.moves) else situation.tray,
        empty_says=_empty_says(agenda),
    )


def tomorrow(today: date) -> date:
    """The day that 'Tomorrow' means."""
    return today + timedelta(days=1)


def _cards(
    moves: Iterable[Move], comebacks: Mapping[int, ComebackNow], channels: Mapping[int, str], today: date
) -> Iterable[MoveCard]:
    laid_out = False
    for move in moves:
        comeback = comebacks.get(move.comeback_id or 0) if move.step else None
        strip = _strip(comeback, channels, today) if comeback and not laid_out else None
        laid_out = laid_out or strip is not None
        yield _card(move, comeback, strip, today)


def _card(move: Move, comeback: ComebackNow | None, strip: Strip | None, today: date) -> MoveCard:
    return MoveCard(
        id=move.id,
        anchor="move-" + "".join(c if c.isalnum() else "-" for c in move.id),
        title=move.title,
        why=move.why,
        source=move.source,
        by=by_when(move.due, today),
        due=day(move.due, today),
        icon=icon_for(move),
        button=button_for(move),
        about=_title(comeback) if comeback else "",
        strip=strip,
        comeback_id=comeback.id if comeback else None,
        comeback_says=_chip(comeback) if comeback else "",
        ends_by_word=move.does in ENDS_BY_WORD,
    )


def _strip(comeback: ComebackNow, channels: Mapping[int, str], today: date) -> Strip:
    return Strip(
        title=_title(comeback),
        says=told_in_words(comeback, today),
        chip=_chip(comeback),
        url_id=comeback.id,
        marks=line(comeback, today),
        rate=base_rate(comeback.reached, channels.get(comeback.application_id, "")),
    )


def _title(comeback: ComebackNow) -> str:
    return " · ".join(part for part in (comeback.company, comeback.role) if part)


def _chip(comeback: ComebackNow) -> str:
    return _("Comeback, %(step)d of 5") % {"step": count(comeback)}


def _empty_says(agenda: Agenda) -> str:
    if agenda.later:
        return _("What comes later waits below. Go for a walk, call someone, or look at the week.")
    return _("Nothing waits for you. A day without a task is part of a search too.")
