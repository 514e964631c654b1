"""Settings, the history with its undo, and the data: taken along or erased."""

from __future__ import annotations

import io
import zipfile

import pytest

from onward.records.actions import data
from onward.records.actions.people import save_contact
from onward.records.actions.searches import current_search
from onward.records.models import Change, Contact, Search, User


def text(answer):
    return answer.content.decode()


def settings_of(**typed):
    return {"name": "Alice", "addresses": "", "timezone": "", "search": "My search", "target": "", **typed}


def test_it_keeps_name_addresses_and_zone(browser, alice):
    typed = settings_of(addresses="alice@example.com", timezone="Europe/Zurich", target="Data engineer")
    browser.post("/settings/", typed)
    alice.refresh_from_db()
    assert (alice.name, alice.addresses, alice.timezone) == ("Alice", ["alice@example.com"], "Europe/Zurich")
    assert Search.objects.get().target == "Data engineer"


def test_it_keeps_what_was_typed_when_an_address_is_none(browser, alice):
    answer = browser.post("/settings/", settings_of(name="Alice B", addresses="nonsense"))
    assert answer.status_code == 422
    assert "nonsense is not a mail address." in text(answer)
    assert 'value="Alice B"' in text(answer)


def test_settings_are_one_change_with_one_way_back(browser, alice):
    browser.post("/settings/", settings_of(target="Data engineer"))
    assert Change.objects.count() == 1


def test_it_pauses_the_search_and_goes_on(browser, alice, today):
    current_search(by=alice, today=today)
    assert "Your search is paused" in text(browser.post("/settings/pause", {"paused": "yes"}, follow=True))
    assert "Your search is paused" not in text(browser.post("/settings/pause", {"paused": "no"}, follow=True))


def test_it_says_why_there_is_nothing_to_pause_yet(browser):
    assert "There is no search yet." in text(browser.post("/settings/pause", {"paused": "yes"}, follow=True))


def test_it_undoes_a_change_and_returns_to_where_one_was(browser, alice, today):
    save_contact(by=alice, name="Priya", today=today)
    change = Change.objects.get()
    answer = browser.post(f"/undo/{change.pk}", {"next": "/people/"})
    assert answer["Location"] == "/people/"
    assert not Contact.objects.exists()


def test_undo_never_leads_to_another_site(browser, alice, today):
    save_contact(by=alice, name="Priya", today=today)
    answer = browser.post(f"/undo/{Change.objects.get().pk}", {"next": "https://evil.example/"})
    assert answer["Location"] == "/history/"


def test_it_undoes_nothing_of_a_stranger(browser, charlie, today):
    save_contact(by=charlie, name="Secret", today=today)
    assert browser.post(f"/undo/{Change.objects.get().pk}").status_code == 404
    assert Contact.objects.exists()


def test_it_does_nothing_for_a_mere_look(browser, alice, today):
    save_contact(by=alice, name="Priya", today=today)
    assert browser.get(f"/undo/{Change.objects.get().pk}").status_code == 405
    assert Contact.objects.exists()


def test_the_history_shows_what_was_done_with_a_way_back(browser, alice, today):
    save_contact(by=alice, name="Priya", today=today)
    page = text(browser.get("/history/"))
    assert "Priya" in page
    assert f'action="/undo/{Change.objects.get().pk}"' in page


def test_it_says_where_the_data_lies(browser, settings):
    assert str(settings.HOME) in text(browser.get("/about/"))


def test_it_hands_out_everything_as_one_zip_and_leaves_no_copy(browser, alice, today, tmp_path, settings):
    settings.HOME = tmp_path
    save_contact(by=alice, name="Priya Natarajan", today=today)
    answer = browser.post("/export/")
    assert answer["Content-Disposition"] == 'attachment; filename="onward-2026-11-11.zip"'
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as found:
        assert any(b"Priya Natarajan" in found.read(name) for name in found.namelist())
    assert list(tmp_path.iterdir()) == []


def test_it_erases_nothing_without_the_word(browser, monkeypatch):
    monkeypatch.setattr(data, "empty", lambda: pytest.fail("it erased"))
    answer = browser.post("/erase/", {"word": "yes"})
    assert answer.status_code == 422
    assert "Nothing was erased." in text(answer)


@pytest.mark.django_db(transaction=True)
def test_it_erases_for_the_word_while_onward_runs_and_begins_anew(browser):
    browser.post("/pipeline/add/", {"company": "Northfield", "role": "Analyst", "stage": "applied"})
    page = text(browser.post("/erase/", {"word": "erase"}))
    assert "Everything is erased" in page
    assert "onward.sqlite3" in page
    again = browser.get("/", follow=True)
    assert again.status_code == 200
    assert "I was just turned down" in text(again)


def test_the_seeker_stays_the_same_one(browser, alice):
    browser.get("/settings/")
    assert User.objects.count() == 1
