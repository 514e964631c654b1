"""Domains of companies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.companies.domains import label_of, registrable


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("jobs@careers.acme.com", "acme.com"),
        ("https://www.acme.co.uk/jobs?x=1", "acme.co.uk"),
        ("ACME.DE", "acme.de"),
        ("mail.acme.com.br:587", "acme.com.br"),
        ("acme.example", "acme.example"),
        ("a.b.firma.no", "firma.no"),
    ],
)
def test_it_finds_what_somebody_registered(text: str, wanted: str):
    assert registrable(text) == wanted


@pytest.mark.parametrize("text", ["", "localhost", "co.uk", "10.0.0.1", "a@", "@", "..", "acme..com"])
def test_where_nothing_is_registered_it_says_so(text: str):
    assert registrable(text) is None


def test_the_label_is_the_name_in_the_domain():
    assert label_of("acme.co.uk") == "acme"


@given(st.text())
def test_it_survives_any_text_and_is_stable(text: str):
    found = registrable(text)
    assert found is None or registrable(found) == found


@pytest.mark.parametrize("text", ["someone@data.invalid", "printer.local", "app.localhost"])
def test_a_domain_that_cannot_be_anybodys_names_nobody(text: str) -> None:
    assert registrable(text) is None
