"""Undo: puts back what an action wrote, or says why it can't."""

from __future__ import annotations

from onward.core.shared.by import Seeker


def undo_change(*, by: Seeker, change_id: int) -> str:
    """Undo one change and say what was undone; raises Refused when it was changed again since."""
    raise NotImplementedError


def undo_last(*, by: Seeker) -> str | None:
    """Undo the newest change that still stands; None when there is nothing to undo."""
    raise NotImplementedError
