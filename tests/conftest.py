"""What every test may ask for: the day it is, and the cast as users of their own records."""

from __future__ import annotations

from datetime import date

import pytest

from onward.records.models import User
from tests.cast import ALICE, BOB, CHARLIE, TODAY, Person


@pytest.fixture
def today() -> date:
    """The day it is, the same in every test."""
    return TODAY


@pytest.fixture
def alice(db: None) -> User:
    """The seeker."""
    return _user(ALICE)


@pytest.fixture
def bob(db: None) -> User:
    """Her coach."""
    return _user(BOB)


@pytest.fixture
def charlie(db: None) -> User:
    """A stranger, who must never see or change a row of Alice's."""
    return _user(CHARLIE)


def _user(person: Person) -> User:
    return User.objects.create_user(username=person.username, name=person.name, addresses=[person.email])
