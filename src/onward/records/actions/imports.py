"""Imports: taken in by batches, stopped, resumed, undone as one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from onward.core.shared.by import Seeker


def start_import(*, by: Seeker, path: Path, name: str, kept_copy: bool, enqueue: bool = True) -> int:
    """Begin to take in a file or folder: recognised by content, then read by the worker. Returns the import's id.

    `kept_copy` marks an upload in the data folder, removed when it is done or undone. Raises Refused, with one
    sentence, for what cannot be read; a refused upload is removed.
    """
    raise NotImplementedError


def run_import(import_id: int, *, today: date, should_stop: Callable[[], bool] | None = None) -> None:
    """Read on from the mark until the end, a stop, or a fault that is then named in the import's problems."""
    raise NotImplementedError


def stop_import(*, by: Seeker, import_id: int) -> None:
    """Ask a running import to stop after its batch; a waiting one stops at once."""
    raise NotImplementedError


def resume_import(*, by: Seeker, import_id: int, enqueue: bool = True) -> None:
    """Take a stopped or failed import up again where it ended."""
    raise NotImplementedError


def undo_import(*, by: Seeker, import_id: int) -> None:
    """Take back what an import brought, except what the seeker has since worked on."""
    raise NotImplementedError


def revive_imports() -> int:
    """Let the imports of a dead process go on; returns how many. Called at start."""
    raise NotImplementedError
