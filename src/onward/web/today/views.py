"""Today, the doors of the first start, and the answers to moves."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onward.core.plan.moves import next_moves
from onward.records.actions.comebacks import skip_step
from onward.records.actions.moves import answer_move
from onward.records.queries.account import has_anything
from onward.records.queries.plan import situation
from onward.web import shell
from onward.web.asked import Asked, own_rows
from onward.web.today.forms import AnswerForm
from onward.web.today.pages import today_page, tomorrow

STEP = re.compile(r"comeback:(\d{1,18}):([a-z_]+)")


@require_GET
def home(request: Asked) -> HttpResponse:
    """The day; on an empty record, the three doors."""
    if not has_anything(request.user):
        return doors(request)
    now = situation(request.user, today=request.today)
    return render(request, "today/home.html", {"page": today_page(now, next_moves(now))})


@require_GET
def doors(request: Asked) -> HttpResponse:
    """The three doors, for the first start and for whoever comes back to them."""
    return render(request, "today/doors.html", {"first": not has_anything(request.user)})


@require_POST
@own_rows
def answer(request: Asked) -> HttpResponse:
    """Take the answer to a move. Not wanting a Comeback's step leaves the step out, so that the next one comes."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        shell.announce(request, _("That move is not on the list any more."))
        return redirect("today:home")
    move_id, said = form.cleaned_data["move_id"], form.cleaned_data["answer"]
    step = STEP.fullmatch(move_id)
    if said == "not_this" and step:
        skip_step(by=request.user, comeback_id=int(step[1]), step=step[2], today=request.today)
    else:
        state = {"tomorrow": "snoozed", "not_this": "dismissed", "done": "done"}[said]
        until = tomorrow(request.today) if said == "tomorrow" else None
        answer_move(by=request.user, move_id=move_id, state=state, until=until, today=request.today)
    return shell.done(request, "today:home")
