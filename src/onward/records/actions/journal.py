"""The journal: what each action wrote, so that undo can put it back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import models

from onward.core.shared.by import Seeker


class Journal:
    """The rows that one action touches."""

    says: str

    def made(self, row: models.Model) -> None:
        """Note that a row was just made."""

    def before(self, row: models.Model) -> None:
        """Note how a row stands, before it is changed."""

    def gone(self, row: models.Model) -> None:
        """Note a row that is about to be deleted, with all that goes with it; then delete it."""


@contextmanager
def change(*, by: Seeker, verb: str, says: str) -> Iterator[Journal]:
    """One action as one transaction and one Change; inside another action it joins that one."""
    raise NotImplementedError
    yield Journal()
