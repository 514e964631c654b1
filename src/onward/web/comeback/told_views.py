"""A no by phone or in person: told in two minutes, or written down while they speak."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from onward.records.actions.errors import Refused
from onward.records.actions.notes import open_note, redraft_note
from onward.records.actions.told import tell_rejection
from onward.records.queries import pipeline
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in
from onward.web.comeback.forms import CallForm, ToldForm


@require_http_methods(["GET", "POST"])
@own_rows
def told(request: Asked) -> HttpResponse:
    """The two-minute entry, then straight to the Comeback."""
    form = ToldForm(
        request.POST if request.method == "POST" else None, initial={"on": request.today, **_about(request)}
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        proof = said.pop("proof")
        with refusals_in(form):
            return _tell(request, proof=proof, application_id=_application_id(request), **said)
    return _answer(request, "comeback/told.html", form)


@require_http_methods(["GET", "POST"])
@own_rows
def call(request: Asked) -> HttpResponse:
    """The script during a call; their words are kept as they were said."""
    form = CallForm(request.POST if request.method == "POST" else None, initial=_about(request))
    if form.is_valid():
        said = form.cleaned_data
        with refusals_in(form):
            return _tell(
                request,
                proof="",
                application_id=_application_id(request),
                company=said["company"],
                role=said["role"],
                person=said["person"],
                talked_about=said["talked_about"],
                their_words=form.their_words(),
                on=request.today,
                how="phone",
                reached="interview",
            )
    return _answer(request, "comeback/call.html", form)


def _answer(request: Asked, template: str, form: Form) -> HttpResponse:
    context = {"form": form, "application_id": _application_id(request) or ""}
    return render(request, template, context, status=422 if form.is_bound else 200)


def _tell(request: Asked, *, proof: str, **said: Any) -> HttpResponse:
    comeback_id = tell_rejection(by=request.user, today=request.today, **said)
    shell.announce(request)
    _draft_with(request, comeback_id, said["talked_about"], proof)
    return redirect("comeback:open", comeback_id)


def _draft_with(request: Asked, comeback_id: int, talked_about: str, proof: str) -> None:
    """Put what the seeker said into the draft at once, so that the note reads as theirs when they open it."""
    if not proof:
        return
    try:
        note_id = open_note(by=request.user, kind="thank_you", today=request.today, comeback_id=comeback_id)
        redraft_note(
            by=request.user, note_id=note_id, talked_about=[talked_about] if talked_about else [], proofs=[proof]
        )
    except Refused:
        return  # the no is kept; the note's own page says what it misses


def _about(request: Asked) -> dict[str, str]:
    """Fill in what is known when one comes from an application's page."""
    application_id = _application_id(request)
    if application_id is None:
        return {}
    row = pipeline.application(request.user, application_id).row
    return {"company": row.company, "role": row.role, "reached": row.reached.value}


def _application_id(request: Asked) -> int | None:
    asked = request.POST.get("application") or request.GET.get("application") or ""
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
