"""What is said of many mails at once in the tray."""

from __future__ import annotations

from django.http import QueryDict

from onward.web.mail.judging import read_judgement

ROWS = (
    "shown=1&was-1=confirmation&kind-1=confirmation&shown=2&was-2=update&kind-2=update&shown=3&was-3=alert&kind-3=alert"
)


def read(rest: str, rows: str = ROWS):
    return read_judgement(QueryDict(f"{rows}&{rest}"))


def test_it_confirms_the_ticked_ones():
    said = read("do=confirm&mail=1&mail=2")
    assert (said.right, said.aside, said.really) == ([1, 2], [], {})


def test_it_takes_a_changed_kind_as_said_though_the_row_is_not_ticked():
    said = read("do=confirm&mail=1", ROWS.replace("kind-2=update", "kind-2=rejection"))
    assert (said.right, said.really) == ([1], {"rejection": [2]})


def test_it_puts_aside_what_is_not_about_the_search():
    assert read("do=aside&mail=1").aside == [1]
    assert read("do=confirm", ROWS.replace("kind-1=confirmation", "kind-1=unrelated")).aside == [1]
    assert read("do=confirm&mail=3").aside == [3]


def test_it_confirms_the_whole_page_without_a_tick():
    said = read("do=page")
    assert (said.right, said.aside) == ([1, 2], [3])


def test_it_says_nothing_of_rows_left_alone():
    assert read("do=confirm").count == 0


def test_it_ignores_made_up_kinds_and_numbers():
    said = read("do=confirm&mail=x&mail=-4&mail=99", ROWS.replace("kind-1=confirmation", "kind-1=promotion"))
    assert said.count == 0


def test_it_reads_which_application_a_mail_is_about():
    assert read("do=confirm&mail=1&about-1=7").placed == {("confirmation", "7"): [1]}
    assert read("do=confirm&about-2=new&had-2=").placed == {("update", "new"): [2]}
    assert read("do=confirm&about-2=7&had-2=7").count == 0
    assert read("do=confirm&mail=1&about-1=x").right == [1]
