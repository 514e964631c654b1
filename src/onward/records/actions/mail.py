"""Mail on file: confirmed, corrected, set aside; and what followed from it moves along."""

from __future__ import annotations

from datetime import date

from onward.core.shared.by import Seeker


def confirm_mail(*, by: Seeker, mail_ids: list[int], today: date) -> int:
    """Say of mails in the tray that the guess is right: what they tell takes effect. Returns how many."""
    raise NotImplementedError


def correct_mail(
    *,
    by: Seeker,
    mail_ids: list[int],
    today: date,
    kind: str | None = None,
    application_id: int | None = None,
    company: str | None = None,
    role: str | None = None,
    new_application: bool = False,
) -> int:
    """Say what mails really are, or which application they are about; what followed from the guess moves along.

    The old event is retracted, the right one appended; an application that only these mails made goes when it
    is left empty. Returns how many were corrected.
    """
    raise NotImplementedError


def set_aside(*, by: Seeker, mail_ids: list[int], today: date) -> int:
    """Say of mails that they are not about the search: what followed from them is taken back. Returns how many."""
    raise NotImplementedError
