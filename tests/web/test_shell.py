"""The house around every page: rail, toasts, no inline code, small on the wire."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from onward.records.actions.applications import add_application

WEEK = {
    "form-TOTAL_FORMS": 1,
    "form-INITIAL_FORMS": 0,
    "form-0-name": "Calls",
    "form-0-counts": "manual",
    "form-0-per_week": 2,
}
PAGES = ["/", "/start/", "/notes/", "/comeback/late/", "/told/", "/told/call/", "/week/"]


def text(answer):
    return answer.content.decode()


@pytest.fixture
def search(alice, today) -> int:
    return add_application(by=alice, company="Kestrel Works", role="Data Engineer", today=today, applied_on=today)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_has_one_heading_a_skip_link_and_no_inline_code(browser, search, url):
    page = text(browser.get(url))
    assert page.count("<h1>") == 1
    assert 'href="#main"' in page
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", page)


@pytest.mark.parametrize("url", PAGES)
def test_a_page_with_all_it_loads_is_small(browser, search, url):
    page = text(browser.get(url))
    loaded = {Path(str(finders.find(name))) for name in re.findall(r'"/static/([^"#]+)"', page)}
    whole = len(page.encode()) + sum(path.stat().st_size for path in loaded)
    scripts = sum(len(gzip.compress(path.read_bytes())) for path in loaded if path.suffix == ".js")
    assert whole < 150_000
    assert scripts < 40_000


def test_the_rail_marks_the_room_one_is_in(browser, search):
    page = " ".join(text(browser.get("/notes/")).split())
    assert re.search(r'href="/notes/" aria-current="page"> <span>Notes', page)


def test_the_rail_counts_what_is_live(browser, search):
    assert '<span class="rail-count">1</span>' in text(browser.get("/"))


def test_what_was_done_is_said_with_undo_and_undone(browser, search):
    answer = browser.post("/week/", WEEK, follow=True)
    undo = re.search(r'action="(/undo/\d+)"', text(answer))
    assert undo
    assert "Calls" not in text(browser.post(undo[1], {"next": "/week/"}, follow=True)).partition("<form class=")[0]


def test_returning_never_leads_to_another_site(browser, search):
    answer = browser.post("/week/", WEEK, follow=True)
    undo = re.search(r'action="(/undo/\d+)"', text(answer))
    assert undo
    assert not browser.post(undo[1], {"next": "https://elsewhere.example/"}).headers["Location"].startswith("http")
