"""Lists by pages: where one is, and the addresses before and after, with the filters kept."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Pager:
    """One page of several. `before` and `after` are query strings, empty at the ends."""

    page: int
    pages: int
    total: int
    before: str
    after: str


def pager(page: int, pages: int, total: int, asked: QueryDict) -> Pager:
    """Say where one is in a list, keeping what else the address asks for."""
    before = _at(asked, page - 1) if page > 1 else ""
    after = _at(asked, page + 1) if page < pages else ""
    return Pager(page, pages, total, before, after)


def _at(asked: QueryDict, page: int) -> str:
    query = asked.copy()
    query["page"] = str(page)
    return "?" + query.urlencode()
