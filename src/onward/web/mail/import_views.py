"""Taking mail in: handed in or named, watched while it is read, stopped, resumed, undone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from onward.records.actions import imports as act
from onward.records.actions.errors import Refused
from onward.records.queries import imports as read
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in
from onward.web.mail.forms import PathForm
from onward.web.mail.import_pages import import_page
from onward.web.mail.upload import Handed, Inbox, has_room, keep, sweep


@csrf_exempt  # the token is checked one step further in, once the place for the files is set
@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request: Asked) -> HttpResponse:
    sweep()
    if request.method != "POST":
        return _show(request)
    if not has_room(request):
        return _show(request, refusal=_("There is not enough room on this disk for that."), status=422)
    request.upload_handlers = [Inbox(request)]
    return _handed_in(request)


@require_POST
def take_in_path(request: Asked) -> HttpResponse:
    form = PathForm(request.POST)
    if form.is_valid():
        path: Path = form.cleaned_data["path"]
        with refusals_in(form):
            made = act.start_import(by=request.user, path=path, name=path.name or str(path), kept_copy=False)
            return redirect("mail:import_now", made)
    return _show(request, form=form, status=422)


@require_GET
@own_rows
def one(request: Asked, import_id: int) -> HttpResponse:
    page = import_page(read.import_now(request.user, import_id), request.today)
    if request.htmx and not page.running:
        return HttpResponseClientRefresh()  # the whole page anew: its title says it is done, its rail has the numbers
    template = "mail/import_now.html#progress" if request.htmx else "mail/import_now.html"
    return render(request, template, {"page": page})


@require_POST
@own_rows
def stop(request: Asked, import_id: int) -> HttpResponse:
    act.stop_import(by=request.user, import_id=import_id)
    return redirect("mail:import_now", import_id)


@require_POST
@own_rows
def resume(request: Asked, import_id: int) -> HttpResponse:
    return _or_say(request, import_id, act.resume_import)


@require_POST
@own_rows
def undo(request: Asked, import_id: int) -> HttpResponse:
    return _or_say(request, import_id, act.undo_import)


@csrf_protect
def _handed_in(request: Asked) -> HttpResponse:
    files = [file for file in request.FILES.getlist("files") if isinstance(file, Handed)]
    if not files:
        return _show(request, refusal=_("Choose a file first."), status=422)
    made, refusals = _start(request, files)
    if not made:
        return _show(request, refusal=" ".join(refusals), status=422)
    for sentence in refusals:
        shell.announce(request, sentence)
    return _go(request, reverse("mail:import_now", args=made) if len(made) == 1 else reverse("mail:import"))


def _go(request: Asked, address: str) -> HttpResponse:
    """Lead on; a script that watched the sending is told where, so that it goes there itself."""
    return HttpResponse(status=204, headers={"X-Go": address}) if request.headers.get("X-Upload") else redirect(address)


def _start(request: Asked, files: Iterable[Handed]) -> tuple[list[int], list[str]]:
    made, refusals = [], []
    for file in files:
        try:
            made.append(act.start_import(by=request.user, path=keep(file), name=file.said, kept_copy=True))
        except Refused as refused:
            sentence = refused.sentence
            refusals.append(sentence if file.said in sentence else f"{file.said}: {sentence}")
    return made, refusals


def _show(request: Asked, *, refusal: str = "", form: PathForm | None = None, status: int = 200) -> HttpResponse:
    imports = tuple(import_page(now, request.today) for now in read.imports(request.user))
    context: dict[str, Any] = {
        "imports": imports,
        "any_running": any(page.running for page in imports),
        "refusal": refusal,
        "form": form or PathForm(),
    }
    template = "mail/import.html#imports" if request.htmx else "mail/import.html"
    return render(request, template, context, status=status)


def _or_say(request: Asked, import_id: int, action: Any) -> HttpResponse:
    try:
        action(by=request.user, import_id=import_id)
    except Refused as refused:
        shell.announce(request, refused.sentence)
    return redirect("mail:import_now", import_id)
