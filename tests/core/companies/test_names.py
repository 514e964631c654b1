"""Names of companies: keys and likeness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.companies.names import company_key, loose_key, same_company, squash


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Acme Inc.", "ACME"),
        ("Grupo Navarro S.L.", "grupo navarro"),
        ("Müller & Söhne GmbH & Co. KG", "Muller und Sohne"),
        ("The Daily Lantern", "Daily Lantern, Ltd."),
        ("Smørrebrød A/S", "Smorrebrod"),
        ("O'Brien Foods plc", "OBrien Foods"),
        ("Fern  &  Moss", "Fern and Moss Limited"),
    ],
)
def test_spellings_of_one_company_have_one_key(one: str, two: str):
    assert company_key(one) == company_key(two)


@pytest.mark.parametrize(
    ("one", "two"), [("Acme Steel", "Acme Bank"), ("Northgate", "Southgate"), ("AG", "SE"), ("A", "B")]
)
def test_other_companies_have_other_keys(one: str, two: str):
    assert company_key(one) != company_key(two)
    assert not same_company(one, two)


def test_a_name_of_legal_words_alone_keeps_them():
    assert company_key("GmbH") == "gmbh"
    assert company_key("The Co.") == "co"


def test_a_branch_or_a_brand_word_at_the_end_is_the_same_company():
    assert same_company("Meridian", "Meridian Labs")
    assert same_company("Talbot - France", "Talbot Group")
    assert not same_company("Meridian Labs", "Meridian Foods")


def test_a_name_spelt_together_is_the_same_company():
    assert same_company("Maple Grove", "maplegrove")


def test_nothing_is_the_same_as_an_empty_name():
    assert not same_company("", "")
    assert not same_company("", "Acme")


@given(st.text())
def test_a_key_folded_again_stays_the_same(name: str):
    assert company_key(company_key(name)) == company_key(name)


@given(st.text())
def test_any_name_is_the_same_as_itself_once_it_has_a_key(name: str):
    assert same_company(name, name) == bool(company_key(name))
    assert loose_key(company_key(name)) == loose_key(name)


@given(st.text(), st.text())
def test_likeness_goes_both_ways(one: str, two: str):
    assert same_company(one, two) == same_company(two, one)


@given(st.text())
def test_squashing_leaves_letters_and_digits(name: str):
    assert all(c.isalnum() for c in squash(name))
