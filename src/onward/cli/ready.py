"""Getting ready for commands that read or write the records: the data folder, Django, the seeker, the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onward.cli.house import house
from onward.core.shared.by import Seeker


@dataclass(frozen=True, slots=True)
class Ready:
    """Whose records they are, and which day it is for them."""

    seeker: Seeker
    today: date


def ready() -> Ready:
    """Make the data folder and database ready and find the local seeker.

    Raises the house's own errors, each one sentence, when the folder or the database can't be used.
    """
    house().prepare()
    from onward.records.actions.account import local_user

    seeker = local_user()
    return Ready(seeker, house().today(seeker.timezone))
