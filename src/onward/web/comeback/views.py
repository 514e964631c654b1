"""The Comeback's page, its steps, and old rejections put to rest together."""

from __future__ import annotations

from datetime import timedelta

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from onward.core.plan.comeback import ComebackNow, Step
from onward.records.actions import comebacks as actions
from onward.records.queries import comebacks, pipeline
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in
from onward.web.comeback.forms import LateForm
from onward.web.comeback.pages import FORMS, comeback_page, late_rows

FEW_DAYS = timedelta(days=2)


@require_GET
@own_rows
def comeback(request: Asked, comeback_id: int) -> HttpResponse:
    """The Comeback with its first open step unfolded."""
    return _show(request, comebacks.comeback(request.user, comeback_id))


@require_GET
@own_rows
def of_application(request: Asked, application_id: int) -> HttpResponse:
    """The Comeback of an application; where there is none, the application itself."""
    now = pipeline.application(request.user, application_id).comeback
    return redirect("comeback:open", now.id) if now else redirect("pipeline:application", application_id)


@require_http_methods(["GET", "POST"])
@own_rows
def step(request: Asked, comeback_id: int, step: str) -> HttpResponse:
    """One step unfolded; on POST, what was done with it."""
    if step not in set(Step):
        raise Http404
    now = comebacks.comeback(request.user, comeback_id)
    if request.method == "GET":
        return _show(request, now, Step(step))
    return _answer(request, now, Step(step))


@require_http_methods(["GET", "POST"])
def late(request: Asked) -> HttpResponse:
    """Old rejections, offered to be put to rest together."""
    found = comebacks.late_comebacks(request.user)
    form = LateForm(
        request.POST if request.method == "POST" else None,
        offered=[now.id for now in found],
        initial={"keep_contacts": True},
    )
    if form.is_valid():
        with refusals_in(form):
            actions.rest_late_comebacks(
                by=request.user,
                comeback_ids=form.cleaned_data["comebacks"],
                keep_contacts=form.cleaned_data["keep_contacts"],
                lesson=form.cleaned_data["lesson"],
                today=request.today,
            )
            return shell.done(
                request, "comeback:late" if len(form.cleaned_data["comebacks"]) < len(found) else "today:home"
            )
    chosen = {int(c) for c in request.POST.getlist("comebacks") if c.isdecimal()} if form.is_bound else None
    rows = late_rows(found, request.today, chosen)
    return render(request, "comeback/late.html", {"rows": rows, "form": form}, status=422 if form.is_bound else 200)


def _show(request: Asked, now: ComebackNow, step: Step | None = None, form: Form | None = None) -> HttpResponse:
    application = pipeline.application(request.user, now.application_id)
    page = comeback_page(now, application, application.reflection, request.today, step=step, form=form)
    return render(request, "comeback/open.html", {"page": page}, status=422 if form else 200)


def _answer(request: Asked, now: ComebackNow, step: Step) -> HttpResponse:
    does, by, today = request.POST.get("do", "save"), request.user, request.today
    if does == "skip":
        actions.skip_step(by=by, comeback_id=now.id, step=step, today=today)
    elif does == "later":
        actions.postpone_step(by=by, comeback_id=now.id, step=step, until=today + FEW_DAYS, today=today)
    elif does == "reopen":
        actions.reopen_step(by=by, comeback_id=now.id, step=step)
    elif does == "finish":
        actions.finish_step(by=by, comeback_id=now.id, step=step, today=today)
    else:
        return _save(request, now, step)
    shell.announce(request)
    return redirect("comeback:step", now.id, step.value) if does == "reopen" else redirect("comeback:open", now.id)


def _save(request: Asked, now: ComebackNow, step: Step) -> HttpResponse:
    if step not in FORMS:
        return _show(request, now, step)
    form = FORMS[step](request.POST, auto_id=f"{step.value}_%s")
    if form.is_valid():
        with refusals_in(form):
            _keep(request, now, step, form)
            return (
                shell.done(request, "today:home")
                if step is Step.MOVE_ON
                else shell.done(request, "comeback:open", now.id)
            )
    return _show(request, now, step, form)


def _keep(request: Asked, now: ComebackNow, step: Step, form: Form) -> None:
    save = {
        Step.REASSURE: actions.reassure,
        Step.CONNECT: actions.keep_contact,
        Step.REFLECT: actions.reflect,
        Step.MOVE_ON: actions.move_on,
    }[step]
    save(by=request.user, comeback_id=now.id, today=request.today, **form.cleaned_data)  # type: ignore[operator]
