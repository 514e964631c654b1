"""The seeker's data is the seeker's: export, backup, restore, erase."""

from __future__ import annotations

from pathlib import Path

from onward.core.shared.by import Seeker


def export_all(*, by: Seeker, path: Path) -> dict[str, int]:
    """Write all that is on record as one zip: JSON lines per table and a CSV of applications. Returns the counts."""
    raise NotImplementedError


def backup(path: Path) -> int:
    """Copy the database into one file while it is in use; returns its size in bytes."""
    raise NotImplementedError


def restore(path: Path) -> Path | None:
    """Put a backup in place of the present database; returns where a copy of the present one lies."""
    raise NotImplementedError


def erase() -> list[str]:
    """Remove all that Onward made in the data folder and nothing else; returns the names."""
    raise NotImplementedError
