"""Days and times said in a mail."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.mail.dates_in_text import moments

SENT = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("on Thursday, March 12th at 2:30 pm", "en", ("2026-03-12", "14:30")),
        ("12 March 2026, 9 am", "en", ("2026-03-12", "09:00")),
        ("am 17. März 2026 um 14 Uhr", "de", ("2026-03-17", "14:00")),
        ("am 17.03. um 14:30 Uhr", "de", ("2026-03-17", "14:30")),
        ("le 1er avril 2026 à 9h30", "fr", ("2026-04-01", "09:30")),
        ("el 9 de abril de 2026 a las 11:00", "es", ("2026-04-09", "11:00")),
        ("il 20 marzo 2026 alle 15:00", "it", ("2026-03-20", "15:00")),
        ("op 26 maart 2026 om 13.00 uur", "nl", ("2026-03-26", "13:00")),
        ("no dia 7 de abril às 10h30", "pt", ("2026-04-07", "10:30")),
        ("2026-04-21 at 09:00", "en", ("2026-04-21", "09:00")),
        ("le 03/04/2026 à 10h", "fr", ("2026-04-03", "10:00")),
    ],
)
def test_it_reads_days_and_times_in_seven_languages(text: str, language: str, wanted: tuple[str, str]):
    found = list(moments(text, sent=SENT, language=language))
    assert [(m.day.isoformat(), m.time.isoformat("minutes") if m.time else "") for m in found] == [wanted]


def test_a_day_that_means_two_days_is_not_read():
    assert not list(moments("on 03/04/2026", sent=SENT, language="en"))
    assert [m.day for m in moments("on 03/24/2026", sent=SENT, language="en")] == [date(2026, 3, 24)]


def test_a_day_without_a_year_is_the_next_one():
    assert [m.day for m in moments("on 10 January", sent=date(2025, 12, 20), language="en")] == [date(2026, 1, 10)]
    assert not list(moments("on 10 January", sent=None, language="en"))


def test_a_day_that_does_not_exist_is_none():
    assert not list(moments("30 February 2026, 2026-13-01", sent=SENT, language="en"))


@pytest.mark.parametrize(
    ("text", "offset"),
    [("CET", "+01:00"), ("(Europe/London)", "+00:00"), ("UTC+2", "+02:00"), ("Eastern Time", "-04:00"), ("IST", None)],
)
def test_only_a_zone_that_means_one_thing_is_taken(text: str, offset: str | None):
    (found,) = moments(f"12 March 2026 at 10:00 {text}", sent=SENT, language="en")
    said = found.as_datetime()
    assert said is not None
    assert (said.isoformat()[19:] or None) == offset


def test_without_a_time_there_is_no_moment():
    (found,) = moments("by 12 March 2026", sent=SENT, language="en")
    assert found.time is None
    assert found.as_datetime() is None


def test_midnight_and_noon_are_told_apart():
    first, second = moments("1 May 2026 12:00 am, and then on 2 May 2026 12:00 pm", sent=SENT, language="en")
    assert (first.time, second.time) == (time(0), time(12))


@given(st.text(), st.dates())
def test_it_survives_any_text(text: str, sent: date):
    for moment in moments(text, sent=sent, language=None):
        assert 0 <= moment.at < len(text)
