"""A real server on an empty data folder, and a real Chromium in front of it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
START = "import sys; sys.argv = ['onward', *sys.argv[1:]]; from onward.project.command import main; main()"


def find_chromium() -> str | None:
    return os.environ.get("ONWARD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@dataclass
class Onward:
    """A running Onward."""

    address: str
    key: str
    home: Path

    def at(self, path: str) -> str:
        return self.address + path


@contextmanager
def onward(home: Path, *words: str, today: str = "") -> Iterator[Onward]:
    process = subprocess.Popen(
        [sys.executable, "-c", START, *(words or ("serve",)), "--no-browser", "--port", "0"],
        env={**os.environ, "ONWARD_HOME": str(home), "ONWARD_TODAY": today},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if found := re.search(r"(http://127\.0\.0\.1:\d+)(/\?token=\S+)", line):
                yield Onward(found[1], found[2], home)
                break
        else:
            raise AssertionError("Onward did not start")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, closed after each file: its event loop must not run on under the tests that come next."""
    path = find_chromium()
    if path is None:
        assert not os.environ.get("CI"), "no Chromium in CI"
        pytest.skip("no Chromium here; set ONWARD_CHROMIUM")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a page of a running Onward, with the key; anything wrong in the console fails the test."""
    contexts = []
    faults: list[str] = []

    def open_page(where: Onward, *, width: int = 1280, theme: str = "light", script: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,  # type: ignore[arg-type]
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(where.at(where.key))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not [fault for fault in faults if "status of 4" not in fault], faults
