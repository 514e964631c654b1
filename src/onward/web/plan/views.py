"""This week's goals: process, counted apart from outcomes."""

from __future__ import annotations

from typing import Any

from django.forms import BaseFormSet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from onward.core.plan.situation import GoalNow
from onward.core.shared.dates import week_start
from onward.records.actions.errors import Refused
from onward.records.actions.goals import save_goals, tap_goal
from onward.records.queries.plan import goals
from onward.web import shell
from onward.web.asked import Asked, own_rows
from onward.web.plan.forms import AT_MOST, GoalForm, GoalForms
from onward.web.plan.pages import week_page


@require_http_methods(["GET", "POST"])
@own_rows
def week(request: Asked) -> HttpResponse:
    """The week's numbers, and the form that changes them."""
    now = goals(request.user, today=request.today)
    forms = GoalForms(request.POST) if request.method == "POST" else GoalForms(initial=_initial(now))
    refusal = ""
    if forms.is_bound and forms.is_valid():
        try:
            save_goals(by=request.user, goals=_chosen(forms), today=request.today)
        except Refused as refused:
            refusal = refused.sentence
        else:
            return shell.done(request, "plan:goals")
    context = {"page": week_page(now, week_start(request.today)), "forms": forms, "refusal": refusal}
    return render(request, "plan/week.html", context, status=422 if forms.is_bound else 200)


@require_POST
@own_rows
def count(request: Asked, goal_id: int) -> HttpResponse:
    """One more, or one less, of what the seeker counts by hand."""
    less = request.POST.get("by") == "less"
    try:
        tap_goal(by=request.user, goal_id=goal_id, today=request.today, by_how_many=-1 if less else 1)
    except Refused as refused:
        shell.announce(request, refused.sentence)
        return redirect("plan:goals")
    return shell.done(request, "plan:goals")


def _initial(now: tuple[GoalNow, ...]) -> list[dict[str, Any]]:
    kept = [{"id": goal.id, "name": goal.name, "counts": goal.counts, "per_week": goal.planned} for goal in now]
    return [*kept, *({} for _ in range(max(0, min(3, AT_MOST) - len(kept)) or int(len(kept) < AT_MOST)))]


def _chosen(forms: BaseFormSet[GoalForm]) -> list[tuple[int | None, str, str, int]]:
    said = (form.cleaned_data for form in forms)
    return [
        (each.get("id"), each["name"], each.get("counts") or "manual", each["per_week"])
        for each in said
        if each.get("name") and each.get("per_week")
    ]
