"""Before anything is served or read: the data folder, a copy of the database, and its migrations."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from onward.project import secret

KEPT_COPIES = 5
MIGRATIONS = Path(__file__).resolve().parent.parent / "records" / "migrations"


class CannotStart(Exception):
    """Onward cannot open its data; the message is one clear sentence."""


def prepare(home: Path) -> None:
    """Make the folder if need be, set up Django, and bring the database up to date after a backup copy.

    Raises CannotStart, with one sentence, when the folder cannot be written, the file is no database of
    Onward's, or a newer Onward has written it.
    """
    make_folder(home)
    secret.ensure(home)
    _check_file(home / "onward.sqlite3")
    # Another project of the same shell may have named its own settings.
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.project.settings"
    import django

    django.setup()
    _bring_up_to_date(home)


def make_folder(home: Path) -> None:
    """Create the data folder, for its owner alone. What already lies there is left as it is."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(f"The data folder {home} cannot be made: {error.strerror}.") from None
    if not os.access(home, os.W_OK | os.X_OK):
        raise CannotStart(f"The data folder {home} cannot be written to.")


def _check_file(path: Path) -> None:
    if not path.exists():
        # Made here, so that nobody else on the machine can read it from its first moment.
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
        return
    try:
        # Read-only: a database that is refused must not change by a byte.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            tables = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            applied = _applied(db) if "django_migrations" in tables else set()
    except sqlite3.DatabaseError:
        raise CannotStart(f"{path} is not a database Onward can read. A copy may lie in the backups folder.") from None
    if applied - {file.stem for file in MIGRATIONS.glob("[0-9]*.py")}:
        raise CannotStart(
            f"The data in {path.parent} was written by a newer Onward. Install that version again; nothing was changed."
        )


def _applied(db: sqlite3.Connection) -> set[str]:
    return {name for (name,) in db.execute("SELECT name FROM django_migrations WHERE app = 'records'")}


def _bring_up_to_date(home: Path) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    applied = set(loader.applied_migrations)
    if known <= applied:
        return
    if applied:
        _copy(home)
    call_command("migrate", verbosity=0, interactive=False)


def _copy(home: Path) -> None:
    """Copy the database before its shape changes; the newest few copies are kept."""
    folder = home / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"before-update-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3"
    with (
        closing(sqlite3.connect(home / "onward.sqlite3")) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    target.chmod(0o600)
    for old in sorted(folder.glob("before-update-*.sqlite3"))[:-KEPT_COPIES]:
        old.unlink()
