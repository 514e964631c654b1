"""`make shots`: every page of the invented search, wide and narrow, light and dark, into shots/."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.conftest import FLAGS, Onward, find_chromium, onward
from tests.e2e.pages import PAGES, address

DAY = "2026-11-11"  # a Wednesday: the pictures stay the same from one run to the next
WIDTHS = (1280, 390)
THEMES = ("light", "dark")


def main(only: list[str]) -> None:
    """Take the pictures; words after the command name the pages wanted (`today note tray`)."""
    target = Path("shots")
    target.mkdir(exist_ok=True)
    path = find_chromium()
    if path is None:
        sys.exit("No Chromium here; set ONWARD_CHROMIUM.")
    with (
        tempfile.TemporaryDirectory() as folder,
        onward(Path(folder) / "home", "demo", today=DAY) as running,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for theme in THEMES:
            page = browser.new_page(color_scheme=theme, viewport={"width": 1280, "height": 860})
            page.goto(running.at(running.key))
            for name in PAGES:
                if not only or PAGES[name] in only:
                    _shoot(page, running, name, theme, target)
    if not only or "today" in only:
        shutil.copy(target / "today-1280-light.png", "docs/start/today.png")


def _shoot(page: Page, running: Onward, name: str, theme: str, target: Path) -> None:
    where = address(page, running, name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 860})
        page.goto(running.at(where))
        slug = PAGES[name]
        page.screenshot(path=target / f"{slug}-{width}-{theme}.png", full_page=width == 390 or slug != "today")


main(sys.argv[1:])
