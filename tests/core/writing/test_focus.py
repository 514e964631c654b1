"""Employer focus as advice."""

import pytest

from onward.core.writing.focus import focus


def test_it_counts_their_words_against_mine():
    found = focus("I like your team. You and Kestrel know it.", ["Kestrel"])
    assert found.employer_share == pytest.approx(4 / 5)
    assert found.why == "4 words about them, 1 about you."


def test_a_text_about_nobody_has_no_share():
    assert focus("It rains.").employer_share is None
