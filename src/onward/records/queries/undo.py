"""The history of changes, for the toast and the history page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class ChangeNow:
    id: int
    verb: str
    says: str
    at: datetime
    undone: bool = False
    can_undo: bool = True


@dataclass(frozen=True, slots=True)
class ChangeListing:
    rows: tuple[ChangeNow, ...]
    total: int
    page: int
    pages: int


def latest_change(by: Seeker) -> ChangeNow | None:
    """The newest change, or None."""
    raise NotImplementedError


def changes(by: Seeker, page: int = 1, per: int = 50) -> ChangeListing:
    """One page of the history, newest first."""
    raise NotImplementedError
