"""Who runs an import: one process at a time, and whether that process still lives."""

from __future__ import annotations

import os
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from onward.records.models import Import

SILENT = timedelta(minutes=2)  # without a heartbeat this long, whoever ran it is gone
_TOKEN = secrets.token_hex(8)


class Lost(Exception):
    """Another process took the import over, or it is gone: this one lets go without a word."""


def me() -> str:
    """Name this process: its number, and a word that no later process with that number has."""
    return f"{os.getpid()}:{_TOKEN}"


def claim(import_id: int) -> Import | None:
    """Take a waiting import, or one whose process died; None when there is nothing to do."""
    with transaction.atomic():
        row = Import.objects.select_related("owner").filter(pk=import_id).first()
        if row is None or not (row.state == Import.State.WAITING or is_abandoned(row)):
            return None
        row.state, row.worker, row.heartbeat_at = Import.State.RUNNING, me(), timezone.now()
        row.ended_at = None
        row.save(update_fields=["state", "worker", "heartbeat_at", "ended_at", "updated_at"])
        return row


def is_abandoned(row: Import) -> bool:
    """Tell whether an import is marked as running but nobody runs it."""
    if row.state != Import.State.RUNNING:
        return False
    if row.heartbeat_at is None or timezone.now() - row.heartbeat_at > SILENT:
        return True
    pid, _, token = row.worker.partition(":")
    if pid == str(os.getpid()):
        return token != _TOKEN
    return not _lives(int(pid)) if pid.isdigit() else True


def save_progress(row: Import, *fields: str) -> bool:
    """Write how far it has come, inside the batch's transaction; says whether the seeker asked to stop.

    Raises Lost when the import is no longer this process's to write.
    """
    row.heartbeat_at = timezone.now()
    mine = Import.objects.filter(pk=row.pk, worker=me(), state=Import.State.RUNNING)
    values = {name: getattr(row, name) for name in (*fields, "counts", "problems", "heartbeat_at")}
    if not mine.update(**values):
        raise Lost
    return bool(mine.values_list("stop_asked", flat=True).first())


def finish(row: Import, state: str) -> None:
    """Write the end of a run, with its counts. Raises Lost as save_progress does."""
    row.state, ended = state, timezone.now()
    over = state in (Import.State.DONE, Import.State.FAILED, Import.State.STOPPED)
    row.ended_at = ended if over else None
    if state == Import.State.DONE:
        row.done_bytes = row.size = max(row.size, row.done_bytes)
    names = ("state", "ended_at", "done_bytes", "size", "counts", "problems")
    values = {name: getattr(row, name) for name in names}
    mine = Import.objects.filter(pk=row.pk, worker=me(), state=Import.State.RUNNING)
    if not mine.update(**values, worker="", stop_asked=False):
        raise Lost


def _lives(pid: int) -> bool:
    if os.name != "posix":  # elsewhere signal 0 is not a question but an order
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
