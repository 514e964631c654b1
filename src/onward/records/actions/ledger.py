"""The ledger: the applications as matching sees them, and as they stood on the day of the mail at hand.

It is loaded whole for an import and narrowly for one mail, and follows what is filed while it is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from onward.core.companies.domains import registrable
from onward.core.companies.match import Book, Known
from onward.core.companies.names import company_key, loose_key
from onward.core.mail.match import Candidate, Index, Match, Receipt, match, template_of
from onward.core.mail.message import Address, Message
from onward.core.mail.verdict import Details, Kind, Verdict
from onward.core.pipeline.stages import ENDS
from onward.core.shared.by import Seeker
from onward.records.actions.journal import Journal
from onward.records.models import Application, Company, Import, Mail

LIKE_ENOUGH = 0.8  # how sure a company known by a like name must be to be taken for the same


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the ledger: a mail, what it is, and its day."""

    message: Message
    verdict: Verdict
    on: date


class Ledger:
    """Applications and companies on record, ready to be matched with mail."""

    def __init__(self, *, by: Seeker, questions: Iterable[Question] | None = None) -> None:
        self._by = by
        self._index = Index()
        self._candidates: dict[int, Candidate] = {}
        self._ended: dict[int, date] = {}
        self._book = Book()
        self._stale: set[int] = set()
        self._rows: dict[int, Company] = {}
        companies = Company.objects.filter(owner_id=by.pk).order_by("pk").values_list("pk", "name", "domains")
        for pk, name, domains in companies:
            self._book.add(Known(pk, name, domains=frozenset(domains)))
        self._load(_concerned(by, None if questions is None else list(questions)))

    def match(self, question: Question) -> Match:
        """Where a mail goes, with every application as it stood on the day of the mail."""
        pool = [self._as_of(candidate, question) for candidate in self._pool(question)]
        return match(question.message, question.verdict, Index(pool), mail_on=question.on)

    def company(self, name: str, domain: str | None, *, journal: Journal, made_by: Import | None = None) -> Company:
        """The company of that name, or a new one; a domain that is new is noted on it."""
        found = self._known(name, domain) or self._make(name, domain, journal, made_by)
        if domain and domain not in found.domains:
            journal.before(found)
            found.domains = [*found.domains, domain]
            found.save(update_fields=["domains", "updated_at"])
        self._book.add(Known(found.pk, found.name, domains=frozenset(found.domains)))
        return found

    def _known(self, name: str, domain: str | None) -> Company | None:
        hit = self._book.find(name, domain)
        if hit is None or hit.by == "domain" or hit.surety < LIKE_ENOUGH:
            return None
        if hit.company_id not in self._rows:
            found = Company.objects.filter(owner_id=self._by.pk, pk=hit.company_id).first()
            if found is None:
                return None
            self._rows[hit.company_id] = found
        return self._rows[hit.company_id]

    def _make(self, name: str, domain: str | None, journal: Journal, made_by: Import | None) -> Company:
        # The book was read in this very transaction, or is known to be up to date: there is no such key yet.
        found = Company.objects.create(
            owner_id=self._by.pk,
            key=company_key(name)[:200],
            name=name[:200],
            made_by=made_by,
            domains=[domain] if domain else [],
        )
        journal.made(found)
        self._rows[found.pk] = found
        return found

    def note(self, application_id: int, mail: Mail, requisition: str, company: Company | None = None) -> None:
        """Take in that a mail was put under an application (a new one: at `company`).

        Where the application stands now is known again after `catch_up`, once its events are settled.
        """
        known = self._candidates.get(application_id)
        if known is None and company is not None:
            domains = frozenset(company.domains)
            known = Candidate(application_id, company.key, domains, "", None, True, None, None)
        if known is not None:
            self._add(_with(known, mail, requisition))
        self._stale.add(application_id)

    def lacks(self, application_id: int, role: str, requisition: str) -> bool:
        """Tell whether an application may lack the role or the number that a mail names."""
        known = self._candidates.get(application_id)
        return known is None or bool((role and not known.role) or (requisition and not known.requisition))

    def waits_for(self, question: Question) -> bool:
        """Tell whether the answer depends on an application whose events are not settled yet."""
        return any(candidate.application_id in self._stale for candidate in self._pool(question))

    def catch_up(self) -> None:
        """Read again how the applications stand under which something was filed."""
        stale, self._stale = self._stale, set()
        if stale:
            self._load(Application.objects.filter(owner_id=self._by.pk, pk__in=stale))

    def _pool(self, question: Question) -> list[Candidate]:
        details, index = question.verdict.details, self._index
        found = [*index.at_company(details), *index.under_domain(details), *index.in_thread(question.message)]
        if details.requisition:
            found += index.with_requisition(details.requisition)
        return list({candidate.application_id: candidate for candidate in found}.values())

    def _as_of(self, candidate: Candidate, question: Question) -> Candidate:
        """An application that ended later was under way when the mail came; a receipt comes before a no of that day."""
        ended = self._ended.get(candidate.application_id)
        if ended is None or candidate.live or ended < question.on:
            return candidate
        if ended > question.on or question.verdict.kind is Kind.CONFIRMATION:
            return replace(candidate, live=True)
        return candidate

    def _add(self, candidate: Candidate) -> None:
        self._candidates[candidate.application_id] = candidate
        self._index.add(candidate)

    def _load(self, rows: QuerySet[Application]) -> None:
        values: list[Any] = list(
            rows.values(
                "pk", "company__key", "company__domains", "role", "requisition", "stage", "stage_since",
                "applied_on", "last_event_on",
            )
        )  # fmt: skip
        threads = _threads([row["pk"] for row in values], every=len(values) > 500, by=self._by)
        for row in values:
            self._add(_candidate(row, *threads.get(row["pk"], ((), ()))))
            self._ended.pop(row["pk"], None)
            if row["stage"] in ENDS and row["stage_since"]:
                self._ended[row["pk"]] = row["stage_since"]


def message_of(mail: Mail) -> Message:
    """A mail on file as matching needs it."""
    return Message(
        message_id=mail.message_id or None,
        digest=mail.digest,
        date=mail.sent_at,
        subject=mail.subject,
        sender=Address(mail.from_name, mail.from_email),
        in_reply_to=mail.in_reply_to or None,
        references=tuple(mail.references),
    )


def _with(known: Candidate, mail: Mail, requisition: str) -> Candidate:
    """A candidate with one more mail under it."""
    receipts = known.receipts
    if mail.kind == Kind.CONFIRMATION and mail.sent_at:
        details = Details(company=mail.company_name or None, role=mail.role or None)
        receipts = (*receipts, Receipt(template_of(message_of(mail), details), mail.sent_at))
    return replace(
        known,
        role=known.role or mail.role,
        requisition=known.requisition or requisition or None,
        thread=known.thread | ({mail.message_id} if mail.message_id else set()),
        receipts=receipts,
    )


def _candidate(row: dict[str, Any], thread: Iterable[str], receipts: Iterable[Receipt]) -> Candidate:
    return Candidate(
        application_id=row["pk"],
        company_key=row["company__key"],
        company_domains=frozenset(row["company__domains"]),
        role=row["role"],
        requisition=row["requisition"] or None,
        live=row["stage"] not in ENDS,
        applied_on=row["applied_on"],
        last_event_on=row["last_event_on"],
        thread=frozenset(thread),
        receipts=tuple(receipts),
    )


def _threads(ids: list[int], *, every: bool, by: Seeker) -> dict[int, tuple[list[str], list[Receipt]]]:
    """The Message-IDs and receipts filed under each of these applications."""
    filed = Mail.objects.filter(owner_id=by.pk, application__isnull=False)
    if not every:
        filed = filed.filter(application_id__in=ids)
    found: dict[int, tuple[list[str], list[Receipt]]] = {}
    rows = filed.values_list(
        "application_id", "message_id", "kind", "subject", "from_email", "sent_at", "role", "company_name"
    )
    for pk, message_id, kind, subject, sender, sent_at, role, company in rows.iterator():
        thread, receipts = found.setdefault(pk, ([], []))
        if message_id:
            thread.append(message_id)
        if kind == Kind.CONFIRMATION and sent_at:
            message = Message(None, "", sent_at, subject, Address("", sender))
            receipts.append(Receipt(template_of(message, Details(company=company or None, role=role or None)), sent_at))
    return found


def _concerned(by: Seeker, questions: list[Question] | None) -> QuerySet[Application]:
    """The applications that could be meant: all of them for None."""
    mine = Application.objects.filter(owner_id=by.pk)
    if questions is None:
        return mine
    threads = {i for q in questions for i in (q.message.in_reply_to, *q.message.references) if i}
    wanted = {q.verdict.details.requisition for q in questions} - {None}
    filed = Mail.objects.filter(owner_id=by.pk, message_id__in=threads, application__isnull=False)
    concerned = Q(company_id__in=set(_companies(by, questions)))
    concerned |= Q(pk__in=list(filed.values_list("application_id", flat=True)))
    if wanted:
        concerned |= ~Q(requisition="")
    return mine.filter(concerned)


def _companies(by: Seeker, questions: list[Question]) -> Iterator[int]:
    details = [question.verdict.details for question in questions]
    names = {loose_key(d.company) for d in details if d.company}
    domains = {registrable(d.company_domain) for d in details if d.company_domain}
    for pk, key, owned in Company.objects.filter(owner_id=by.pk).values_list("pk", "key", "domains"):
        if loose_key(key) in names or any(registrable(domain) in domains for domain in owned):
            yield pk
