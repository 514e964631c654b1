"""The cast of every test: Alice, whose search it is; Bob, her coach; Charlie, a stranger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts in tests."""

    username: str
    name: str
    email: str


ALICE = Person("alice", "Alice Marin", "alice@marin.example")
BOB = Person("bob", "Bob Keller", "bob@keller.example")
CHARLIE = Person("charlie", "Charlie Voss", "charlie@voss.example")

TODAY = date(2026, 11, 11)  # a Wednesday
