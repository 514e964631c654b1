"""The seeker's profile."""

from __future__ import annotations

from dataclasses import dataclass

from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    addresses: tuple[str, ...]
    timezone: str
    search: str = ""
    target: str = ""
    paused: bool = False


def profile(by: Seeker) -> Profile:
    """Who the seeker is, and how their search is called."""
    raise NotImplementedError


def has_anything(by: Seeker) -> bool:
    """Tell whether there is any application, mail or import; else the three doors are shown."""
    raise NotImplementedError
