"""Which known company is meant."""

from __future__ import annotations

from onward.core.companies.match import Book, Known

MERIDIAN = Known(1, "Meridian Labs", ("MeriLab",), frozenset({"meridian.example"}))
TALBOT = Known(2, "Talbot Foods", (), frozenset({"talbot.example"}))
BRAND = Known(3, "Sunny Crisps", (), frozenset({"talbot.example"}))


def test_a_name_decides_before_a_domain():
    hit = Book([MERIDIAN, TALBOT]).find("Talbot Foods Ltd", "meridian.example")
    assert hit is not None
    assert (hit.company_id, hit.by) == (2, "name")


def test_an_alias_is_a_name():
    hit = Book([MERIDIAN]).find("merilab")
    assert hit is not None
    assert hit.company_id == 1


def test_a_domain_alone_is_enough_when_one_company_has_it():
    hit = Book([MERIDIAN, TALBOT]).find(None, "careers.meridian.example")
    assert hit is not None
    assert (hit.company_id, hit.by) == (1, "domain")


def test_a_domain_of_two_brands_decides_nothing():
    assert Book([TALBOT, BRAND]).find(None, "talbot.example") is None


def test_a_looser_name_is_less_sure():
    hit = Book([MERIDIAN]).find("Meridian Group")
    assert hit is not None
    assert (hit.company_id, hit.by) == (1, "likeness")
    assert hit.surety < 0.9


def test_an_unknown_company_is_none():
    assert Book([MERIDIAN]).find("Orrery", "orrery.example") is None
    assert Book().find(None, None) is None


def test_the_first_to_hold_a_name_keeps_it():
    book = Book([MERIDIAN])
    book.add(Known(9, "Meridian Labs Inc."))
    hit = book.find("Meridian Labs")
    assert hit is not None
    assert hit.company_id == 1
