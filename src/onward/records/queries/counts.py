"""The few numbers beside the rail, on every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from onward.core.shared.by import Seeker

if TYPE_CHECKING:
    from onward.records.queries.imports import ImportNow


@dataclass(frozen=True, slots=True)
class Rail:
    tray: int
    live: int
    due: int  # contacts due by today
    notes_open: int
    running_import: ImportNow | None = None
    paused: bool = False


def rail(by: Seeker, *, today: date) -> Rail:
    """The numbers beside the rail, in two queries at most."""
    raise NotImplementedError
