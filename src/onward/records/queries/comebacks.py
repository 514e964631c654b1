"""Comebacks as they stand."""

from __future__ import annotations

from onward.core.plan.comeback import ComebackNow
from onward.core.reflection.entry import ReflectionNow
from onward.core.shared.by import Seeker


def comeback(by: Seeker, comeback_id: int) -> ComebackNow:
    """One Comeback; raises NotFound."""
    raise NotImplementedError


def comebacks(by: Seeker, open: bool = True) -> tuple[ComebackNow, ...]:
    """The fresh Comebacks, open or ended, newest first (at most 200)."""
    raise NotImplementedError


def late_comebacks(by: Seeker) -> tuple[ComebackNow, ...]:
    """Old rejections that came in folded and wait to be put to rest (at most 200)."""
    raise NotImplementedError


def reflection(by: Seeker, application_id: int) -> ReflectionNow | None:
    """What was learnt from one rejection, if anything was written down."""
    raise NotImplementedError
