"""The key that signs cookies: made once at the first start, kept in the data folder, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

NAME = "secret.key"


def load(home: Path) -> str:
    """Read the key. Where none was made yet, one for this process alone: reading settings writes nothing."""
    try:
        return (home / NAME).read_text(encoding="ascii").strip() or secrets.token_urlsafe(50)
    except (OSError, UnicodeDecodeError):
        return secrets.token_urlsafe(50)


def ensure(home: Path) -> None:
    """Make the key if there is none. Raises OSError when the folder cannot be written."""
    path = home / NAME
    if path.exists() and path.stat().st_size:
        return
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
