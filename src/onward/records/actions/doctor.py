"""The doctor: looks the database over and mends what can be derived again."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from onward.core.shared.by import Seeker
from onward.records.actions.events import rebuild
from onward.records.actions.imports import revive_imports
from onward.records.actions.journal import unrecorded
from onward.records.actions.running import is_abandoned
from onward.records.models import Application, Import

FRESH = timedelta(hours=1)  # an upload this young may still be on its way into the database


def mend(*, by: Seeker) -> list[str]:
    """Check and mend; returns one sentence for each thing found, none when all is well.

    What it can't mend (a damaged file) it names, with what to do.
    """
    return [*_check_file(), *_check_links(), *_mend_columns(by), *_mend_imports(by), *_mend_uploads()]


def _check_file() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(5)")
        found = [str(row[0]) for row in cursor.fetchall()]
    if found == ["ok"]:
        return []
    return ["The database file is damaged. Restore a backup with `onward restore FILE`; copies lie in backups."]


def _check_links() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_key_check")
        broken = len(cursor.fetchall())
    return [f"{broken} rows point to rows that are gone. Restoring a backup puts them right."] if broken else []


def _mend_columns(by: Seeker) -> list[str]:
    with unrecorded():
        differed = rebuild(list(Application.objects.filter(owner_id=by.pk).values_list("pk", flat=True)))
    return [f"Derived the stage of {differed} applications anew from their events."] if differed else []


def _mend_imports(by: Seeker) -> list[str]:
    stuck = [row for row in Import.objects.filter(owner_id=by.pk, state=Import.State.RUNNING) if is_abandoned(row)]
    gone = [row for row in stuck if not (row.path and Path(row.path).exists())]
    for row in gone:
        row.state = Import.State.STOPPED
        row.save(update_fields=["state", "updated_at"])
    if len(stuck) > len(gone):
        revive_imports()
    return [
        f"{row.name} had stopped in the middle; "
        + ("its file is gone, so it is marked as stopped." if row in gone else "it goes on at the next start.")
        for row in stuck
    ]


def _mend_uploads() -> list[str]:
    """Remove uploads that no import will read any more."""
    folder = Path(settings.HOME) / "uploads"
    states = [Import.State.DONE, Import.State.UNDONE]
    wanted = set(Import.objects.filter(kept_copy=True).exclude(state__in=states).values_list("path", flat=True))
    orphans = [path for path in (folder.iterdir() if folder.is_dir() else ()) if _is_orphan(path, wanted)]
    for path in orphans:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    return [f"Removed {len(orphans)} uploads that no import needs any more."] if orphans else []


def _is_orphan(path: Path, wanted: set[str]) -> bool:
    here = str(path.absolute())
    if any(kept == here or kept.startswith(f"{here}/") for kept in wanted):
        return False
    return timezone.now().timestamp() - path.lstat().st_mtime > FRESH.total_seconds()
