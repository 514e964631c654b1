"""The mail room: its three lists, one mail opened, and whose it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from onward.core.mail.filed_json import details_from, details_to, evidence_from, evidence_to
from onward.core.mail.read import read
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Details, Person
from onward.records.actions.mail import file_mail, set_aside
from onward.records.models import Mail
from onward.records.queries.errors import NotFound
from onward.records.queries.mail import mail, mail_html, mails, mails_of
from tests.mailbox import letter

NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
def hundred(alice):
    """A hundred mails on file: 60 receipts and 40 noes, ten of these in the tray; one without a date."""
    Mail.objects.bulk_create(
        Mail(
            owner=alice,
            digest=f"{n:064d}",
            sent_at=None if n == 7 else NOW - timedelta(hours=n),
            subject=f"Mail {n}",
            kind="confirmation" if n < 60 else "rejection",
            state="tray" if n >= 90 else "sure",
        )
        for n in range(100)
    )


@pytest.fixture
def filed(alice, today):
    """One no on file, through the whole way in."""
    message = read(letter("rejection", "Nordlicht", "Buyer", today))
    return file_mail(by=alice, message=message, verdict=judge(message, seeker=frozenset()), run=None, today=today)


def test_a_list_is_newest_first_and_undated_mail_comes_last(alice, hundred):
    first = mails(alice, view="kept", per=50)
    last = mails(alice, view="kept", page=2, per=50)
    assert [row.subject for row in first.rows[:2]] == ["Mail 0", "Mail 1"]
    assert last.rows[-1].subject == "Mail 7"
    assert (first.total, first.pages, len(last.rows)) == (90, 2, 40)


def test_the_counts_are_those_of_the_lists(alice, hundred):
    listing = mails(alice, view="kept")
    assert listing.counts_by_view == {"tray": 10, "kept": 90, "aside": 0}
    assert listing.counts_by_kind == {"confirmation": 60, "rejection": 30}
    assert mails(alice, view="kept", kind="rejection").total == 30


@pytest.mark.parametrize("page", [-3, 0, 99])
def test_a_page_that_does_not_exist_gives_the_nearest(alice, hundred, page):
    assert mails(alice, view="kept", page=page).rows


def test_a_list_takes_the_same_few_queries_however_long(alice, hundred, django_assert_num_queries):
    for per in (5, 80):
        with django_assert_num_queries(3):
            mails(alice, view="kept", per=per)


def test_a_line_shows_the_words_that_decided(alice, filed):
    row = mails(alice, view="kept").rows[0]
    assert row.excerpt
    assert row.why
    assert row.application == "Buyer at Nordlicht"


def test_an_opened_mail_has_its_evidence_in_the_text(alice, filed):
    opened = mail(alice, filed.mail_id)
    body = [piece for piece in opened.evidence if piece.where == "body"]
    assert body
    assert all(opened.text[piece.start : piece.end] == piece.text for piece in body)
    assert opened.details.company == "Nordlicht"


def test_mail_of_an_application_is_listed_with_it(alice, filed):
    assert [row.id for row in mails_of(alice, filed.application_id)] == [filed.mail_id]


def test_html_is_stored_clean(alice, today):
    raw = (
        b"From: jobs@nordlicht.example\nSubject: Your application\nContent-Type: text/html\n\n"
        b"<p onclick='x()'>Unfortunately <b>no</b></p><script>alert(1)</script><img src='http://t.example/p.png'>"
    )
    message = read(raw)
    kept = file_mail(by=alice, message=message, verdict=judge(message, seeker=frozenset()), run=None, today=today)
    html = mail_html(alice, kept.mail_id)
    assert "<b>no</b>" in html
    assert not any(word in html for word in ("script", "onclick", "t.example"))


def test_what_is_set_aside_moves_to_its_list(alice, filed, today):
    set_aside(by=alice, mail_ids=[filed.mail_id], today=today)
    assert [row.id for row in mails(alice, view="aside").rows] == [filed.mail_id]
    assert not mails(alice, view="kept").rows


def test_charlie_finds_no_mail_of_alices(charlie, filed):
    assert not mails(charlie, view="kept").rows
    for ask in (mail, mail_html):
        with pytest.raises(NotFound):
            ask(charlie, filed.mail_id)


def test_details_survive_the_way_through_json(today):
    details = Details(
        company="Nordlicht",
        person=Person("Bob", None),
        interview_at=NOW,
        deadline=today,
        for_the_post_only=False,
        no_reply=True,
    )
    assert details_from(details_to(details)) == details
    verdict = judge(read(letter("rejection", on=today)), seeker=frozenset())
    assert evidence_from(evidence_to(verdict.evidence)) == verdict.evidence
