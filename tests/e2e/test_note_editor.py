"""The note editor in a real browser: marks lie on the words, move with them, and a fix is one click."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import onward

pytestmark = pytest.mark.browser
NOTE = (
    "Dear Priya 🙂,\n\nThank you for letting me know, and for the talk about how your team replays late events.\n\n"
    "I really hope we talk again. Averylongwordwithoutanyblankthatmustbreaksomewhereontheline and more.\n\nAlice"
)


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    with onward(tmp_path_factory.mktemp("home")) as found:
        yield found


@pytest.fixture
def note(running, visit):
    """A note opened on a narrow or a wide screen, with NOTE typed into it and checked."""

    def opened(width: int) -> Page:
        page: Page = visit(running, width=width)
        page.goto(running.at("/told/"))
        page.get_by_label("Company").fill(f"Kestrel {width}")
        page.get_by_label("Role").fill("Data Engineer")
        page.get_by_label("Who told you?").fill("Priya Natarajan")
        page.get_by_role("button", name="Keep it and go on").click()
        page.get_by_role("button", name="Read your note").click()
        with page.expect_response("**/check"):
            page.locator("#body").fill(NOTE)
        page.locator("#mirror mark", has_text="really").wait_for()
        return page

    return opened


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_marks_lie_exactly_under_the_words(note, width):
    page = note(width)
    same = page.evaluate(
        """() => {
          const sheet = document.getElementById("body"), mirror = document.getElementById("mirror");
          return [mirror.textContent === sheet.value, mirror.clientHeight === sheet.clientHeight,
                  sheet.scrollHeight === sheet.clientHeight, mirror.clientWidth === sheet.clientWidth];
        }"""
    )
    assert same == [True, True, True, True]


def test_the_marks_move_with_the_words_before_the_next_check(note):
    page = note(1280)
    page.locator("#body").evaluate("area => area.setSelectionRange(0, 0)")
    page.keyboard.type("Oh. ")
    assert page.evaluate("document.getElementById('mirror').textContent").startswith("Oh. Dear Priya")
    assert "really" in page.locator("#mirror mark", has_text="really").inner_text()


def test_a_finding_selects_its_words(note):
    page = note(1280)
    page.get_by_role("button", name="really").first.click()
    assert "really" in page.evaluate("String(document.getSelection())")


def test_a_fix_is_one_click_is_saved_and_the_browsers_own_undo_takes_it_back(note):
    page = note(1280)
    fix = page.locator("li", has_text="really").locator("[data-fix]").last
    with page.expect_response("**/check"):
        fix.click()
    assert "really" not in page.locator("#body").input_value()
    page.locator("#body").press("ControlOrMeta+z")
    assert "really" in page.locator("#body").input_value()


def test_the_mail_link_carries_what_was_typed_last(note):
    page = note(1280)
    page.locator("#id_to_email").fill("priya@kestrel.example")
    address = page.locator("#mailto").get_attribute("href") or ""
    assert address.startswith("mailto:priya@kestrel.example?")
    assert "replays%20late%20events" in address


def test_a_second_window_overwrites_nothing(note):
    first = note(1280)
    second = first.context.new_page()
    second.goto(first.url)
    with second.expect_response("**/check"):
        second.locator("#body").fill("Other words, typed elsewhere.")
    with first.expect_response(lambda answer: answer.status == 409):
        first.locator("#body").press("End")
        first.keyboard.type(" and more")
    first.get_by_role("button", name="See both").click()
    assert "Other words, typed elsewhere." in first.locator("#trouble").text_content()
    assert "replays late events" in first.locator("#body").input_value()
