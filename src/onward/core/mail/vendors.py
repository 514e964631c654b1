"""Who carried a mail: hiring systems, boards, webmail, relays. None of them is ever the employer."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal, cast, get_args

from onward.core.mail.message import Address

VendorKind = Literal["ats", "board", "webmail", "relay", "social", "scheduler"]
NO_HEADERS: Mapping[str, str] = {}
OUR_HEADERS = ("return-path", "sender", "list-unsubscribe", "message-id")


@dataclass(frozen=True, slots=True)
class Vendor:
    """A carrier of mail: its name on the screen and what sort of service it is."""

    name: str
    kind: VendorKind


def vendor_of(address: Address, headers: Mapping[str, str] = NO_HEADERS) -> Vendor | None:
    """The service that carried a mail, by the sender's domain, else by what its headers admit.

    Headers only tell of hiring systems: many employers send through a relay from their own
    domain, and a relay says nothing about the search.
    """
    found = vendor_of_domain(address.email.rpartition("@")[2])
    if found is not None:
        return found
    for name in OUR_HEADERS:
        hidden = _vendor_in(headers.get(name, ""))
        if hidden is not None and hidden.kind == "ats":
            return hidden
    return None


@lru_cache(maxsize=4096)
def vendor_of_domain(host: str) -> Vendor | None:
    """The service that owns a host: the host itself or any domain above it in the table."""
    table, host = _table(), host.strip().strip(".").lower()
    while host:
        if host in table:
            return table[host]
        host = host.partition(".")[2]
    return None


def tenant_host(host: str) -> str:
    """What stands before the vendor's own domain: `acme` of `acme.teamtailor-mail.com`, else empty."""
    table, rest, host = _table(), "", host.lower()
    while host and host not in table:
        label, _, host = host.partition(".")
        rest = f"{rest}.{label}" if rest else label
    return rest if host else ""


def _vendor_in(value: str) -> Vendor | None:
    host = value.rpartition("@")[2].partition(">")[0]
    return vendor_of_domain(host) if host and len(host) < 120 else None


@cache
def _table() -> dict[str, Vendor]:
    text = resources.files("onward").joinpath("data/vendors.toml").read_text(encoding="utf-8")
    table: dict[str, Vendor] = {}
    for kind, names in tomllib.loads(text).items():
        if kind not in get_args(VendorKind):
            raise ValueError(f"vendors.toml has no kind named {kind}")
        for name, domains in names.items():
            table.update(dict.fromkeys(domains, Vendor(name, cast("VendorKind", kind))))
    return table
