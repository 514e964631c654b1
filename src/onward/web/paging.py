"""Lists by pages: where one is, with the filters kept in the addresses before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.http import QueryDict


class Paged(Protocol):
    """What every listing knows of its pages."""

    @property
    def total(self) -> int: ...
    @property
    def page(self) -> int: ...
    @property
    def pages(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of several. `query` is the rest of the address, ready for `page=` to follow."""

    page: int
    pages: int
    total: int
    query: str


def pager(listing: Paged, asked: QueryDict) -> Pager:
    """Say where one is in a list, keeping what else the address asks for."""
    rest = asked.copy()
    rest.pop("page", None)
    query = rest.urlencode()
    return Pager(listing.page, listing.pages, listing.total, f"{query}&" if query else "")


def page_number(asked: QueryDict) -> int:
    """Read which page of a list is wanted; anything odd is the first."""
    text = asked.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 1
