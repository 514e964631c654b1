"""Every page of the invented search: its address, or where to find one of its sort, and its short name."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import Onward

PAGES = {
    "/": "today",
    "/start/": "doors",
    "/pipeline/": "pipeline",
    "/pipeline/?show=over": "pipeline-over",
    "/pipeline/add/": "pipeline-add",
    "{application}": "application",
    "{comeback}": "comeback",
    "{note}": "note",
    "/comeback/late/": "comeback-late",
    "/told/": "told",
    "/told/call/": "call",
    "/notes/": "notes",
    "/mail/": "tray",
    "/mail/kept/": "mail",
    "{mail}": "mail-open",
    "/mail/import/": "import",
    "{import}": "import-now",
    "/mail/paste/": "paste",
    "/people/": "people",
    "/people/add/": "people-add",
    "{contact}": "contact",
    "/week/": "week",
    "/settings/": "settings",
    "/history/": "history",
    "/about/": "about",
    "/export/": "export",
    "/erase/": "erase",
}
# Where to find one of each: the list page, and the shape of the link to follow.
ONE_OF = {
    "{application}": ("/pipeline/", r"/pipeline/\d+/$"),
    "{comeback}": ("/", r"/comeback/\d+/"),
    "{mail}": ("/mail/kept/", r"/mail/\d+/$"),
    "{import}": ("/mail/import/", r"/mail/import/\d+/$"),
    "{contact}": ("/people/", r"/people/\d+/$"),
}


def address(page: Page, running: Onward, name: str) -> str:
    """Find the address of a page; for a note, press the first move that drafts one."""
    if name == "{note}":
        return _a_note(page, running)
    if name not in ONE_OF:
        return name
    where, shape = ONE_OF[name]
    page.goto(running.at(where))
    link = page.evaluate(
        "shape => [...document.links].map(a => a.getAttribute('href')).find(h => new RegExp(shape).test(h))", shape
    )
    assert link, f"no {name} on {where}"
    return str(link)


def _a_note(page: Page, running: Onward) -> str:
    page.goto(running.at("/"))
    page.locator("form[action$='/notes/open'] button").first.click()
    page.wait_for_url("**/notes/*/")
    return "/" + page.url.split("/", 3)[3]
