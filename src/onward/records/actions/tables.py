"""The tables of an export, in the order in which they can be written back; and how a row is known again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from onward.records.models import (
    Application,
    Comeback,
    Company,
    Contact,
    Document,
    Event,
    Goal,
    Import,
    Interview,
    Mail,
    MoveState,
    Note,
    Posting,
    Reflection,
    Search,
    SeenMail,
    Touch,
)

MARK = "onward-export.json"  # the entry by which an export is known
FORM = 1  # raised when an older Onward could no longer read what is written


@dataclass(frozen=True, slots=True)
class Table:
    """One table: the model, the name of its entry, and the column by which a row is the same row elsewhere."""

    model: type[models.Model]
    name: str
    known_by: str = "created_at"

    @property
    def entry(self) -> str:
        """The name inside the zip."""
        return f"{self.name}.jsonl"

    @property
    def rows(self) -> models.QuerySet[Any]:
        """All rows of the model."""
        return self.model._default_manager.all()

    def links(self) -> dict[str, type[models.Model]]:
        """The columns that point to rows of other tables here, by column."""
        found = {f.attname: f.related_model for f in self.model._meta.concrete_fields if f.is_relation}
        return {name: to for name, to in found.items() if name != "owner_id" and isinstance(to, type)}


TABLES = (
    Table(Search, "searches"),
    Table(Import, "imports"),
    Table(Company, "companies", "key"),
    Table(Contact, "contacts"),
    Table(Posting, "postings"),
    Table(Application, "applications"),
    Table(Document, "documents"),
    Table(Mail, "mails", "digest"),
    Table(SeenMail, "seen", "digest"),
    Table(Event, "events", "recorded_at"),
    Table(Interview, "interviews"),
    Table(Note, "notes"),
    Table(Touch, "touches"),
    Table(Comeback, "comebacks", "application_id"),
    Table(Reflection, "reflections", "application_id"),
    Table(Goal, "goals"),
    Table(MoveState, "moves", "move"),
)
