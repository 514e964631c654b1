"""The note editor: opened, saved, checked, fixed, sent, dropped; also without JavaScript."""

from __future__ import annotations

import pytest

from onward.records.actions.told import tell_rejection
from onward.records.models import Comeback, Note

BODY = "Dear Priya,\r\n\r\nThank you for the talk.\r\n\r\nAlice"


def text(answer):
    return answer.content.decode()


@pytest.fixture
def comeback(alice, today) -> Comeback:
    number = tell_rejection(
        by=alice,
        company="Kestrel Works",
        role="Data Engineer",
        on=today,
        today=today,
        how="phone",
        person="Priya Natarajan",
        email="priya@kestrel.example",
        reached="interview",
    )
    return Comeback.objects.get(pk=number)


@pytest.fixture
def note(browser, comeback) -> Note:
    browser.post("/notes/open", {"kind": "thank_you", "comeback_id": comeback.pk})
    return Note.objects.get()


@pytest.fixture
def type_in(browser, note):
    def post(rest="", **said):
        typed = {
            "version": note.version,
            "subject": "Thank you",
            "to_name": "Priya Natarajan",
            "to_email": note.to_email,
        }
        answer = browser.post(f"/notes/{note.pk}/{rest}", {**typed, "body": BODY, **said})
        note.refresh_from_db()
        return answer

    return post


def test_it_opens_the_draft_and_opens_the_same_one_again(browser, comeback, note):
    answer = browser.post("/notes/open", {"kind": "thank_you", "comeback_id": comeback.pk})
    assert answer.headers["Location"] == f"/notes/{note.pk}/"
    assert Note.objects.count() == 1


def test_it_shows_the_elements_a_verdict_in_words_and_the_address(browser, note):
    page = text(browser.get(f"/notes/{note.pk}/"))
    assert "Professional tone" in page
    assert "Thank Priya" in page
    assert "mailto:priya@kestrel.example?subject=" in page
    assert any(says in page for says in ("Ready to send", "Look again", "send this yet"))


def test_it_leads_back_to_the_comeback(browser, comeback, note):
    way_back = f"/comeback/of/{comeback.application_id}/"
    assert f'href="{way_back}"' in text(browser.get(f"/notes/{note.pk}/"))
    assert browser.get(way_back).headers["Location"] == f"/comeback/{comeback.pk}/"


def test_saving_keeps_the_words_with_plain_line_ends(note, type_in):
    answer = type_in()
    assert answer.headers["Location"] == f"/notes/{note.pk}/"
    assert note.body == BODY.replace("\r\n", "\n")


def test_while_typing_only_the_pieces_around_the_words_come_back(note, type_in):
    page = text(type_in("check"))
    assert "<html" not in page
    assert 'id="elements" hx-swap-oob="innerHTML"' in page
    assert f'name="version" value="{note.version}"' in " ".join(page.split())
    assert "<textarea" not in page


def test_an_older_window_is_told_and_overwrites_nothing(browser, note, type_in):
    type_in(body="First words, kept.")
    answer = browser.post(f"/notes/{note.pk}/", {"version": 0, "subject": "", "body": "Other words"})
    page = text(answer)
    assert answer.status_code == 409
    assert "changed in another window" in page
    assert "Other words" in page
    assert "First words, kept." in page
    note.refresh_from_db()
    assert note.body == "First words, kept."


def test_while_typing_an_older_window_keeps_its_old_version(browser, note, type_in):
    type_in(body="First words, kept.")
    answer = browser.post(f"/notes/{note.pk}/check", {"version": 0, "subject": "", "body": "Other words"})
    assert answer.status_code == 409
    assert "id_version" not in text(answer)


def test_a_fix_is_one_click_without_javascript(note, type_in, browser):
    type_in(body="Dear Priya,\n\nI really hope we talk again.\n\nAlice")
    page = text(browser.get(f"/notes/{note.pk}/"))
    start = note.body.index("I really hope")
    wanted = f"body:{start}:{start + 13}:I hope"
    assert f'value="{wanted}"' in page
    type_in(body=note.body, fix=wanted)
    assert "I hope we talk again." in note.body


def test_a_bad_address_is_said_and_the_words_stay(type_in):
    answer = type_in(to_email="not an address", body="Kept words")
    assert answer.status_code == 422
    assert "Kept words" in text(answer)


def test_sent_is_said_by_the_seeker_and_leads_back_to_the_comeback(browser, note, comeback):
    answer = browser.post(f"/notes/{note.pk}/sent", {"how": "mailto"}, follow=True)
    note.refresh_from_db(), comeback.refresh_from_db()
    assert note.state == "sent"
    assert comeback.steps["thank"]["state"] == "done"
    assert answer.redirect_chain[-1][0] == f"/comeback/{comeback.pk}/"
    assert "as sent." in text(answer)


def test_a_sent_note_is_there_to_read_not_to_change(browser, note):
    browser.post(f"/notes/{note.pk}/sent", {"how": "elsewhere"})
    page = text(browser.get(f"/notes/{note.pk}/"))
    assert "<textarea" not in page
    assert "elsewhere" in page


def test_saying_it_twice_is_answered_in_a_sentence(browser, note):
    browser.post(f"/notes/{note.pk}/sent", {"how": "copy"})
    assert "sent or dropped already" in text(browser.post(f"/notes/{note.pk}/sent", {"how": "copy"}, follow=True))


def test_nobody_is_sent_to_a_no_reply_address(note, type_in, browser):
    type_in(to_email="no-reply@kestrel.example")
    page = text(browser.get(f"/notes/{note.pk}/"))
    assert "Nobody reads answers at this address" in page
    assert 'id="mailto"' not in page


def test_a_fresh_draft_uses_what_the_seeker_adds(browser, note):
    said = {"do": "redraft", "talked_about": "late events\n\n team size ", "proofs": "cut a run to forty minutes"}
    browser.post(f"/notes/{note.pk}/redraft", said)
    note.refresh_from_db()
    assert note.talked_about == ["late events", "team size"]
    assert note.proofs == ["cut a run to forty minutes"]


def test_a_dropped_draft_leaves_the_list_and_undo_brings_it_back(browser, note):
    answer = browser.post(f"/notes/{note.pk}/drop", follow=True)
    assert "No draft is open" in text(answer)
    assert "/undo/" in text(answer)


def test_the_list_shows_drafts_and_sent_ones_apart(browser, note):
    assert "Thank Priya" in text(browser.get("/notes/"))
    assert "Thank Priya" not in text(browser.get("/notes/?view=sent"))


def test_a_kind_nobody_knows_is_refused_in_a_sentence(browser, comeback):
    answer = browser.post("/notes/open", {"kind": "poem", "comeback_id": comeback.pk}, follow=True)
    assert answer.status_code == 200
    assert not Note.objects.exists()


def test_somebody_elses_note_is_not_found(browser, note, charlie):
    Note.objects.update(owner=charlie)
    for rest in ("", "check", "sent", "redraft", "drop"):
        assert browser.post(f"/notes/{note.pk}/{rest}", {"version": 0, "body": "x"}).status_code == 404
    assert browser.get(f"/notes/{note.pk}/").status_code == 404
