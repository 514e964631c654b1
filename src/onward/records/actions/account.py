"""The local user and their profile."""

from __future__ import annotations

from onward.core.shared.by import Seeker
from onward.records.models import User


def local_user() -> User:
    """The one user of a local Onward, made on the first call."""
    raise NotImplementedError


def save_profile(*, by: Seeker, name: str, addresses: list[str], timezone: str) -> None:
    """Keep the name that signs notes, the seeker's own mail addresses and the time zone ('' = the machine's)."""
    raise NotImplementedError
