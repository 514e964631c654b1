"""Searches: the campaign that everything belongs to."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def current_search(*, by: Seeker, today: date) -> int:
    """The id of the running (or paused) search; makes 'My search' with its three goals when there is none."""
    raise NotImplementedError


def pause_search(*, by: Seeker) -> None:
    """Pause the search: nothing nags, nothing is lost."""
    raise NotImplementedError


def resume_search(*, by: Seeker) -> None:
    """Take the search up again."""
    raise NotImplementedError


def rename_search(*, by: Seeker, name: str, target: str) -> None:
    """Name the search and say what it is for."""
    raise NotImplementedError
