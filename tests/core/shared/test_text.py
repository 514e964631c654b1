"""Plain text and folding."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.core.shared.text import fold, one_line, plain


def test_curly_quotes_soft_hyphens_and_hard_blanks_become_plain():
    assert plain("we’re sor\u00adry\u00a0– “not” this\u200b time") == 'we\'re sorry – "not" this time'


def test_line_ends_of_every_kind_are_one():
    assert plain("a\r\nb\rc\u2028d") == "a\nb\nc\nd"


def test_runs_of_blanks_and_empty_lines_shrink():
    assert plain("  a   b  \n\n\n\n c ") == "a b\n\nc"


def test_a_pile_of_marks_on_one_letter_is_cut_and_does_not_stall():
    assert len(plain("a" + "\u0301\u0316" * 100_000)) < 100


@settings(deadline=None)
@given(st.text())
def test_plain_text_has_no_control_character_and_stays_as_it_is(text: str):
    once = plain(text)
    assert not any(letter != "\n" and unicodedata.category(letter) in ("Cc", "Cs") for letter in once)
    assert plain(once) == once


@settings(deadline=None)
@given(st.text())
def test_folding_keeps_every_offset(text: str):
    assert len(fold(text)) == len(text)


def test_folding_drops_case_and_accents():
    assert fold("Ça S'est très bien passé, İstanbul, Größe") == "ca s'est tres bien passe, istanbul, große"


@settings(deadline=None)
@given(st.text())
def test_one_line_is_one_line(text: str):
    assert "\n" not in one_line(text)
