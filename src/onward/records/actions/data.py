"""The seeker's data is the seeker's: export, backup, restore, erase."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection, connections
from django.db.migrations.loader import MigrationLoader

from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.exporting import write_export
from onward.records.models import Import

DATABASE = "onward.sqlite3"
BESIDE = (f"{DATABASE}-wal", f"{DATABASE}-shm", f"{DATABASE}-journal")
OURS = (DATABASE, *BESIDE, "secret.key", "worker.lock")
OUR_FOLDERS = {"uploads": ("*.mail", "*.part"), "backups": ("before-update-*.sqlite3", "before-restore-*.sqlite3")}
HEAD = b"SQLite format 3\x00"


def export_all(*, by: Seeker, path: Path) -> dict[str, int]:
    """Write all that is on record as one zip: JSON lines per table and a CSV of applications. Returns the counts."""
    return write_export(by, path)


def backup(path: Path) -> int:
    """Copy the database into one file while it is in use; returns its size in bytes.

    An older backup at that place is replaced when the new one is whole. Raises Refused when it can't be written,
    or another file lies there.
    """
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name the file to write.")
    if path.exists() and path.stat().st_size and not path.open("rb").read(16) == HEAD:
        raise Refused(f"{path} exists and is not a backup. Nothing was overwritten.")
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        _copy_to(half)
        os.replace(half, path)
    except (OSError, sqlite3.Error, DatabaseError) as error:
        raise Refused(f"The backup can't be written to {path}: {getattr(error, 'strerror', None) or error}.") from None
    finally:
        half.unlink(missing_ok=True)
    return path.stat().st_size


def restore(path: Path) -> Path | None:
    """Put a backup in place of the present database; returns where a copy of the present one lies.

    Raises Refused when the file is not a whole backup of Onward's, or is of a newer one. What is restored may be
    older than this Onward: the house brings it up to date when it starts next.
    """
    check_backup(path)
    kept = _keep_present()
    try:
        _copy_from(path)
    except (sqlite3.OperationalError, OperationalError):
        raise Refused("The present data is in use just now. Stop Onward, then restore again.") from None
    except (sqlite3.Error, DatabaseError):
        _replace_file(path)
    return kept


def check_backup(path: Path) -> None:
    """Raise Refused, with one sentence, unless a file is a whole database of this or an older Onward."""
    if not path.is_file():
        raise Refused(f"There is no file {path}.")
    try:
        with closing(sqlite3.connect(f"file:{path.absolute().as_posix()}?mode=ro&immutable=1", uri=True)) as db:
            applied = {row[0] for row in db.execute("SELECT name FROM django_migrations WHERE app = 'records'")}
            sound = db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.Error:
        raise Refused(f"{path} is not a backup of Onward's.") from None
    if not sound:
        raise Refused(f"{path} is damaged and was not restored.")
    known = {name for app, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations if app == "records"}
    if not applied or applied - known:
        newer = "was written by a newer Onward; install that version to restore it"
        raise Refused(f"{path} {newer if applied else 'is not a backup of Onward’s'}.")


def erase() -> list[str]:
    """Remove all that Onward made in the data folder and nothing else; returns the names.

    Raises Refused while Onward runs on that folder.
    """
    connections.close_all()
    home, gone = Path(settings.HOME), []
    if _is_running(home):
        raise Refused("Onward is running on this data. Stop it first; then it can be erased.")
    for name in OURS:
        if (home / name).is_file():
            (home / name).unlink()
            gone.append(name)
    return gone + _clear_folders(home)


def empty() -> list[str]:
    """Take everything out of a running Onward: every row, every upload, every copy. Returns the names.

    The file itself stays, empty, so that the running pages have something to stand on. Raises Refused while an
    import runs.
    """
    if Import.objects.filter(state=Import.State.RUNNING).exists():
        raise Refused("An import is running. Stop it first; then everything can be erased.")
    call_command("flush", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # without it, what was deleted could still be read in the file
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return [DATABASE, *_clear_folders(Path(settings.HOME))]


def _clear_folders(home: Path) -> list[str]:
    """Remove our own files from our folders; whatever else somebody put there stays."""
    gone = []
    for name, shapes in OUR_FOLDERS.items():
        folder = home / name
        if not folder.is_dir() or folder.is_symlink():
            continue
        for shape in shapes:
            for path in folder.glob(shape):
                path.unlink()
        if not any(folder.iterdir()):
            folder.rmdir()
        gone.append(name)
    return gone


def _is_running(home: Path) -> bool:
    """Whether a server holds this folder: its worker keeps a lock for as long as it lives."""
    lock = home / "worker.lock"
    if not lock.exists():
        return False
    try:
        import fcntl
    except ImportError:  # Windows tells by refusing to remove files in use
        return False
    with lock.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _copy_to(target: Path) -> None:
    """A copy of the live database by SQLite's own means, checked before it counts."""
    connection.ensure_connection()
    os.close(os.open(target, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError("the copy is not sound")
    with target.open("rb") as file:
        os.fsync(file.fileno())


def _copy_from(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(f"file:{path.absolute().as_posix()}?mode=ro&immutable=1", uri=True)) as source:
        source.backup(connection.connection)
    connections.close_all()


def _keep_present() -> Path | None:
    """Copy the present database aside, by file where it can't be opened any more."""
    present = Path(settings.HOME) / DATABASE
    if not present.is_file() or not present.stat().st_size:
        return None
    folder = present.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    kept = folder / f"before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S}.sqlite3"
    try:
        _copy_to(kept)
    except Exception:
        shutil.copy2(present, kept)
    return kept


def _replace_file(path: Path) -> None:
    """Where the present database can't be opened, put the backup in place of its file."""
    connections.close_all()
    home = Path(settings.HOME)
    for name in BESIDE:
        (home / name).unlink(missing_ok=True)
    half = home / "onward.sqlite3.new"
    shutil.copyfile(path, half)
    half.chmod(0o600)
    os.replace(half, home / DATABASE)
