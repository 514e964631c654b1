"""Whose it is: every row that a write touches is fetched through here."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from onward.core.shared.by import Seeker
from onward.records.actions.errors import NotYours

Row = TypeVar("Row", bound=models.Model)


def own(model: type[Row], by: Seeker, pk: int | None) -> Row:
    """The seeker's own row; raises NotYours where there is none, whether it exists for someone else or not."""
    row = model._default_manager.filter(owner_id=by.pk, pk=pk).first()
    if row is None:
        raise NotYours(model.__name__)
    return row


def own_id(model: type[Row], by: Seeker, pk: int) -> int:
    """The id of the seeker's own row, looked up without reading it; raises NotYours."""
    if not model._default_manager.filter(owner_id=by.pk, pk=pk).exists():
        raise NotYours(model.__name__)
    return pk


def own_all(model: type[Row], by: Seeker, pks: list[int]) -> list[Row]:
    """The seeker's own rows in the order asked for, each once; raises NotYours when one of them is not theirs."""
    found = {row.pk: row for row in model._default_manager.filter(owner_id=by.pk, pk__in=pks)}
    if len(found) < len(set(pks)):
        raise NotYours(model.__name__)
    return [found[pk] for pk in dict.fromkeys(pks)]
