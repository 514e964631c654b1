"""Maildir folders: one file a mail, in `cur` and `new`."""

from __future__ import annotations

from pathlib import Path


def is_maildir(folder: Path) -> bool:
    """Whether a folder is a Maildir: it has `cur` and `new`."""
    return (folder / "cur").is_dir() and (folder / "new").is_dir()


def sorts_as(name: str) -> str:
    """The name of a mail without its flags, which change when it is read or answered."""
    return name.partition(":2,")[0].partition("!2,")[0]
