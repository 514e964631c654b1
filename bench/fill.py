"""`python -m bench.fill APPLICATIONS MAILS`: fill the data folder for the benchmark of the pages.

Rows are written in bulk, with everything a page shows: companies, events, comebacks, people, notes, mail.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench.mailbox import ROLES, WORDS, company_name
from onward.project.env import home
from onward.project.start import prepare

AT_ONCE = 2_000
TODAY = datetime.now(UTC).date()
ENDS = ("rejected",) * 55 + ("",) * 25 + ("interview",) * 10 + ("closed",) * 8 + ("offer",) * 2


def main(applications: int, mails: int) -> None:
    """Fill the folder that ONWARD_HOME names."""
    fill(home(), applications, mails)


def fill(folder: Path, applications: int, mails: int, seed: int = 1) -> None:
    """Make the database if need be and put so many applications and mails into it."""
    prepare(folder)
    from django.db import transaction

    from onward.records.actions.account import local_user
    from onward.records.actions.events import rebuild
    from onward.records.actions.searches import current_search

    dice, user = random.Random(seed), local_user()
    search = current_search(by=user, today=TODAY)
    with transaction.atomic():
        ids = _applications(user.pk, search, applications, dice)
        _mails(user.pk, ids, mails, dice)
        ends = _events(user.pk, ids, dice)
    with transaction.atomic():
        rebuild(ids)
        _around(user.pk, ids, ends, dice)


def _applications(owner: int, search: int, count: int, dice: random.Random) -> list[int]:
    from onward.records.models import Application, Company

    companies = _write(
        Company(owner_id=owner, name=company_name(n), key=company_name(n).lower(), domains=[f"c{n}.example"])
        for n in range(max(1, count * 2 // 3))
    )
    rows = _write(
        Application(
            owner_id=owner, search_id=search, company=dice.choice(companies), role=dice.choice(ROLES), channel="board"
        )
        for _ in range(count)
    )
    return [row.pk for row in rows]


def _events(owner: int, ids: list[int], dice: random.Random) -> dict[int, date]:
    """Each application's story; returns the day of the no where there was one."""
    from onward.records.models import Event

    ends: dict[int, date] = {}
    events = []
    for pk in ids:
        day = TODAY - timedelta(days=dice.randint(1, 400))
        end = dice.choice(ENDS)
        told = ["acknowledged"] + ["interview"] * (dice.random() < 0.2) + [end] * bool(end)
        for step, kind in enumerate(told):
            on = min(TODAY, day + timedelta(days=9 * step))
            events.append(Event(owner_id=owner, application_id=pk, kind=kind, on=on, source="mail"))
        if end == "rejected":
            ends[pk] = min(TODAY, day + timedelta(days=9 * (len(told) - 1)))
    _write(events)
    return ends


def _around(owner: int, ids: list[int], ends: dict[int, date], dice: random.Random) -> None:
    """Comebacks, people and notes."""
    from onward.records.models import Comeback, Contact, Note

    _write(
        Comeback(
            owner_id=owner,
            application_id=pk,
            opened_on=on,
            late=(TODAY - on).days > 21,
            ended_on=None if dice.random() < 0.1 else on,
        )
        for pk, on in ends.items()
    )
    _write(
        Contact(
            owner_id=owner,
            name=f"{dice.choice(WORDS).title()} {dice.choice(WORDS).title()}",
            email=f"p{n}@c{n}.example",
            next_touch_on=TODAY + timedelta(days=dice.randint(-20, 90)),
        )
        for n in range(len(ids) // 5)
    )
    drafts = ids[:: max(1, len(ids) // 300)]
    _write(
        Note(owner_id=owner, kind="thank_you", application_id=pk, subject="Thank you", body="Thank you.")
        for pk in drafts
    )


def _mails(owner: int, ids: list[int], count: int, dice: random.Random) -> None:
    from onward.records.models import Mail

    now = datetime.now(UTC)
    text = " ".join(dice.choices(WORDS, k=180))
    _write(
        Mail(
            owner_id=owner,
            digest=f"{n:064d}",
            message_id=f"<{n}@fill.example>",
            application_id=dice.choice(ids) if n % 40 else None,
            sent_at=now - timedelta(minutes=7 * n),
            from_name=company_name(n % 5000),
            from_email=f"jobs@c{n % 5000}.example",
            subject=f"Your application, {dice.choice(ROLES)}",
            kind=dice.choice(("confirmation", "confirmation", "rejection", "interview", "update")),
            state="sure" if n % 40 else dice.choice(("tray", "aside")),
            company_name=company_name(n % 5000),
            role=dice.choice(ROLES),
            evidence=[{"where": "body", "text": text[:60], "start": 0, "end": 60, "says": "a receipt"}],
            text=f"{text} {n}",
        )
        for n in range(count)
    )


def _write(rows: Iterable[Any]) -> list[Any]:
    """Write rows in portions; returns them with their ids."""
    written: list[Any] = []
    for portion in _portions(rows):
        written += type(portion[0])._default_manager.bulk_create(portion)
    return written


def _portions(rows: Iterable[Any]) -> Iterator[list[Any]]:
    walk = iter(rows)
    while portion := list(islice(walk, AT_ONCE)):
        yield portion


if __name__ == "__main__":
    main(*(int(number) for number in sys.argv[1:3]))
