"""Reading an export back: ids are kept where they are free, rows that are here already are passed over.

It goes by portions, each a transaction. A portion that was written is known again, so a second run is harmless
and a broken one goes on.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, models, transaction

from onward.adapters import archive as archives
from onward.core.mail.sanitise import sanitise
from onward.records.actions.errors import Refused
from onward.records.actions.events import rebuild
from onward.records.actions.frozen import Values, thaw
from onward.records.actions.journal import unrecorded
from onward.records.actions.running import save_progress
from onward.records.actions.tables import FORM, MARK, TABLES, Table
from onward.records.actions.tally import add, name_problems
from onward.records.models import Import, Interview, Mail, MoveState, User

AT_ONCE = 300
LONGEST_LINE = 40_000_000
UNFIT = (DatabaseError, ValidationError, TypeError, ValueError, KeyError, AttributeError)

Moved = dict[type[models.Model], dict[int, int]]


def restore_rows(row: Import) -> None:
    """Take in an export. Raises Refused when it is not whole or of a newer Onward."""
    try:
        with zipfile.ZipFile(row.path) as archive:
            archives.members(archive)  # refuses bombs and encrypted zips
            _profile(row, _about(archive))
            moved: Moved = {table.model: {} for table in TABLES}
            for table in TABLES:
                _restore_table(row, archive, table, moved)
    except archives.Refused as refused:
        raise Refused(str(refused)) from None
    except archives.BROKEN:
        raise Refused(f"{row.name} is damaged and can't be read to its end. What was read is kept.") from None
    with unrecorded():
        rebuild(set(moved[_model("Application")].values()))


def _about(archive: zipfile.ZipFile) -> dict[str, Any]:
    with archive.open(MARK) as entry:
        about = json.loads(entry.read(1_000_000))
    if not isinstance(about, dict) or int(about.get("form", 0)) > FORM:
        raise Refused("This export was written by a newer Onward. Install that version to read it.")
    return about


def _profile(row: Import, about: dict[str, Any]) -> None:
    """What the profile here leaves blank is taken from the export."""
    user, given = User.objects.get(pk=row.owner_id), about.get("profile") or {}
    for name in ("name", "timezone", "language"):
        if not getattr(user, name) and isinstance(given.get(name), str):
            setattr(user, name, given[name][:200])
    if not user.addresses and isinstance(given.get("addresses"), list):
        user.addresses = [str(address) for address in given["addresses"][:50]]
    user.save()


def _restore_table(row: Import, archive: zipfile.ZipFile, table: Table, moved: Moved) -> None:
    if table.entry not in archive.namelist():
        return
    with archive.open(table.entry) as raw, io.TextIOWrapper(raw, encoding="utf-8") as entry:
        while lines := list(islice(_lines(entry), AT_ONCE)):
            with unrecorded():
                _restore_some(row, table, lines, moved)
                save_progress(row)


def _lines(entry: io.TextIOWrapper) -> Iterator[str]:
    while line := entry.readline(LONGEST_LINE):
        if line.strip():
            yield line


def _restore_some(row: Import, table: Table, lines: list[str], moved: Moved) -> None:
    read = [values for line in lines if (values := _values(row, table, line, moved)) is not None]
    taken = dict(table.rows.filter(pk__in=[v["id"] for v in read]).values_list("pk", "owner_id"))
    here = _here(row, table, read)
    for values in read:
        _restore_one(row, table, values, moved, taken, here)


def _values(row: Import, table: Table, line: str, moved: Moved) -> Values | None:
    """The columns of one line, with links to where their rows now are; None, and a problem, when it is unfit."""
    try:
        values: Values = json.loads(line)
        values["id"], values["owner_id"] = int(values["id"]), row.owner_id
        for column, model in table.links().items():
            if values.get(column) is not None:
                values[column] = moved[model].get(values[column])
        _tidy(table, values, moved)
        return values
    except UNFIT:
        name_problems(row, [f"A row of {table.entry} could not be read."])
        return None


def _tidy(table: Table, values: Values, moved: Moved) -> None:
    if table.model is Mail:
        values["html"] = sanitise(str(values.get("html") or ""))
        ids = moved[_model("Application")]
        values["asks"] = [ids[pk] for pk in values.get("asks") or [] if pk in ids]
    if table.model is Import:
        values["path"], values["kept_copy"], values["worker"] = "", False, ""
        if values.get("state") in (Import.State.WAITING, Import.State.RUNNING):
            values["state"] = Import.State.STOPPED


def _here(row: Import, table: Table, read: list[Values]) -> dict[Any, int]:
    """The rows that are here already, by the column that makes them the same."""
    wanted = [values.get(table.known_by) for values in read]
    found = table.rows.filter(owner_id=row.owner_id, **{f"{table.known_by}__in": [v for v in wanted if v is not None]})
    return {_plain(value): pk for value, pk in found.values_list(table.known_by, "pk")}


def _restore_one(
    row: Import, table: Table, values: Values, moved: Moved, taken: dict[int, int], here: dict[Any, int]
) -> None:
    old = values["id"]
    known = here.get(values.get(table.known_by))
    if known is not None:
        moved[table.model][old] = known
        add(row, duplicate=1)
        return
    if table.model is MoveState and any(a != b for ids in moved.values() for a, b in ids.items()):
        return  # what was said to a move names rows by their old ids
    try:
        with transaction.atomic():
            moved[table.model][old] = _insert(table, values, keep=old not in taken)
        taken[moved[table.model][old]] = row.owner_id
        add(row, kept=1)
    except UNFIT:
        name_problems(row, [f"A row of {table.entry} did not fit and was left out."])


def _insert(table: Table, values: Values, *, keep: bool) -> int:
    people = values.pop("people", ())
    made = thaw(table.model, values if keep else {**values, "id": None})
    made.save_base(raw=True, force_insert=True)  # raw: the times of making stay those of the export
    if isinstance(made, Interview):
        made.people.set(people)
    return int(made.pk)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _model(name: str) -> type[models.Model]:
    return next(table.model for table in TABLES if table.model.__name__ == name)
