"""Settings, the history with its undo, and what Onward does with what it knows."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings as house
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

import onward
from onward.records.actions.account import save_profile
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.searches import current_search, pause_search, rename_search, resume_search
from onward.records.actions.undo import undo_change
from onward.records.queries.account import Profile, profile
from onward.records.queries.undo import changes
from onward.web import shell
from onward.web.account.forms import ProfileForm
from onward.web.account.pages import about_page, history_page
from onward.web.asked import Asked, own_rows, refusals_in, status_of
from onward.web.paging import page_number


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Asked) -> HttpResponse:
    now = profile(request.user)
    form = ProfileForm(request.POST or None, initial=_as_typed(now))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            _save(request, form, now)
            return shell.done(request, "account:settings")
    return render(request, "account/settings.html", {"form": form, "paused": now.paused}, status=status_of(form))


@require_POST
def pause(request: Asked) -> HttpResponse:
    does = pause_search if request.POST.get("paused") == "yes" else resume_search
    try:
        does(by=request.user)
    except Refused as refused:
        shell.announce(request, refused.sentence)
    return shell.done(request, shell.back(request, "account:settings"))


@require_GET
def history(request: Asked) -> HttpResponse:
    listing = changes(request.user, page=page_number(request.GET))
    return render(request, "account/history.html", {"page": history_page(listing, request.GET, request.today)})


@require_POST
@own_rows
def undo(request: Asked, change_id: int) -> HttpResponse:
    """Undo one change and return to where it was asked for."""
    try:
        said = undo_change(by=request.user, change_id=change_id)
    except Refused as refused:
        said = refused.sentence
    shell.announce(request, said)
    return redirect(shell.back(request, "account:history"))


@require_GET
def about(request: Asked) -> HttpResponse:
    page = about_page(onward.__version__, Path(house.HOME))
    return render(request, "account/about.html", {"page": page})


def _as_typed(now: Profile) -> dict[str, str]:
    return {
        "name": now.name,
        "addresses": "\n".join(now.addresses),
        "timezone": now.timezone,
        "search": now.search,
        "target": now.target,
    }


def _save(request: Asked, form: ProfileForm, now: Profile) -> None:
    typed = form.cleaned_data
    with change(by=request.user, verb="settings", says=_("Saved your settings.")):
        if (typed["search"], typed["target"]) != (now.search, now.target):
            current_search(by=request.user, today=request.today)
            rename_search(by=request.user, name=typed["search"], target=typed["target"])
        save_profile(by=request.user, name=typed["name"], addresses=typed["addresses"], timezone=typed["timezone"])
