"""The week's goals, with what is done of them counted from the record."""

from __future__ import annotations

from datetime import date, timedelta

from onward.core.plan.situation import GoalNow
from onward.core.shared.by import Seeker
from onward.core.shared.dates import week_start
from onward.records.models import Application, Comeback, Goal, Note, Touch


def goals(by: Seeker, *, today: date) -> tuple[GoalNow, ...]:
    """The week's goals with what is done of them (the week starts on Monday). Five reads at most."""
    rows = list(Goal.objects.filter(owner_id=by.pk, rests=False).order_by("id"))
    monday = week_start(today)
    wanted = {row.counts for row in rows}
    done = {name: count(by, monday) for name, count in _COUNTS.items() if name in wanted}
    return tuple(
        GoalNow(
            id=row.pk, name=row.name, counts=row.counts, planned=row.per_week,
            done=done.get(row.counts, int(row.taps.get(monday.isoformat(), 0))),
        )
        for row in rows
    )  # fmt: skip


def _people(by: Seeker, monday: date) -> int:
    """People with whom there was contact; a note sent to nobody on file counts as one."""
    week = (monday, monday + timedelta(days=6))
    touched = Touch.objects.filter(owner_id=by.pk, on__range=week).values("contact_id").distinct().count()
    sent = Note.objects.filter(owner_id=by.pk, state=Note.State.SENT, sent_on__range=week, contact__isnull=True)
    return touched + sent.count()


def _applications(by: Seeker, monday: date) -> int:
    week = (monday, monday + timedelta(days=6))
    return Application.objects.filter(owner_id=by.pk, applied_on__range=week).count()


def _comebacks(by: Seeker, monday: date) -> int:
    """Steps of Comebacks that were done; those left out don't count."""
    week = {(monday + timedelta(days=day)).isoformat() for day in range(7)}
    rows = Comeback.objects.filter(owner_id=by.pk, updated_at__date__gte=monday - timedelta(days=1))
    steps = (step for found in rows.values_list("steps", flat=True) for step in found.values())
    return sum(step.get("state") == "done" and step.get("on") in week for step in steps)


_COUNTS = {"people": _people, "applications": _applications, "comebacks": _comebacks}
