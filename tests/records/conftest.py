"""Short ways to tell of a search, through the same actions as the pages use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from onward.records.actions.applications import add_application
from onward.records.actions.events import append_event
from onward.records.models import Application, Comeback, Mail, User

Add = Callable[..., Application]
Tell = Callable[..., int]


@pytest.fixture
def add(alice: User, today: date) -> Add:
    """Add an application of Alice's, sent so many days ago."""

    def _add(company: str = "Nordlicht", role: str = "Data engineer", days_ago: int = 10, **more: Any) -> Application:
        given = {"by": alice, "company": company, "role": role, "today": today, **more}
        if given.get("stage") != "saved":
            given.setdefault("applied_on", today - timedelta(days=days_ago))
        return Application.objects.get(pk=add_application(**given))

    return _add


@pytest.fixture
def tell(alice: User, today: date) -> Tell:
    """Let something happen to an application, so many days ago."""

    def _tell(application: Application, kind: str, days_ago: int = 0, **more: Any) -> int:
        on = today - timedelta(days=days_ago)
        event_id = append_event(by=alice, application_id=application.pk, kind=kind, on=on, today=today, **more)
        application.refresh_from_db()
        return event_id

    return _tell


@pytest.fixture
def mail(alice: User, today: date) -> Callable[..., Mail]:
    """A mail of Alice's on file, a rejection signed by Priya unless told otherwise."""

    def _mail(**more: Any) -> Mail:
        given: dict[str, Any] = {
            "owner": alice,
            "digest": f"d{Mail.objects.count()}",
            "sent_at": datetime(today.year, today.month, today.day, 9, tzinfo=UTC),
            "from_name": "Priya Raman",
            "from_email": "priya@nordlicht.example",
            "person_name": "Priya Raman",
            "person_email": "priya@nordlicht.example",
            "subject": "Your application",
            "kind": "rejection",
            "state": Mail.State.SURE,
            "text": "We went with somebody else.",
        }
        return Mail.objects.create(**{**given, **more})

    return _mail


@pytest.fixture
def rejected(add: Add, tell: Tell, mail: Callable[..., Mail]) -> Comeback:
    """A fresh no by mail, after a talk; its Comeback."""
    application = add()
    tell(application, "interview", 5)
    tell(application, "rejected", 1, source="mail", mail_id=mail().pk)
    return Comeback.objects.get(application=application)
