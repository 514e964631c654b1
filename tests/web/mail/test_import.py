"""Taking mail in: handed in or named, watched, stopped, resumed, undone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onward.records.actions.imports import run_import
from onward.records.models import Application, Import, Mail

MAIL = """From jobs@kestrel.example Mon Nov  9 10:00:00 2026
From: Kestrel Works <jobs@kestrel.example>
To: alice@example.com
Subject: We received your application for Data Engineer
Date: Mon, 9 Nov 2026 10:00:00 +0000
Message-ID: <one@kestrel.example>

Dear Alice,

Thank you for applying for the Data Engineer position at Kestrel Works. We have received your application.

"""


@pytest.fixture(autouse=True)
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def no_worker(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def text(answer):
    return answer.content.decode()


def hand_in(browser, *contents, name="inbox.mbox", **more):
    files = [
        SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content) for content in contents
    ]
    return browser.post("/mail/import/", {"files": files, **more})


def test_it_takes_a_mailbox_in_and_shows_its_progress(browser, today, home):
    answer = hand_in(browser, MAIL)
    made = Import.objects.get()
    assert answer["Location"] == f"/mail/import/{made.pk}/"
    assert made.name == "inbox.mbox"
    assert 'hx-trigger="every 1s"' in text(browser.get(f"/mail/import/{made.pk}/"))
    run_import(made.pk, today=today)
    page = text(browser.get(f"/mail/import/{made.pk}/"))
    assert "hx-trigger" not in page
    assert "1 new application." in page
    assert Application.objects.get().company.name == "Kestrel Works"
    assert list((home / "uploads").iterdir()) == []


def test_it_answers_a_poll_with_the_piece_alone(browser):
    hand_in(browser, MAIL)
    made = Import.objects.get()
    piece = text(browser.get(f"/mail/import/{made.pk}/", headers={"HX-Request": "true"}))
    assert piece.strip().startswith("<section")
    assert "<html" not in piece


def test_a_poll_after_the_end_asks_for_the_whole_page(browser, today):
    hand_in(browser, MAIL)
    made = Import.objects.get()
    run_import(made.pk, today=today)
    assert browser.get(f"/mail/import/{made.pk}/", headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_it_takes_several_at_once(browser):
    answer = hand_in(browser, MAIL, MAIL.replace("one@", "two@"))
    assert Import.objects.count() == 2
    assert answer["Location"] == "/mail/import/"


def test_a_script_that_watches_the_sending_is_told_where_to_go(browser):
    file = SimpleUploadedFile("inbox.mbox", MAIL.encode())
    answer = browser.post("/mail/import/", {"files": file}, headers={"X-Upload": "1"})
    assert (answer.status_code, answer["X-Go"]) == (204, f"/mail/import/{Import.objects.get().pk}/")


def test_a_name_is_shown_and_never_used_as_a_path(browser, home):
    hand_in(browser, MAIL, name="..%2f..\\evil<b>.mbox")
    assert "<b>" not in text(browser.get("/mail/import/"))
    assert all(path.parent == home / "uploads" for path in home.rglob("*") if path.is_file())


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02" * 900, b"PK\x03\x04broken"])
def test_it_says_in_a_sentence_what_it_cannot_read(browser, home, content, today):
    answer = hand_in(browser, content, name="odd.bin")
    made = Import.objects.first()
    if made:
        run_import(made.pk, today=today)
        page = text(browser.get(f"/mail/import/{made.pk}/"))
        assert "Could not go on" in page or "could not be read" in page
    else:
        assert answer.status_code == 422
        assert text(answer).count("odd.bin") == 1
        assert ".mail" not in text(answer)
    assert not Mail.objects.exists()
    assert not any(path.is_file() for path in (home / "uploads").iterdir())


def test_it_asks_for_a_file_when_there_is_none(browser):
    answer = browser.post("/mail/import/", {})
    assert answer.status_code == 422
    assert "Choose a file first." in text(answer)


def test_it_refuses_what_the_disk_has_no_room_for(browser, monkeypatch):
    monkeypatch.setattr("onward.web.mail.import_views.has_room", lambda request: False)
    assert hand_in(browser, MAIL).status_code == 422
    assert not Import.objects.exists()


def test_it_takes_nothing_without_the_token_of_the_form(alice, today, settings):
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.cookies["onward-80"] = settings.LOCAL_TOKEN
    assert hand_in(strict, MAIL).status_code == 403
    assert not Import.objects.exists()


def test_it_reads_a_named_mailbox_where_it_lies(browser, tmp_path, today):
    path = tmp_path / "large.mbox"
    path.write_text(MAIL)
    browser.post("/mail/import/path", {"path": str(path)})
    run_import(Import.objects.get().pk, today=today)
    assert path.exists()
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("path", ["/no/such/file", "x" * 1999, "~nobody-here/x", "\n"])
def test_it_says_when_nothing_lies_there(browser, path):
    answer = browser.post("/mail/import/path", {"path": path})
    assert answer.status_code == 422
    assert not Import.objects.exists()


def test_it_stops_goes_on_and_takes_back(browser, today):
    hand_in(browser, MAIL)
    made = Import.objects.get()
    browser.post(f"/mail/import/{made.pk}/stop")
    made.refresh_from_db()
    assert made.state == "stopped"
    assert "Go on" in text(browser.get(f"/mail/import/{made.pk}/"))
    browser.post(f"/mail/import/{made.pk}/resume")
    run_import(made.pk, today=today)
    assert Application.objects.count() == 1
    browser.post(f"/mail/import/{made.pk}/undo")
    assert not Application.objects.exists()
    assert "Undone" in text(browser.get(f"/mail/import/{made.pk}/"))


def test_it_shows_and_stops_nothing_of_a_stranger(browser, charlie):
    theirs = Import.objects.create(owner=charlie, name="secret.mbox", state="running")
    assert browser.get(f"/mail/import/{theirs.pk}/").status_code == 404
    for does in ("stop", "resume", "undo"):
        assert browser.post(f"/mail/import/{theirs.pk}/{does}").status_code == 404
    assert "secret.mbox" not in text(browser.get("/mail/import/"))
