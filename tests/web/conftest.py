"""Who knocks at the pages: Alice, whose search it is; and Charlie, a stranger with rows of his own."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from onward.records.actions.account import local_user
from onward.records.models import User

TODAY = date(2026, 11, 11)


@pytest.fixture
def today(monkeypatch) -> date:
    """The day it is for every page of a test."""
    monkeypatch.setenv("ONWARD_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture
def alice(db) -> User:
    """The seeker at this machine."""
    return local_user()


@pytest.fixture
def charlie(db) -> User:
    """Somebody else, whose rows nobody here may see."""
    return User.objects.create_user(username="charlie", name="Charlie")


@pytest.fixture
def browser(alice, today) -> Client:
    """Alice's browser, with the key of this start."""
    client = Client()
    client.cookies["onward-80"] = settings.LOCAL_TOKEN
    return client
