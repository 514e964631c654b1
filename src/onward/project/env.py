"""The environment: every setting is read here, typed, and fails loudly in one sentence when it is wrong."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import platformdirs


class WrongSetting(Exception):
    """A setting that cannot be used; the message says which, and what it takes."""


def home() -> Path:
    """Say where the seeker's data lies: `ONWARD_HOME`, or the platform's folder for user data."""
    chosen = os.environ.get("ONWARD_HOME", "").strip()
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_data_dir("onward", appauthor=False))


def text(name: str) -> str:
    """Read a setting as it stands; empty where it is not set."""
    return os.environ.get(name, "").strip()


def flag(name: str, *, default: bool = False) -> bool:
    """Read a yes-or-no setting."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise WrongSetting(f"{name} takes yes or no, not '{value}'.")


def day(name: str) -> date | None:
    """Read a setting that is a date, such as 2026-11-22."""
    value = os.environ.get(name, "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise WrongSetting(f"{name} takes a date such as 2026-11-22, not '{value}'.") from None
