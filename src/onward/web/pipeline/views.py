"""The table of applications, and adding one by hand."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from onward.records.actions.applications import add_application
from onward.records.queries import pipeline as read
from onward.web import shell
from onward.web.asked import Asked, refusals_in, status_of
from onward.web.paging import page_number
from onward.web.pipeline.forms import NewApplicationForm
from onward.web.pipeline.pages import SHOWN, pipeline_page


@require_GET
def pipeline(request: Asked) -> HttpResponse:
    show = request.GET.get("show", "live")
    show = show if show in SHOWN else "live"
    listing = read.applications(request.user, show=show, page=page_number(request.GET))
    page = pipeline_page(listing, show, request.GET, request.today)
    return render(request, "pipeline/list.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked) -> HttpResponse:
    form = NewApplicationForm(request.POST or None, initial={"applied_on": request.today})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            made = add_application(by=request.user, today=request.today, **_typed(form))
            return shell.done(request, "pipeline:application", made)
    return render(request, "pipeline/add.html", {"form": form}, status=status_of(form))


def _typed(form: NewApplicationForm) -> dict[str, Any]:
    typed = dict(form.cleaned_data)
    if typed["stage"] == "saved":
        typed["applied_on"] = None
    return typed
