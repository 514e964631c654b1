"""Which known company a mail or a row means: by name, by alias, by domain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from onward.core.companies.domains import registrable
from onward.core.companies.names import company_key, loose_key


@dataclass(frozen=True, slots=True)
class Known:
    """A company on record."""

    company_id: int
    name: str
    aliases: tuple[str, ...] = ()
    domains: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Hit:
    """The company meant, and by what it was known."""

    company_id: int
    by: Literal["name", "domain", "likeness"]
    surety: float


class Book:
    """Known companies, found in one step each by key, domain or looser name."""

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._keys: dict[str, int] = {}
        self._loose: dict[str, set[int]] = {}
        self._domains: dict[str, set[int]] = {}
        for company in known:
            self.add(company)

    def add(self, company: Known) -> None:
        """Take in one more company; the first to hold a name keeps it."""
        for name in (company.name, *company.aliases):
            self._keys.setdefault(company_key(name), company.company_id)
            self._loose.setdefault(loose_key(name), set()).add(company.company_id)
        for domain in company.domains:
            self._domains.setdefault(registrable(domain) or domain, set()).add(company.company_id)

    def find(self, name: str | None, domain: str | None = None) -> Hit | None:
        """The one company meant, or None where there is none or it is not clear which.

        A name decides before a domain: brands of one parent often share a domain.
        """
        if name and (company_id := self._keys.get(company_key(name))) is not None:
            return Hit(company_id, "name", 0.98)
        owners = self._domains.get(registrable(domain) or "", set()) if domain else set()
        if len(owners) == 1 and not name:
            return Hit(next(iter(owners)), "domain", 0.9)
        alike = self._loose.get(loose_key(name), set()) if name else set()
        if len(alike) == 1:
            return Hit(next(iter(alike)), "likeness", 0.9 if alike & owners else 0.8)
        both = alike & owners
        if len(both) == 1:
            return Hit(next(iter(both)), "likeness", 0.85)
        return Hit(next(iter(owners)), "domain", 0.6) if len(owners) == 1 else None
