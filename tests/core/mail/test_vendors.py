"""Who carried a mail."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onward.core.mail.message import Address
from onward.core.mail.vendors import Vendor, tenant_host, vendor_of, vendor_of_domain


def test_a_subdomain_belongs_to_its_vendor():
    assert vendor_of(Address("", "no-reply@us.greenhouse-mail.io")) == Vendor("Greenhouse", "ats")


@pytest.mark.parametrize("host", ["notgreenhouse.io", "greenhouse.io.example", "io", ""])
def test_a_host_that_only_looks_alike_does_not(host: str):
    assert vendor_of_domain(host) is None


def test_an_employer_is_no_vendor():
    assert vendor_of(Address("Bob", "bob@orrery.example")) is None


def test_headers_tell_of_a_hiring_system_behind_an_own_domain():
    sender = Address("Orrery", "jobs@orrery.example")
    headers = {"return-path": "<bounce+1@mail.teamtailor-mail.com>"}
    assert vendor_of(sender, headers) == Vendor("Teamtailor", "ats")
    assert vendor_of(sender, {"return-path": "<x@amazonses.com>"}) is None


def test_the_tenant_stands_before_the_vendors_domain():
    assert tenant_host("orrery.teamtailor-mail.com") == "orrery"
    assert tenant_host("orrery.example") == ""


def test_the_table_knows_the_world():
    table = tomllib.loads(resources.files("onward").joinpath("data/vendors.toml").read_text(encoding="utf-8"))
    domains = {kind: sum(len(d) for d in names.values()) for kind, names in table.items()}
    assert len(table["ats"]) >= 60
    assert len(table["board"]) >= 30
    assert domains["webmail"] >= 40


def test_no_domain_has_two_vendors():
    table = tomllib.loads(resources.files("onward").joinpath("data/vendors.toml").read_text(encoding="utf-8"))
    every = [domain for names in table.values() for domains in names.values() for domain in domains]
    assert len(every) == len(set(every))
    assert every == [domain.lower() for domain in every]


@given(st.text(), st.text())
def test_it_survives_any_address_and_header(address: str, value: str):
    vendor_of(Address("", address), {"sender": value, "return-path": address})
    tenant_host(address)
