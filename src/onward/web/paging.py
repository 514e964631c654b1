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
    """One page of several. `before` and `after` are query strings, empty at the ends."""

    page: int
    pages: int
    total: int
    before: str
    after: str


def pager(listing: Paged, asked: QueryDict) -> Pager:
    """Say where one is in a list, keeping what else the address asks for."""
    page, pages = listing.page, listing.pages
    before = _at(asked, page - 1) if page > 1 else ""
    after = _at(asked, page + 1) if page < pages else ""
    return Pager(page, pages, listing.total, before, after)


def page_number(asked: QueryDict) -> int:
    """Read which page of a list is wanted; anything odd is the first."""
    text = asked.get("page", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 and int(text) else 1


def _at(asked: QueryDict, page: int) -> str:
    query = asked.copy()
    query["page"] = str(page)
    return "?" + query.urlencode()
