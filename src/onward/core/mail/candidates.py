"""Applications that a mail may belong to, indexed so that no mail has to walk through all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onward.core.companies.domains import registrable
from onward.core.companies.names import company_key, loose_key, same_company
from onward.core.mail.message import Message
from onward.core.mail.verdict import Details


@dataclass(frozen=True, slots=True)
class Receipt:
    """A confirmation already filed: the template it was made from, and when it came."""

    template: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application on record, as far as matching needs it. `thread` holds the Message-IDs filed there."""

    application_id: int
    company_key: str
    company_domains: frozenset[str]
    role: str
    requisition: str | None
    live: bool
    applied_on: date | None
    last_event_on: date | None
    thread: frozenset[str] = frozenset()
    receipts: tuple[Receipt, ...] = ()


class Index:
    """Applications found by company, domain, requisition and thread without walking through all of them."""

    def __init__(self, candidates: Iterable[Candidate] = ()) -> None:
        self._all: dict[int, Candidate] = {}
        self._maps: dict[str, dict[str, dict[int, None]]] = {
            "name": {},
            "domain": {},
            "requisition": {},
            "thread": {},
        }
        for candidate in candidates:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        """Take in an application, or its new state in place of the old one."""
        self._all[candidate.application_id] = candidate
        self._note("name", loose_key(candidate.company_key), candidate)
        for domain in candidate.company_domains:
            self._note("domain", registrable(domain) or domain, candidate)
        if candidate.requisition:
            self._note("requisition", requisition_key(candidate.requisition), candidate)
        for message_id in candidate.thread:
            self._note("thread", message_id, candidate)

    def at_company(self, details: Details) -> list[Candidate]:
        """The applications at the company that a mail names, else at the domain it comes from."""
        name, domain = details.company, registrable(details.company_domain or "")
        if name:
            named = [c for c in self._get("name", loose_key(name)) if same_company(name, c.company_key)]
            if named:
                return named
        owned = [c for c in self._get("domain", domain) if domain in _domains(c)] if domain else []
        return [c for c in owned if not name or _one_brand(name, c.company_key)]

    def under_domain(self, details: Details) -> list[Candidate]:
        """Applications at companies of the same domain, whatever their names: enough for a question only."""
        domain = registrable(details.company_domain or "")
        return [c for c in self._get("domain", domain) if domain in _domains(c)] if domain else []

    def in_thread(self, message: Message) -> list[Candidate]:
        """Applications under which a mail of the same thread is filed."""
        ids = dict.fromkeys((message.in_reply_to or "", *message.references))
        found = {c.application_id: c for i in ids if i for c in self._get("thread", i) if i in c.thread}
        return list(found.values())

    def with_requisition(self, requisition: str) -> list[Candidate]:
        """Applications for one requisition number, at any company."""
        key = requisition_key(requisition)
        return [c for c in self._get("requisition", key) if requisition_key(c.requisition or "") == key]

    def _note(self, kind: str, key: str, candidate: Candidate) -> None:
        if key:
            self._maps[kind].setdefault(key, {})[candidate.application_id] = None

    def _get(self, kind: str, key: str) -> list[Candidate]:
        return [self._all[i] for i in self._maps[kind].get(key, {})] if key else []


def requisition_key(requisition: str) -> str:
    """A requisition number without its signs and leading letters' case."""
    return "".join(c for c in requisition.casefold() if c.isalnum())


def _domains(candidate: Candidate) -> set[str]:
    return {registrable(d) or d for d in candidate.company_domains}


def _one_brand(name: str, key: str) -> bool:
    """Whether one name begins with the other, word for word ('Booth Alder', 'Booth Alder Hastings')."""
    one, two = company_key(name).split(), key.split()
    short = min(len(one), len(two))
    return short > 0 and one[:short] == two[:short]
