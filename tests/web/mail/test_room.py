"""The mail room: the tray, what is kept, one mail opened and corrected."""

from __future__ import annotations

import pytest

from onward.records.actions.applications import add_application
from onward.records.actions.undo import undo_last
from onward.records.models import Application, Change, Mail

EVIDENCE = [{"where": "body", "text": "received your application", "start": 8, "end": 33, "says": "it arrived"}]
TEXT = "We have received your application for the role."


def text(answer):
    return answer.content.decode()


def test_it_says_that_an_empty_tray_is_fine(browser):
    assert "The tray is empty" in text(browser.get("/mail/"))


def test_it_shows_each_mail_with_the_words_its_kind_rests_on(browser, put):
    put(text=TEXT, evidence=EVIDENCE)
    page = text(browser.get("/mail/"))
    assert "<mark>received your application</mark>" in page
    assert "it arrived" in page
    assert '<option value="confirmation" selected>' in page


def test_it_confirms_many_at_once_with_one_way_back(browser, alice, put):
    mails = [put(company_name=name, role="Data Engineer") for name in ("Kestrel Works", "Harbour Labs", "Larkspur")]
    sent = {"do": "confirm", "mail": [m.pk for m in mails], "shown": [m.pk for m in mails]}
    sent |= {f"{part}-{m.pk}": "confirmation" for m in mails for part in ("was", "kind")}
    answer = browser.post("/mail/judge", sent, follow=True)
    assert set(Mail.objects.values_list("state", flat=True)) == {"confirmed"}
    assert Application.objects.count() == 3
    assert Change.objects.count() == 1
    assert "Undo" in text(answer)
    undo_last(by=alice)
    assert set(Mail.objects.values_list("state", flat=True)) == {"tray"}
    assert not Application.objects.exists()


def test_it_leaves_what_is_unclear_and_says_so(browser, put):
    clear, unclear = put(company_name="Kestrel Works", role="Analyst"), put()
    Mail.objects.filter(pk=unclear.pk).update(from_name="", from_email="")
    sent = {"do": "confirm", "mail": [clear.pk, unclear.pk], "shown": [clear.pk, unclear.pk]}
    page = text(browser.post("/mail/judge", sent, follow=True))
    assert "Open it and say which." in page
    assert Mail.objects.get(pk=clear.pk).state == "confirmed"
    assert Mail.objects.get(pk=unclear.pk).state == "tray"


def test_it_asks_in_the_row_which_application_a_mail_is_about(browser, alice, put, today):
    roles = [
        add_application(by=alice, company="Kestrel Works", role=role, today=today) for role in ("Analyst", "Engineer")
    ]
    mail = put(kind="rejection", company_name="Kestrel Works", asks=roles)
    page = text(browser.get("/mail/"))
    assert f'<option value="{roles[1]}">Engineer at Kestrel Works</option>' in page
    sent = {"do": "confirm", "mail": mail.pk, "shown": mail.pk, f"about-{mail.pk}": roles[1]}
    sent |= {f"was-{mail.pk}": "rejection", f"kind-{mail.pk}": "rejection"}
    browser.post("/mail/judge", sent)
    assert [Application.objects.get(pk=pk).stage for pk in roles] == ["applied", "rejected"]


def test_it_judges_into_no_application_of_a_stranger(browser, charlie, put, today):
    theirs = add_application(by=charlie, company="Secret Ltd", role="Spy", today=today)
    mail = put(kind="rejection", company_name="Kestrel Works")
    sent = {"do": "confirm", "mail": mail.pk, "shown": mail.pk, f"about-{mail.pk}": theirs}
    sent |= {f"was-{mail.pk}": "rejection", f"kind-{mail.pk}": "rejection"}
    assert browser.post("/mail/judge", sent).status_code == 404
    assert Application.objects.get(pk=theirs).stage == "applied"


def test_it_corrects_and_confirms_in_one_go(browser, put):
    right, wrong = put(company_name="Kestrel Works"), put(company_name="Harbour Labs")
    sent = {
        "do": "confirm",
        "mail": [right.pk],
        "shown": [right.pk, wrong.pk],
        f"was-{right.pk}": "confirmation",
        f"kind-{right.pk}": "confirmation",
        f"was-{wrong.pk}": "confirmation",
        f"kind-{wrong.pk}": "rejection",
    }
    browser.post("/mail/judge", sent)
    wrong.refresh_from_db()
    assert (wrong.kind, wrong.state) == ("rejection", "corrected")
    assert Application.objects.get(company__name="Harbour Labs").stage == "rejected"


def test_it_puts_aside_what_is_not_about_the_search(browser, put):
    mail = put()
    browser.post("/mail/judge", {"do": "aside", "mail": mail.pk, "shown": mail.pk})
    mail.refresh_from_db()
    assert mail.state == "aside"


def test_it_asks_to_tick_something_first(browser, put):
    mail = put()
    page = text(browser.post("/mail/judge", {"do": "confirm", "shown": mail.pk}, follow=True))
    assert "Tick the mails first" in page


def test_it_judges_nothing_of_a_stranger(browser, charlie, put):
    theirs = put(by=charlie)
    sent = {"do": "confirm", "mail": theirs.pk, "shown": theirs.pk}
    assert browser.post("/mail/judge", sent).status_code == 404
    theirs.refresh_from_db()
    assert theirs.state == "tray"


def test_it_lists_what_is_kept_and_narrows_by_kind(browser, put):
    put("Thanks for applying", state="sure")
    put("About your application", kind="rejection", state="sure")
    page = text(browser.get("/mail/kept/?kind=rejection"))
    assert "About your application" in page
    assert "Thanks for applying" not in page


def test_it_marks_the_words_in_the_mail_itself(browser, put):
    mail = put(text=TEXT, evidence=EVIDENCE, state="sure")
    page = text(browser.get(f"/mail/{mail.pk}/"))
    assert 'We have <mark title="it arrived">received your application</mark> for the role.' in page


def test_it_prints_hostile_mail_as_words(browser, put):
    mail = put("<script>alert(1)</script>", text="<img src=x onerror=alert(1)>", state="sure")
    page = text(browser.get(f"/mail/{mail.pk}/"))
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_it_shows_a_long_mail_in_part_and_whole_on_request(browser, put):
    mail = put(text="word " * 30_000, state="sure")
    assert "Show all of it" in text(browser.get(f"/mail/{mail.pk}/"))
    assert "Show all of it" not in text(browser.get(f"/mail/{mail.pk}/?whole"))


def test_it_shows_html_in_a_box_that_can_do_nothing(browser, put):
    mail = put(html="<p>Dear Alice</p>", state="sure")
    answer = browser.get(f"/mail/{mail.pk}/html")
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "allow" not in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "<p>Dear Alice</p>" in text(answer)
    assert f'sandbox title="The mail as it was laid out" src="/mail/{mail.pk}/html"' in text(
        browser.get(f"/mail/{mail.pk}/")
    )


def test_it_corrects_the_kind_of_one_mail(browser, alice, put, today):
    kestrel = add_application(by=alice, company="Kestrel Works", role="Data Engineer", today=today)
    mail = put(kind="update", state="sure")
    sent = {"kind": "rejection", "application_id": kestrel}
    browser.post(f"/mail/{mail.pk}/correct", sent)
    mail.refresh_from_db()
    assert (mail.kind, mail.application_id) == ("rejection", kestrel)
    assert Application.objects.get(pk=kestrel).stage == "rejected"


def test_it_splits_a_mail_off_to_an_application_of_its_own(browser, alice, put, today):
    kestrel = add_application(by=alice, company="Kestrel Works", role="Data Engineer", today=today)
    mail = put(state="sure", application_id=kestrel, company_name="Kestrel Works")
    sent = {"kind": "confirmation", "application_id": kestrel, "new_application": "on", "role": "Data Analyst"}
    browser.post(f"/mail/{mail.pk}/correct", sent)
    mail.refresh_from_db()
    assert mail.application_id != kestrel
    assert mail.application.role == "Data Analyst"


def test_it_finds_the_application_a_mail_belongs_to(browser, alice, put, today):
    add_application(by=alice, company="Larkspur", role="Analyst", today=today)
    mail = put()
    assert "Analyst at Larkspur" in text(browser.get(f"/mail/{mail.pk}/?find=larks"))


@pytest.mark.parametrize("rest", ["", "html"])
def test_it_opens_nothing_of_a_stranger(browser, charlie, put, rest):
    theirs = put("Secret", by=charlie, html="<p>Secret</p>")
    assert browser.get(f"/mail/{theirs.pk}/{rest}").status_code == 404


def test_it_corrects_nothing_of_a_stranger(browser, charlie, put):
    theirs = put(by=charlie, kind="update")
    assert browser.post(f"/mail/{theirs.pk}/correct", {"kind": "rejection"}).status_code == 404


@pytest.mark.parametrize("path", ["/mail/", "/mail/kept/"])
@pytest.mark.parametrize("count", [1, 50])
def test_it_asks_the_database_as_often_for_fifty_as_for_one(browser, put, path, count, django_assert_max_num_queries):
    for _ in range(count):
        put(text=TEXT, evidence=EVIDENCE, state="tray" if path == "/mail/" else "sure")
    with django_assert_max_num_queries(10):
        browser.get(path)
