"""The thin line of five steps, as every page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onward.core.plan.comeback import ComebackNow, Step, StepNow, current_step
from onward.web.days import in_words
from onward.web.shell import address

NAMES = {
    Step.THANK: gettext_lazy("Thank"),
    Step.REASSURE: gettext_lazy("Reassure"),
    Step.CONNECT: gettext_lazy("Connect"),
    Step.REFLECT: gettext_lazy("Reflect"),
    Step.MOVE_ON: gettext_lazy("Move on"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One step of the line: done, now, open, later, skipped or unfit; `says` is for who cannot see the line."""

    step: str
    label: Promise | str
    state: str
    says: str
    url: str


def line(comeback: ComebackNow, today: date, *, now: str | None = None) -> tuple[Mark, ...]:
    """Draw the line of five; `now` names the step that is open on the page, else the first open one."""
    current = now or current_step(comeback)
    return tuple(_mark(comeback, step, current == step, today) for step in Step if step in comeback.steps)


def count(comeback: ComebackNow) -> int:
    """Count how far along the line one is, from 1 to 5."""
    current = current_step(comeback)
    return list(Step).index(current) + 1 if current else len(Step)


def told_in_words(comeback: ComebackNow, today: date) -> str:
    """Say how and when the no came: 'They said no by phone, yesterday.'"""
    when = in_words(comeback.opened_on, today)
    ways = {
        "phone": _("They said no by phone, %(when)s."),
        "person": _("They said no in person, %(when)s."),
    }
    after = {
        "screening": _("They said no after a first talk, %(when)s."),
        "interview": _("They said no after your interview, %(when)s."),
        "offer": _("They said no after an offer, %(when)s."),
    }
    says = ways.get(comeback.told) or after.get(comeback.reached) or _("They said no, %(when)s.")
    return says % {"when": when}


def _mark(comeback: ComebackNow, step: Step, here: bool, today: date) -> Mark:
    now = comeback.steps[step]
    state = "now" if here else _state(now, today)
    return Mark(step.value, NAMES[step], state, _says(now, state), address("comeback:step", comeback.id, step.value))


def _state(now: StepNow, today: date) -> str:
    if now.state in {"done", "skipped"}:
        return now.state
    if not now.fits:
        return "unfit"
    return "later" if now.until and now.until > today else "open"


def _says(now: StepNow, state: str) -> str:
    if state == "later" and now.until:
        return _("put off")
    return {
        "done": _("done"),
        "now": _("this one now"),
        "open": _("still to come"),
        "skipped": _("left out"),
        "unfit": _("does not fit here"),
    }.get(state, "")
