"""Searches: the campaign that everything belongs to."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.words import line
from onward.records.models import Goal, Search

# Numbers that the seeker controls, small enough to be met (docs/method/plan.md: our judgement).
FIRST_GOALS = (
    ("People reached", "people", 3),
    ("Well-aimed applications", "applications", 4),
    ("Hours of practice", "manual", 2),
)


def current_search(*, by: Seeker, today: date) -> int:
    """The id of the running (or paused) search; makes 'My search' with its three goals when there is none."""
    found = _current(by)
    if found:
        return found.pk
    with change(by=by, verb="search", says="Started a search.") as journal:
        search = Search.objects.create(owner_id=by.pk, name="My search", started_on=today)
        journal.made(search)
        for name, counts, per_week in FIRST_GOALS:
            goal = Goal.objects.create(owner_id=by.pk, search=search, name=name, counts=counts, per_week=per_week)
            journal.made(goal)
    return search.pk


def pause_search(*, by: Seeker) -> None:
    """Pause the search: nothing nags, nothing is lost."""
    _set_state(by, Search.State.PAUSED, "The search is paused. Nothing is lost.")


def resume_search(*, by: Seeker) -> None:
    """Take the search up again."""
    _set_state(by, Search.State.ACTIVE, "The search goes on.")


def rename_search(*, by: Seeker, name: str, target: str) -> None:
    """Name the search and say what it is for."""
    search = _needed(by)
    with change(by=by, verb="rename_search", says="Renamed the search.") as journal:
        journal.before(search)
        search.name = line(name, "a name for the search", most=200, needed=True)
        search.target = line(target, "the target")
        search.save(update_fields=["name", "target", "updated_at"])


def _current(by: Seeker) -> Search | None:
    open_ones = Search.objects.filter(owner_id=by.pk).exclude(state=Search.State.ENDED)
    return open_ones.order_by("-id").first()


def _needed(by: Seeker) -> Search:
    search = _current(by)
    if search is None:
        raise Refused("There is no search yet. Add an application or bring your mail first.")
    return search


def _set_state(by: Seeker, state: str, says: str) -> None:
    search = _needed(by)
    with change(by=by, verb="search_state", says=says) as journal:
        journal.before(search)
        search.state = state
        search.save(update_fields=["state", "updated_at"])
