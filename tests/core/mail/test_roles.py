"""Titles of roles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.mail.roles import CLOSE, SAME, clean_role, role_likeness


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Elektroniker (m/w/d)", "Elektroniker"),
        ("Leiterin Einkauf (w|m|d) (ID: 16799)", "Leiterin Einkauf"),
        ("Comptable H/F", "Comptable"),
        ("Marketing Manager (all genders)", "Marketing Manager"),
        ("Software Engineer 2020-56999", "Software Engineer"),
        ("Claims Handler (Req 55120)", "Claims Handler"),
        ("Summer Intern 2026", "Summer Intern 2026"),
        ("C/C++ Developer", "C/C++ Developer"),
        ("Engineer, Level 3", "Engineer, Level 3"),
        ("🚀 Data Engineer 🚀", "Data Engineer"),
    ],
)
def test_a_title_loses_what_is_not_title(text: str, wanted: str):
    assert clean_role(text) == wanted


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Data Analyst (m/f/d)", "data analyst"),
        ("Sr. Data Analyst", "Senior Data Analyst"),
        ("Ingénieur qualité", "Ingenieur Qualite F/H"),
        ("Software Engineer, Payments", "Software Engineer Payments"),
        ("Software Engineer", "Software Engineer (Remote)"),
    ],
)
def test_spellings_of_one_title_are_the_same(one: str, two: str):
    assert role_likeness(one, two) >= SAME


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Junior Data Analyst", "Senior Data Analyst"),
        ("Software Engineer I", "Software Engineer II"),
        ("Cook", "Analyst"),
    ],
)
def test_other_levels_and_other_work_are_other_roles(one: str, two: str):
    assert role_likeness(one, two) < CLOSE


def test_a_level_on_one_side_only_is_close_but_not_the_same():
    assert CLOSE <= role_likeness("Data Analyst", "Senior Data Analyst") < SAME


@given(st.text(), st.text())
def test_likeness_is_a_share_and_goes_both_ways(one: str, two: str):
    assert 0 <= role_likeness(one, two) == role_likeness(two, one) <= 1


@given(st.text())
def test_cleaning_survives_any_text(text: str):
    assert len(clean_role(text)) <= len(text) + 1
