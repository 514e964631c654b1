"""What the Comeback's page prints: the line, the five steps with the open one unfolded, the facts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onward.core.plan.comeback import (
    BaseRate,
    ComebackNow,
    Reapply,
    Step,
    base_rate,
    current_step,
    feedback_fits,
    reapply,
)
from onward.core.reflection.entry import ReflectionNow
from onward.records.queries.pipeline import ApplicationOpen
from onward.web.comeback.forms import ConnectForm, MoveOnForm, ReassureForm, ReflectForm
from onward.web.comeback.line import NAMES, Mark, line, told_in_words
from onward.web.days import Day, day

CHECK_IN_AFTER = timedelta(days=90)  # the rhythm of a person who once said no (core/people/cadence.py)
FORMS: dict[Step, type[Form]] = {
    Step.REASSURE: ReassureForm,
    Step.CONNECT: ConnectForm,
    Step.REFLECT: ReflectForm,
    Step.MOVE_ON: MoveOnForm,
}
WHATS = {
    Step.THANK: lazy(
        "A short, honest note to the person who decided. "
        "It is drafted from what is on record; you change it, you send it."
    ),
    Step.REASSURE: lazy("The note says you are still interested. A dated check-in keeps that true."),
    Step.CONNECT: lazy("Whoever turned you down knows your work. Keep them, with an easy rhythm."),
    Step.REFLECT: lazy("Four short questions, while it is fresh. Any of them may stay empty."),
    Step.MOVE_ON: lazy("A day to look again, a line of your own, and it is folded away."),
}


@dataclass(frozen=True, slots=True)
class Panel:
    """One step on the page."""

    step: str
    name: Promise | str
    what: Promise | str
    state: str  # done, skipped, unfit, later, open
    state_says: str
    open: bool
    why_not: str
    form: Form | None


@dataclass(frozen=True, slots=True)
class ComebackPage:
    """The whole page."""

    id: int
    application_id: int
    company: str
    role: str
    person: str
    first_name: str
    contact_id: int | None
    mail_id: int | None
    says: str
    marks: tuple[Mark, ...]
    panels: tuple[Panel, ...]
    rate: BaseRate
    ended: Day | None
    reapply_on: Day | None
    reapply: Reapply
    closing_line: str
    what_must_change: str
    feedback: bool
    late: bool


@dataclass(frozen=True, slots=True)
class LateRow:
    """One old rejection in the list."""

    id: int
    title: str
    says: str
    person: str
    chosen: bool


def comeback_page(
    now: ComebackNow,
    application: ApplicationOpen,
    reflection: ReflectionNow | None,
    today: date,
    *,
    step: Step | None = None,
    form: Form | None = None,
) -> ComebackPage:
    """Build the page with `step` unfolded (else the first open one); `form` holds what was typed and refused."""
    opened = step or (None if now.ended_on else current_step(now))
    again = reapply(now.reached, now.opened_on)
    return ComebackPage(
        id=now.id,
        application_id=now.application_id,
        company=now.company,
        role=now.role,
        person=now.person,
        first_name=now.person.split()[0] if now.person.split() else "",
        contact_id=now.contact_id,
        mail_id=now.mail_id,
        says=told_in_words(now, today),
        marks=line(now, today, now=opened),
        panels=tuple(
            _panel(
                now,
                each,
                opened,
                form if form and each is opened else _form(now, each, reflection, again, today),
                today,
            )
            for each in Step
            if each in now.steps
        ),
        rate=base_rate(now.reached, application.row.channel),
        ended=day(now.ended_on, today),
        reapply_on=day(now.reapply_on, today),
        reapply=again,
        closing_line=now.closing_line,
        what_must_change=now.what_must_change,
        feedback=feedback_fits(told=now.told, met=now.met, answerable=now.answerable, late=now.late, person=now.person),
        late=now.late,
    )


def late_rows(found: tuple[ComebackNow, ...], today: date, chosen: set[int] | None) -> tuple[LateRow, ...]:
    """The old rejections; all are chosen until the seeker says otherwise."""
    return tuple(
        LateRow(
            id=now.id,
            title=" · ".join(part for part in (now.company, now.role) if part),
            says=told_in_words(now, today),
            person=now.person,
            chosen=chosen is None or now.id in chosen,
        )
        for now in found
    )


def _panel(now: ComebackNow, step: Step, opened: Step | None, form: Form | None, today: date) -> Panel:
    stands = now.steps[step]
    state, says = _standing(now, step, today)
    return Panel(step.value, NAMES[step], WHATS[step], state, says, step is opened, stands.why_not, form)


def _standing(now: ComebackNow, step: Step, today: date) -> tuple[str, str]:
    stands = now.steps[step]
    if stands.state == "done":
        on = day(stands.done_on, today)
        return "done", _("Done, %(day)s") % {"day": on.words} if on else _("Done")
    if stands.state == "skipped":
        return "skipped", _("Left out")
    if not stands.fits:
        return "unfit", _("Does not fit here")
    until = day(stands.until, today)
    if until and stands.until and stands.until > today:
        return "later", _("Waits until %(day)s") % {"day": until.words}
    return "open", ""


def _form(now: ComebackNow, step: Step, reflection: ReflectionNow | None, again: Reapply, today: date) -> Form | None:
    make = FORMS.get(step)
    return make(initial=_initial(now, step, reflection, again, today), auto_id=f"{step.value}_%s") if make else None


def _initial(
    now: ComebackNow, step: Step, reflection: ReflectionNow | None, again: Reapply, today: date
) -> dict[str, object]:
    if step is Step.REASSURE:
        return {"check_in_on": max(now.opened_on + CHECK_IN_AFTER, today + timedelta(days=1)), "radar": True}
    if step is Step.CONNECT:
        return {"name": now.person, "email": now.person_email}
    if step is Step.REFLECT:
        return {name: getattr(reflection, name, "") for name in ReflectForm.base_fields}
    reapply_on = now.reapply_on or max(again.on, today + timedelta(days=30))
    return {"reapply_on": reapply_on, "what_must_change": now.what_must_change, "closing_line": now.closing_line}
