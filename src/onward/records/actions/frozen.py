"""Rows as plain values for the journal, and back again without loss."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date, datetime, time
from typing import Any

from django.db import models

Values = dict[str, Any]

# Derived from events and never put back by hand: settled anew instead.
DERIVED = frozenset({"stage", "stage_since", "reached", "live", "applied_on", "last_event_on", "next_due_on"})
_NOT_COMPARED = {"application": DERIVED | {"updated_at"}}


def freeze(row: models.Model) -> Values:
    """The row's own columns as JSON can hold them."""
    return {field.attname: _plain(field, getattr(row, field.attname)) for field in row._meta.concrete_fields}


def thaw(model: type[models.Model], values: Values) -> models.Model:
    """A row with these columns; columns unknown to this version are left out."""
    known = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _rich(known[name], value) for name, value in values.items() if name in known})


def digest(model: type[models.Model], values: Values) -> str:
    """A short print of the columns that count, to see whether a row was changed since."""
    left_out = _NOT_COMPARED.get(model._meta.model_name or "", {"updated_at"})
    kept = {name: value for name, value in values.items() if name not in left_out}
    return hashlib.sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:20]


def _plain(field: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(field, models.BinaryField) and value is not None:
        return base64.b64encode(bytes(value)).decode("ascii")
    return value.isoformat() if isinstance(value, date | time) else value


def _rich(field: models.Field[Any, Any], value: Any) -> Any:
    if value is None:
        return None
    if isinstance(field, models.BinaryField):
        return base64.b64decode(value)
    if isinstance(field, models.DateTimeField):
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if isinstance(field, models.DateField) else value
