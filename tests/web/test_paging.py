"""Lists by pages."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.http import QueryDict

from onward.web.paging import page_number, pager


@pytest.mark.parametrize("odd", ["", "0", "-1", "x", "1e3", "99999999", "²"])
def test_it_opens_the_first_page_for_anything_odd(odd):
    assert page_number(QueryDict(f"page={odd}")) == 1


def test_it_reads_the_page_asked_for():
    assert page_number(QueryDict("page=7")) == 7


def test_it_keeps_the_filters_in_the_addresses_before_and_after():
    found = pager(SimpleNamespace(total=120, page=2, pages=3), QueryDict("show=over&page=2"))
    assert (found.before, found.after) == ("?show=over&page=1", "?show=over&page=3")


def test_it_offers_nothing_beyond_the_ends():
    found = pager(SimpleNamespace(total=3, page=1, pages=1), QueryDict(""))
    assert (found.before, found.after) == ("", "")
