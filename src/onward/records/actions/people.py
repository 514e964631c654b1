"""Contacts and touches."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def save_contact(
    *,
    by: Seeker,
    contact_id: int | None = None,
    name: str,
    email: str = "",
    company: str = "",
    title: str = "",
    linkedin: str = "",
    phone: str = "",
    relation: str = "other",
    strength: str = "weak",
    rests: bool = False,
    remarks: str = "",
    today: date,
) -> int:
    """Keep a person, new or known; returns the contact's id."""
    raise NotImplementedError


def log_touch(
    *,
    by: Seeker,
    contact_id: int,
    kind: str,
    on: date,
    remark: str = "",
    application_id: int | None = None,
    today: date,
) -> int:
    """Log one contact made; the rhythm restarts from it."""
    raise NotImplementedError


def rest_contact(*, by: Seeker, contact_id: int, rests: bool) -> None:
    """Let a contact rest (no rhythm), or take the rhythm up again."""
    raise NotImplementedError


def delete_contact(*, by: Seeker, contact_id: int) -> None:
    """Delete a contact with its touches; notes and mails stay."""
    raise NotImplementedError
