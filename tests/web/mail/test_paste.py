"""One mail pasted in: judged, asked about where unclear, and on to the Comeback."""

from __future__ import annotations

import pytest

from onward.records.models import Application, Comeback, Mail

A_NO = """From: Priya Natarajan <priya@kestrel.example>
Subject: Your application for Data Engineer at Kestrel Works
Date: Mon, 9 Nov 2026 10:00:00 +0000

Dear Alice,

Thank you for interviewing with us for the Data Engineer role at Kestrel Works.
Unfortunately, we have decided to move forward with another candidate.

Best wishes,
Priya Natarajan
"""
UNCLEAR = "Hello Alice, we talked again about you here. I will not keep you waiting. Let us speak some day. Tom"


def text(answer):
    return answer.content.decode()


def test_a_pasted_no_leads_straight_to_its_comeback(browser, alice):
    answer = browser.post("/mail/paste/", {"text": A_NO})
    comeback = Comeback.objects.get(owner=alice)
    assert answer["Location"] == f"/comeback/{comeback.pk}/"
    assert Application.objects.get().company.name == "Kestrel Works"


def test_the_same_paste_again_adds_nothing(browser):
    browser.post("/mail/paste/", {"text": A_NO})
    answer = browser.post("/mail/paste/", {"text": A_NO}, follow=True)
    assert Mail.objects.count() == 1
    assert Comeback.objects.count() == 1
    assert "This mail was on file already." in text(answer)


def test_it_asks_whether_it_was_a_no_when_it_cannot_tell(browser):
    answer = browser.post("/mail/paste/", {"text": UNCLEAR}, follow=True)
    assert "Was it a no?" in text(answer)
    assert "Yes, it was a no" in text(answer)
    assert not Comeback.objects.exists()


def test_the_answer_yes_leads_to_the_comeback(browser):
    browser.post("/mail/paste/", {"text": UNCLEAR})
    mail = Mail.objects.get()
    sent = {"no": "yes", "kind": "update", "company": "Kestrel Works", "role": "Data Engineer"}
    answer = browser.post(f"/mail/paste/{mail.pk}/", sent)
    assert answer["Location"] == f"/comeback/{Comeback.objects.get().pk}/"
    assert Application.objects.get().stage == "rejected"


def test_it_asks_who_it_was_from_when_nothing_says_so(browser):
    browser.post("/mail/paste/", {"text": UNCLEAR})
    mail = Mail.objects.get()
    answer = browser.post(f"/mail/paste/{mail.pk}/", {"no": "yes", "kind": "update", "company": ""})
    assert answer.status_code == 422
    assert "Who was it from?" in text(answer)


def test_the_answer_can_be_something_else(browser):
    browser.post("/mail/paste/", {"text": UNCLEAR})
    mail = Mail.objects.get()
    sent = {"no": "other", "kind": "interview", "company": "Kestrel Works", "role": "Data Engineer"}
    browser.post(f"/mail/paste/{mail.pk}/", sent)
    assert Application.objects.get().stage == "interview"
    assert not Comeback.objects.exists()


@pytest.mark.parametrize("nothing", ["", "   \n  "])
def test_it_asks_for_a_mail_when_there_is_none(browser, nothing):
    answer = browser.post("/mail/paste/", {"text": nothing})
    assert answer.status_code == 422
    assert not Mail.objects.exists()


def test_it_takes_scripts_as_words(browser):
    browser.post("/mail/paste/", {"text": A_NO.replace("Dear Alice", "<script>alert(1)</script>")})
    page = text(browser.get(f"/mail/{Mail.objects.get().pk}/"))
    assert "<script>alert" not in page


def test_it_asks_about_nothing_of_a_stranger(browser, charlie, put):
    theirs = put(by=charlie)
    assert browser.get(f"/mail/paste/{theirs.pk}/").status_code == 404
