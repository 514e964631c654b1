"""Who knocks at the pages: Alice at her own machine, through the browser that holds the key of this start."""

from __future__ import annotations

from datetime import date

import pytest
from django.conf import settings
from django.test import Client

from onward.records.actions.account import local_user
from onward.records.models import User
from tests.cast import TODAY


@pytest.fixture
def today(monkeypatch) -> date:
    """The day it is, for the test and for every page it opens."""
    monkeypatch.setenv("ONWARD_TODAY", TODAY.isoformat())
    return TODAY


@pytest.fixture
def alice(db) -> User:
    """The seeker at this machine."""
    return local_user()


@pytest.fixture
def browser(alice, today) -> Client:
    """Alice's browser, with the key of this start."""
    client = Client(headers={"host": "127.0.0.1"})
    client.cookies["onward-80"] = settings.LOCAL_TOKEN
    return client
