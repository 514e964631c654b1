"""One application: opened, corrected, added to, deleted."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import get_current_timezone_name
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.core.pipeline.application import InterviewNow
from onward.core.plan.moves import next_moves
from onward.records.actions.applications import correct_application, delete_application
from onward.records.actions.events import append_event, correct_event, retract_event
from onward.records.actions.interviews import save_interview
from onward.records.queries import pipeline as read
from onward.records.queries.pipeline import ApplicationOpen
from onward.records.queries.plan import situation_of
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in, status_of
from onward.web.pipeline.application_page import application_page, find_event, find_interview, local_at
from onward.web.pipeline.forms import ApplicationForm, EventForm, InterviewForm


@require_GET
@own_rows
def application(request: Asked, application_id: int) -> HttpResponse:
    return _show(request, application_id, EventForm(initial={"on": request.today, "kind": "remark"}))


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def correct(request: Asked, application_id: int) -> HttpResponse:
    opened = read.application(request.user, application_id)
    form = ApplicationForm(request.POST or None, initial=_as_typed(opened))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            version = _number(request.POST.get("version", ""))
            correct_application(by=request.user, application_id=application_id, version=version, **form.cleaned_data)
            return shell.done(request, "pipeline:application", application_id)
    page = application_page(opened, request.today)
    return render(request, "pipeline/correct.html", {"page": page, "form": form}, status=status_of(form))


@require_POST
@own_rows
def delete(request: Asked, application_id: int) -> HttpResponse:
    delete_application(by=request.user, application_id=application_id)
    return shell.done(request, "pipeline:list")


@require_POST
@own_rows
def event_add(request: Asked, application_id: int) -> HttpResponse:
    form = EventForm(request.POST)
    if form.is_valid():
        with refusals_in(form):
            append_event(by=request.user, application_id=application_id, today=request.today, **form.cleaned_data)
            return shell.done(request, "pipeline:application", application_id)
    return _show(request, application_id, form)


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def event_correct(request: Asked, application_id: int, event_id: int) -> HttpResponse:
    opened = read.application(request.user, application_id)
    event = find_event(opened, event_id)
    typed = {"kind": event.kind, "on": event.on, "round": event.round, "remark": event.remark}
    form = EventForm(request.POST or None, initial=typed)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            correct_event(by=request.user, event_id=event_id, today=request.today, **form.cleaned_data)
            return shell.done(request, "pipeline:application", application_id)
    context = {"page": application_page(opened, request.today), "form": form, "event_id": event_id}
    return render(request, "pipeline/event.html", context, status=status_of(form))


@require_POST
@own_rows
def event_retract(request: Asked, application_id: int, event_id: int) -> HttpResponse:
    retract_event(by=request.user, event_id=event_id, today=request.today)
    return shell.done(request, "pipeline:application", application_id)


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def interview(request: Asked, application_id: int, interview_id: int | None = None) -> HttpResponse:
    opened = read.application(request.user, application_id)
    talk = find_interview(opened, interview_id) if interview_id else None
    form = InterviewForm(request.POST or None, initial=_talk_as_typed(talk) if talk else {"on": request.today})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            save_interview(
                by=request.user,
                application_id=application_id,
                interview_id=interview_id,
                today=request.today,
                **_talk_typed(form, get_current_timezone_name()),
            )
            return shell.done(request, "pipeline:application", application_id)
    context = {"page": application_page(opened, request.today), "form": form, "interview_id": interview_id}
    return render(request, "pipeline/interview.html", context, status=status_of(form))


def _show(request: Asked, application_id: int, form: EventForm) -> HttpResponse:
    opened = read.application(request.user, application_id)
    agenda = None
    if opened.row.live:
        agenda = next_moves(situation_of(request.user, application_id, today=request.today))
    page = application_page(opened, request.today, agenda)
    return render(request, "pipeline/application.html", {"page": page, "form": form}, status=status_of(form))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _as_typed(opened: ApplicationOpen) -> dict[str, Any]:
    row, posting = opened.row, opened.posting
    return {
        "company": row.company,
        "role": row.role,
        "channel": row.channel,
        "requisition": row.requisition,
        "remarks": opened.remarks,
        "url": posting.url if posting else "",
        "place": posting.place if posting else "",
        "posted_on": posting.posted_on if posting else None,
        "posting_text": posting.text if posting else "",
    }


def _talk_as_typed(talk: InterviewNow) -> dict[str, Any]:
    at = local_at(talk)
    return {
        "on": at.date() if at else talk.on,
        "time": at.time() if at else None,
        "zone": talk.zone,
        "round": talk.round or "interview",
        "place": talk.place,
        "people": ", ".join(name for _id, name in talk.people),
        "talked_about": talk.talked_about,
        "they_asked": talk.they_asked,
        "i_proved": talk.i_proved,
    }


def _talk_typed(form: InterviewForm, own_zone: str) -> dict[str, Any]:
    typed = form.cleaned_data
    return {
        "on": typed["on"],
        "at": form.at(own_zone),
        "zone": typed["zone"] or (own_zone if typed["time"] else ""),
        "round": typed["round"],
        "place": typed["place"],
        "people": form.names(),
        "talked_about": typed["talked_about"],
        "they_asked": typed["they_asked"],
        "i_proved": typed["i_proved"],
    }
