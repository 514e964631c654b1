"""Writing an export: one zip with every table as JSON lines, and a CSV of the applications for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils import timezone

from onward import __version__
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.frozen import freeze
from onward.records.actions.tables import FORM, MARK, TABLES, Table
from onward.records.models import Application, Interview, User

README = """This zip holds everything Onward has on record for one seeker.

NAME.jsonl          one table, one row a line, as JSON; the ids are those of the database
onward-export.json  what was written, when, by which version; and the profile
applications.csv    the applications for a spreadsheet (a cell that could be a formula begins with ')

Not in it: the history of changes that undo uses. `onward import` of this zip puts everything back.
"""
COLUMNS = (
    "company", "role", "stage", "reached", "applied_on", "last_event_on", "channel", "requisition", "url", "remarks",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_export(by: Seeker, path: Path) -> dict[str, int]:
    """Write the zip beside its place first, then move it there. Raises Refused when it can't be written."""
    _check_target(path)
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with _private(half) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            counts = _write(by, archive)
        os.replace(half, path)
    except OSError as error:
        raise Refused(f"{path} can't be written: {error.strerror or error}.") from None
    finally:
        half.unlink(missing_ok=True)
    return counts


def safe_cell(value: Any) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def _write(by: Seeker, archive: zipfile.ZipFile) -> dict[str, int]:
    counts = {table.name: _write_table(by, archive, table) for table in TABLES}
    archive.writestr(_entry("applications.csv"), _applications(by))
    archive.writestr(_entry("README.txt"), README)
    user = User.objects.get(pk=by.pk)
    profile = {name: getattr(user, name) for name in ("name", "addresses", "timezone", "language")}
    about = {"form": FORM, "version": __version__, "made_at": timezone.now().isoformat()}
    archive.writestr(_entry(MARK), json.dumps({**about, "rows": counts, "profile": profile}, indent=1))
    return counts


def _write_table(by: Seeker, archive: zipfile.ZipFile, table: Table) -> int:
    rows = table.rows.filter(owner_id=by.pk).order_by("pk")
    count = 0
    with archive.open(_entry(table.entry), "w", force_zip64=True) as entry:
        for row in rows.iterator(chunk_size=500):
            values = freeze(row)
            if isinstance(row, Interview):
                values["people"] = sorted(row.people.values_list("pk", flat=True))
            entry.write(json.dumps(values).encode("ascii") + b"\n")
            count += 1
    return count


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, timezone.now().timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _applications(by: Seeker) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    rows = Application.objects.filter(owner_id=by.pk).order_by("pk").values_list(
        "company__name", *COLUMNS[1:-2], "posting__url", "remarks"
    )  # fmt: skip
    for row in rows.iterator():
        writer.writerow([safe_cell(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def _check_target(path: Path) -> None:
    """An export replaces an older export and nothing else."""
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name the file to write.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent} to write into.")
    if path.exists() and path.stat().st_size and not is_export(path):
        raise Refused(f"{path} exists and is not an export of Onward's. Nothing was overwritten.")


def is_export(path: Path) -> bool:
    """Tell whether a file is an export of Onward's."""
    try:
        if not path.is_file():
            return False
        with zipfile.ZipFile(path) as archive:
            return MARK in archive.namelist()
    except (OSError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return False


@contextmanager
def _private(path: Path) -> Iterator[io.BufferedWriter]:
    """A new file that only its owner can read."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "wb") as file:
        yield file
