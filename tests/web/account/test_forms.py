"""What the seeker says about themselves."""

from __future__ import annotations

from onward.web.account.forms import EraseForm, ProfileForm


def test_it_reads_addresses_by_line_or_comma_each_once():
    form = ProfileForm({"addresses": "Alice@example.com\nalice@example.org, alice@example.com"})
    assert form.is_valid()
    assert form.cleaned_data["addresses"] == ["alice@example.com", "alice@example.org"]


def test_it_names_the_address_that_is_none():
    form = ProfileForm({"addresses": "alice@example.com\nnot one"})
    assert form.errors["addresses"] == ["not one is not a mail address."]


def test_it_erases_for_the_word_alone():
    assert EraseForm({"word": " Erase "}).is_valid()
    assert not EraseForm({"word": "yes"}).is_valid()
