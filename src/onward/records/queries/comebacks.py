"""Comebacks as they stand."""

from __future__ import annotations

from onward.core.plan.comeback import ComebackNow
from onward.core.reflection.entry import ReflectionNow
from onward.core.shared.by import Seeker
from onward.records.models import Comeback
from onward.records.queries.errors import NotFound
from onward.records.queries.values import comebacks_now, reflection_now

AT_MOST = 200


def comeback(by: Seeker, comeback_id: int) -> ComebackNow:
    """One Comeback; raises NotFound. One read."""
    found = comebacks_now(Comeback.objects.filter(owner_id=by.pk, pk=comeback_id))
    if not found:
        raise NotFound
    return found[0]


def comebacks(by: Seeker, open: bool = True) -> tuple[ComebackNow, ...]:
    """The fresh Comebacks, open or ended, newest first (at most 200). One read."""
    found = Comeback.objects.filter(owner_id=by.pk, ended_on__isnull=open)
    found = found.filter(late=False) if open else found
    return comebacks_now(found.order_by("-opened_on", "-id")[:AT_MOST])


def late_comebacks(by: Seeker) -> tuple[ComebackNow, ...]:
    """Old rejections that came in folded and wait to be put to rest, newest first (at most 200). One read."""
    found = Comeback.objects.filter(owner_id=by.pk, ended_on__isnull=True, late=True)
    return comebacks_now(found.order_by("-opened_on", "-id")[:AT_MOST])


def reflection(by: Seeker, application_id: int) -> ReflectionNow | None:
    """What was learnt from one rejection, if anything was written down. One read."""
    return reflection_now(application_id, by.pk)
