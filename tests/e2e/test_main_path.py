"""The main job, end to end: from a mailbox, a pasted no or one told by phone to a note that is ready, and on."""

from __future__ import annotations

import json
import mailbox
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Onward, onward

pytestmark = pytest.mark.browser

DATA = Path(__file__).parents[3] / "shared"
DAY = "2026-01-06"  # the day after the date that undated development mails get
LONG = 120_000

PASTED = """From: Jonas Weidel <jonas.weidel@terntide.example>
Subject: Senior Data Analyst: our decision
Date: Mon, 5 Jan 2026 10:00:00 +0000

Dear Alice,

thank you for speaking with us about the Senior Data Analyst role at Tern & Tide. It was a close decision.
Unfortunately, we won't be taking your application further this time.

Kind regards,
Jonas Weidel
People Partner, Tern & Tide
"""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Onward]:
    with onward(tmp_path / "home", "serve", today=DAY) as here:
        yield here


class Clicks:
    """Counts what a person presses; filling in a field is typing, not a click."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def press(self, name: str, role: str = "button") -> None:
        self.count += 1
        self.page.get_by_role(role, name=name, exact=False).first.click()  # type: ignore[arg-type]


def make_ready(page: Page, clicks: Clicks) -> None:
    """Give the note one thing from the talk and one proof, as its own page asks for them."""
    page.get_by_label("What you talked about").fill("how your team moves the sales reports out of spreadsheets")
    page.get_by_label("What you could do for them").fill("moved forty weekly spreadsheets into one tested model")
    clicks.press("Draft it with these")
    expect(page.locator("#verdict")).to_contain_text("Ready to send")


def test_a_pasted_no_reaches_a_ready_note_in_under_ten_clicks(running, visit):
    page = visit(running)
    clicks = Clicks(page)
    expect(page.get_by_role("heading", level=2)).to_have_count(3)
    clicks.press("Paste their mail", "link")
    page.get_by_role("textbox").first.fill(PASTED)
    clicks.press("Read it")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("step", re.I))
    clicks.press("Read your note")
    page.wait_for_url("**/notes/*/")
    expect(page.locator("#body")).to_have_value(re.compile("Jonas"))
    make_ready(page, clicks)
    assert clicks.count < 10


def test_a_no_by_phone_reaches_a_ready_note_in_under_ten_clicks(running, visit):
    page = visit(running)
    clicks = Clicks(page)
    clicks.press("Tell it", "link")
    page.get_by_label("Company").fill("Tern & Tide")
    page.get_by_label("Role").fill("Senior Data Analyst")
    page.get_by_label("Who told you").first.fill("Jonas Weidel")
    clicks.press("Keep it and go on")
    clicks.press("Read your note")
    page.wait_for_url("**/notes/*/")
    make_ready(page, clicks)
    assert clicks.count < 10


def test_the_same_way_works_without_script(running, visit):
    page = visit(running, script=False)
    clicks = Clicks(page)
    clicks.press("Paste their mail", "link")
    page.get_by_role("textbox").first.fill(PASTED)
    clicks.press("Read it")
    clicks.press("Read your note")
    page.wait_for_url("**/notes/*/")
    make_ready(page, clicks)
    clicks.press("I sent it")
    page.goto(running.at("/people/"))
    expect(page.get_by_role("link", name="Jonas Weidel").first).to_be_visible()


@pytest.fixture(scope="module")
def development_mbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = DATA / "data" / "mail" / "dev.jsonl"
    if not rows.exists():
        pytest.skip("the development mails are not beside this checkout")
    message = runpy.run_path(str(DATA / "tools" / "score_mail.py"))["message"]
    path = tmp_path_factory.mktemp("mails") / "development.mbox"
    box = mailbox.mbox(path)
    for line in rows.read_text(encoding="utf-8").splitlines():
        box.add(message(json.loads(line)))
    box.close()
    return path


@pytest.mark.data
def test_a_whole_mailbox_becomes_a_search_and_a_fresh_no_is_answered(running, visit, development_mbox):
    page = visit(running)
    page.get_by_role("link", name="Bring a mailbox").click()
    page.locator("#files").set_input_files(development_mbox)
    page.get_by_role("button", name="Read them").click()
    expect(page.get_by_role("link", name="See what is next")).to_be_visible(timeout=LONG)

    page.goto(running.at("/pipeline/"))
    assert page.locator("tbody tr").count() > 20
    page.goto(running.at("/pipeline/?show=over"))
    assert page.locator("tbody tr").count() > 20
    page.goto(running.at("/mail/"))
    assert page.get_by_role("checkbox").count() > 5

    page.goto(running.at("/"))
    before = page.get_by_role("heading", level=2).all_inner_texts()
    assert before
    note = page.get_by_role("button", name=re.compile("Read your note")).first
    note.click()
    page.wait_for_url("**/notes/*/")
    make_ready(page, Clicks(page))
    name = page.locator("#id_to_name").input_value()
    page.get_by_role("button", name="I sent it", exact=True).click()

    page.goto(running.at("/"))
    assert page.get_by_role("heading", level=2).all_inner_texts() != before
    if name:
        page.goto(running.at("/people/"))
        expect(page.get_by_role("link", name=name).first).to_be_visible()


def test_undo_brings_back_what_was_done_on_screen(running, visit):
    page = visit(running)
    page.goto(running.at("/pipeline/add/"))
    page.get_by_label("Company").fill("Northfield Water")
    page.get_by_label("Role").fill("Analytics Engineer")
    page.locator("main form button[type=submit], main form button:not([type])").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Analytics Engineer")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#toasts")).to_contain_text("Undone", ignore_case=True)
    page.goto(running.at("/pipeline/"))
    expect(page.locator("main").get_by_text("Northfield Water")).to_have_count(0)
