"""The key that signs cookies: made once, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def load(home: Path) -> str:
    """Read the key, or make one. A folder that cannot be written gives a key for this process alone."""
    path = home / "secret.key"
    try:
        return _read(path) or _make(path)
    except OSError:
        return secrets.token_urlsafe(50)


def _read(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""


def _make(path: Path) -> str:
    key = secrets.token_urlsafe(50)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(key)
    return key
