"""The journal: what each action wrote, so that undo can put it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models.deletion import Collector

from onward.core.shared.by import Seeker
from onward.records.actions.frozen import Values, digest, freeze
from onward.records.models import Change

KEPT = 500  # changes whose rows are kept, so that they can be undone
MODELS_AT_ONCE = 400

Key = tuple[str, int]


@dataclass(slots=True)
class Entry:
    """One row touched: its columns before (None: it was made), and whether it is deleted."""

    before: Values | None


class Journal:
    """The rows that one action touches, in the order of their first touch."""

    def __init__(self, verb: str, says: str, *, records: bool = True) -> None:
        self.verb = verb
        self.says = says
        self._records = records
        self._entries: dict[Key, Entry] = {}

    def made(self, row: models.Model) -> None:
        """Note that a row was just made."""
        self._note(row, None)

    def before(self, row: models.Model) -> None:
        """Note how a row stands, before it is changed."""
        if self._records and key_of(row) not in self._entries:
            self._note(row, freeze(row))

    def gone(self, row: models.Model) -> None:
        """Note a row that is about to be deleted by the caller."""
        self.before(row)

    def delete(self, row: models.Model) -> None:
        """Delete a row with all that goes with it, and note each of them."""
        for other in falling_with(row):
            self.before(other)
        row.delete()

    def rows(self) -> list[dict[str, Any]]:
        """What is stored: each row that is now different from before, with a print of how it stands now."""
        found: dict[Key, models.Model] = {}
        for label, pks in _by_model(self._entries).items():
            found.update({(label, row.pk): row for row in _fetch(label, pks)})
        return [line for key, entry in self._entries.items() if (line := _line(key, entry, found.get(key)))]

    def _note(self, row: models.Model, before: Values | None) -> None:
        if self._records:
            self._entries.setdefault(key_of(row), Entry(before))


_open: ContextVar[Journal | None] = ContextVar("journal", default=None)


@contextmanager
def change(*, by: Seeker, verb: str, says: str) -> Iterator[Journal]:
    """One action as one transaction and one Change; inside another action it joins that one.

    `says` is shown with the offer to undo; an action may set `journal.says` once it knows more.
    """
    outer = _open.get()
    if outer is not None:
        with transaction.atomic(savepoint=False):
            yield outer
        return
    journal = Journal(verb, says)
    with transaction.atomic(), _opened(journal):
        yield journal
        _store(by, journal)


@contextmanager
def unrecorded() -> Iterator[Journal]:
    """A transaction whose writes have an undo of their own (an import): nothing is kept in the journal."""
    journal = Journal("", "", records=False)
    with transaction.atomic(), _opened(journal):
        yield journal


@contextmanager
def _opened(journal: Journal) -> Iterator[None]:
    token = _open.set(journal)
    try:
        yield
    finally:
        _open.reset(token)


def _store(by: Seeker, journal: Journal) -> None:
    rows = journal.rows()
    if not rows:
        return
    Change.objects.create(owner_id=by.pk, verb=journal.verb, says=journal.says[:300], rows=rows)
    old = Change.objects.filter(owner_id=by.pk).order_by("-id").values_list("pk", flat=True)[KEPT : KEPT + 1]
    Change.objects.filter(pk__in=list(old)).update(rows=[])


def _line(key: Key, entry: Entry, row: models.Model | None) -> dict[str, Any] | None:
    after = digest(type(row), freeze(row)) if row else None
    if entry.before is None and row is None:
        return None  # made and deleted again
    if row and entry.before and digest(type(row), entry.before) == after:
        return None  # nothing changed in the end
    return {"model": key[0], "pk": key[1], "before": entry.before, "after": after}


def falling_with(row: models.Model, *, links: bool = True) -> list[models.Model]:
    """The row, what is deleted with it, and (with `links`) what loses its link to it; read before the deed."""
    collector = Collector(using="default", origin=row)
    collector.collect([row])
    rows: list[models.Model] = [other for instances in collector.data.values() for other in instances]
    loose: list[Any] = list(collector.fast_deletes)
    if links:
        loose += chain.from_iterable(collector.field_updates.values())
    return rows + [other for some in loose for other in some]


def _by_model(keys: Iterable[Key]) -> dict[str, list[int]]:
    grouped: dict[str, list[int]] = {}
    for label, pk in keys:
        grouped.setdefault(label, []).append(pk)
    return grouped


def _fetch(label: str, pks: list[int]) -> Iterator[models.Model]:
    manager = apps.get_model(label)._base_manager
    for start in range(0, len(pks), MODELS_AT_ONCE):
        yield from manager.filter(pk__in=pks[start : start + MODELS_AT_ONCE])


def key_of(row: models.Model) -> Key:
    """The name of a row in the journal."""
    return row._meta.label_lower, row.pk
