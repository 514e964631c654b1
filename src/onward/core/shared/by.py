"""Who acts: what the core and the actions need to know of a seeker, without knowing any table."""

from __future__ import annotations

from typing import Protocol


class Seeker(Protocol):
    """Anyone whose search it is. Every read and write is bound to this person's own rows."""

    pk: int
    name: str
