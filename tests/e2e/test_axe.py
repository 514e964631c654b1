"""Every page passes axe, in both themes, wide and narrow, on the invented search."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.e2e.conftest import Onward, onward
from tests.e2e.pages import PAGES, address

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Onward]:
    with onward(tmp_path_factory.mktemp("axe") / "home", "demo") as running:
        yield running


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_passes_axe(demo, visit, theme):
    page = visit(demo, theme=theme)
    found = []
    for path in PAGES:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(demo.at(address(page, demo, path)))
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(page, options=RULES)
            found += [
                f"{path} at {width}: {each['id']}: {each['help']}: {each['nodes'][0]['html'][:160]}"
                for each in results.response["violations"]
            ]
            overflow = page.evaluate("document.documentElement.scrollWidth > innerWidth")
            if overflow:
                found.append(f"{path} at {width}: scrolls sideways")
    assert not found, "\n".join(found)
