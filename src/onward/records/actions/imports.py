"""Imports: taken in by batches, stopped, resumed, undone as one thing."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction

from onward.adapters.sources import recognise
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.exporting import is_export
from onward.records.actions.intake import Intake
from onward.records.actions.layout import Layout
from onward.records.actions.own import own
from onward.records.actions.restoring import restore_rows
from onward.records.actions.running import Lost, claim, finish, is_abandoned
from onward.records.actions.takeback import take_back
from onward.records.actions.tally import begin, name_problems
from onward.records.models import Import, User

log = logging.getLogger("onward.import")

READ = frozenset({"mbox", "eml", "maildir", "takeout", "zip", "folder", "export"})
LATER = {
    "csv": "a table. Onward reads mail so far; tables of applications are not read yet",
    "vcard": "a file of contacts. Onward reads mail so far; contacts are not read yet",
    "linkedin": "LinkedIn's export of your data. Onward reads mail so far; that is not read yet",
    "calendar": "a calendar. Onward reads mail so far; calendars are not read yet",
    "pdf": "a PDF. Onward reads mail so far; resumes are not read here",
    "json": "a JSON file, which is not a mailbox Onward knows",
    "jsonl": "a JSON Lines file, which is not a mailbox Onward knows",
}
FAULT = "Something went wrong inside Onward. What was read so far is kept; resume to try the rest again."


def start_import(*, by: Seeker, path: Path, name: str, kept_copy: bool, enqueue: bool = True) -> int:
    """Begin to take in a file or folder: recognised by content, then read by the worker. Returns the import's id.

    `kept_copy` marks an upload in the data folder, removed when it is done or undone. Raises Refused, with one
    sentence, for what cannot be read; a refused upload is removed.
    """
    try:
        kind, size = _recognise(path, name)
    except Refused:
        if kept_copy:
            _remove(path)
        raise
    row = Import.objects.create(
        owner_id=by.pk, name=name[:300], path=str(path.absolute()), kept_copy=kept_copy, kind=kind, size=size
    )
    begin(row)
    row.save(update_fields=["counts"])
    if enqueue:
        _enqueue(row.pk)
    return row.pk


def run_import(import_id: int, *, today: date, should_stop: Callable[[], bool] | None = None) -> None:
    """Read on from the mark until the end, a stop, or a fault that is then named in the import's problems.

    `should_stop` is asked after each batch; it leaves the import waiting, to be taken up again at the next start.
    """
    row = claim(import_id)
    if row is None:
        return
    try:
        finish(row, _run(row, today, should_stop or (lambda: False)))
    except Lost:
        return
    except Refused as refused:
        _fail(row, refused.sentence)
    except Exception:
        log.exception("Import %s ended with a fault.", import_id)
        _fail(row, FAULT)
    if row.state == Import.State.DONE:
        _drop_copy(row)


def stop_import(*, by: Seeker, import_id: int) -> None:
    """Ask a running import to stop after its batch; a waiting one, or one whose process died, stops at once."""
    with transaction.atomic():
        row = own(Import, by, import_id)
        if row.state == Import.State.WAITING or is_abandoned(row):
            row.state = Import.State.STOPPED
        row.stop_asked = row.state == Import.State.RUNNING
        row.save(update_fields=["state", "stop_asked", "updated_at"])


def resume_import(*, by: Seeker, import_id: int, enqueue: bool = True) -> None:
    """Take a stopped or failed import up again where it ended. Raises Refused when its file is gone."""
    with transaction.atomic():
        row = own(Import, by, import_id)
        if row.state not in (Import.State.STOPPED, Import.State.FAILED) and not is_abandoned(row):
            return
        if not (row.path and Path(row.path).exists()):
            raise Refused(f"{row.name} is no longer there, so the rest of it can't be read.")
        row.state, row.stop_asked = Import.State.WAITING, False
        row.save(update_fields=["state", "stop_asked", "updated_at"])
    if enqueue:
        _enqueue(row.pk)


def undo_import(*, by: Seeker, import_id: int) -> None:
    """Take back what an import brought, except what the seeker has since worked on. Again is harmless."""
    with transaction.atomic():
        row = own(Import, by, import_id)
        if row.state == Import.State.UNDONE:
            return
        if row.state == Import.State.RUNNING and not is_abandoned(row):
            raise Refused("This import is still running. Stop it first; then it can be undone.")
        if row.kind == "export":
            raise Refused("What an export brought can't be taken back in one step. Restore a backup instead.")
        take_back(row)
        row.state, row.mark, row.done_bytes = Import.State.UNDONE, "", 0
        row.save(update_fields=["state", "mark", "done_bytes", "counts", "updated_at"])
    _drop_copy(row)


def revive_imports() -> int:
    """Let the imports that wait, or whose process died, go on; returns how many. Called at start."""
    revived = 0
    for row in Import.objects.filter(state__in=[Import.State.WAITING, Import.State.RUNNING]):
        if row.state == Import.State.WAITING or is_abandoned(row):
            _enqueue(row.pk)
            revived += 1
    return revived


def _run(row: Import, today: date, should_stop: Callable[[], bool]) -> str:
    """The state in which this run ends."""
    begin(row)
    if row.kind == "export":
        restore_rows(row)
        return Import.State.DONE
    intake = Intake(row, today, frozenset(address.lower() for address in row.owner.addresses))
    whole = intake.read_on(should_stop)
    if not whole and should_stop():
        return Import.State.WAITING
    # A stop by the seeker lays out what was read, so that nothing shown as kept hangs in the air; a second
    # stop is obeyed at once.
    Import.objects.filter(pk=row.pk).update(stop_asked=False)
    laid = Layout(row, today).lay_out(should_stop)
    if not laid:
        return Import.State.WAITING if should_stop() else Import.State.STOPPED
    _learn_addresses(row, intake)
    return Import.State.DONE if whole else Import.State.STOPPED


def _learn_addresses(row: Import, intake: Intake) -> None:
    """Note the seeker's own address in a profile that has none; the settings show it and take another."""
    learnt = intake.learnt()
    user = User.objects.get(pk=row.owner_id)
    if learnt and not user.addresses:
        user.addresses = sorted(learnt)
        user.save(update_fields=["addresses"])


def _recognise(path: Path, name: str) -> tuple[str, int]:
    if is_export(path):
        return "export", path.stat().st_size
    found = recognise(path)
    if found.kind in READ and not found.problem:
        return found.kind, found.size
    if found.kind in LATER:
        raise Refused(f"{name} is {LATER[found.kind]}.")
    # The problem names the file as it lies on the disk; an upload lies there under a name of ours.
    raise Refused((found.problem or f"{name} is not a mailbox that Onward knows.").replace(path.name, name))


def _fail(row: Import, sentence: str) -> None:
    name_problems(row, [sentence])
    try:
        finish(row, Import.State.FAILED)
    except Lost:
        return


def _drop_copy(row: Import) -> None:
    """Remove the upload, and only an upload: the file lies in the data folder's own room for them."""
    path = Path(row.path)
    uploads = Path(settings.HOME) / "uploads"
    if row.kept_copy and path.is_relative_to(uploads.absolute()):
        _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _enqueue(import_id: int) -> None:
    from onward.records.tasks import run_import_task

    transaction.on_commit(lambda: run_import_task.enqueue(import_id))
