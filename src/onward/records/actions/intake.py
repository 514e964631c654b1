"""Reading an import: batch by batch, each with its mark in one transaction, so that a death loses one batch at most.

Nothing is laid out here. All mail of the file is read first and then laid out in the order of its dates
(actions/layout), whatever the order in the file: a no must find the receipt it answers.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from django.db import DatabaseError

from onward.adapters.sources import RawMail, read_source
from onward.core.mail.message import Message
from onward.core.mail.read import read
from onward.core.mail.triage import judge
from onward.core.mail.vendors import vendor_of
from onward.core.mail.verdict import ABOUT_THE_SEARCH, Kind, Verdict
from onward.records.actions.filing import mail_row
from onward.records.actions.journal import unrecorded
from onward.records.actions.running import save_progress
from onward.records.actions.tally import add, name_problems
from onward.records.models import Contact, Import, Mail, SeenMail

MOST = 200  # mails a batch
LONGEST = 0.5  # seconds a batch
LARGEST = 8_000_000  # bytes a batch
OWN_SHARE, OWN_LEAST = 0.4, 10  # an address that so many mails went to is the seeker's own; our judgement

Progress = Callable[[], bool]


@dataclass(slots=True)
class Judged:
    """One mail read: its message, and its verdict unless it is on file already."""

    raw: RawMail
    message: Message
    verdict: Verdict | None


@dataclass(slots=True)
class Intake:
    """The reading of one import, with what it has learnt about whose mailbox it is."""

    row: Import
    today: date
    addresses: frozenset[str]
    sent_to: Counter[str] = field(default_factory=Counter)
    looked: int = 0

    def read_on(self, stop: Progress) -> bool:
        """Read from the mark to the end; false when it was stopped before. Raises what the source raises."""
        mails = read_source(Path(self.row.path), after=self.row.mark or None)
        for batch in _batches(mails):
            asked = self._take(batch)
            if asked or stop():
                return False
        return True

    def _take(self, batch: list[RawMail]) -> bool:
        judged = self._judge(batch)
        try:
            return self._commit(judged)
        except DatabaseError:
            if len(judged) == 1:
                return self._skip(judged[0])
            asked = [self._take([each.raw]) for each in judged]  # one by one, so that only the unfit one falls
            return any(asked)

    def _judge(self, batch: list[RawMail]) -> list[Judged]:
        messages = [read(each.raw) for each in batch]
        self._learn([message for each, message in zip(batch, messages, strict=True) if each.raw])
        known = _known(self.row.owner_id, messages)
        mine = self.own_addresses()
        return [
            Judged(raw, message, judge(message, seeker=mine) if raw.raw and message.digest not in known else None)
            for raw, message in zip(batch, messages, strict=True)
        ]

    def _commit(self, judged: list[Judged]) -> bool:
        """File a batch and the mark behind it, together or not at all."""
        before = dict(self.row.counts), list(self.row.problems), self.row.mark, self.row.done_bytes
        try:
            with unrecorded():
                self._file(judged)
                self._move_mark(judged[-1].raw)
                return save_progress(self.row, "mark", "done_bytes")
        except BaseException:
            self.row.counts, self.row.problems, self.row.mark, self.row.done_bytes = before
            raise

    def _file(self, judged: list[Judged]) -> None:
        known = _known(self.row.owner_id, [each.message for each in judged])
        fresh: dict[str, tuple[Judged, Verdict]] = {}
        name_problems(self.row, [each.raw.problem for each in judged if not each.raw.raw and each.raw.problem])
        for each in (one for one in judged if one.raw.raw):
            add(self.row, read=1)
            if each.verdict is None or each.message.digest in known or each.message.digest in fresh:
                add(self.row, duplicate=1)
            else:
                fresh[each.message.digest] = (each, each.verdict)
        kept = list(self._kept(list(fresh.values())))
        Mail.objects.bulk_create(kept)
        stay = {mail.digest for mail in kept}
        gone = [digest for digest in fresh if digest not in stay]
        owner, run = self.row.owner_id, self.row.pk
        SeenMail.objects.bulk_create([SeenMail(owner_id=owner, digest=digest, made_by_id=run) for digest in gone])
        add(self.row, kept=len(kept), unrelated=len(gone))
        name_problems(self.row, _sentences([each for each in judged if each.raw.raw], stay))

    def _kept(self, fresh: list[tuple[Judged, Verdict]]) -> Iterator[Mail]:
        around = _Around(self.row.owner_id, [each.message for each, _ in fresh])
        mine = self.own_addresses()
        for each, verdict in fresh:
            message = each.message
            outgoing = is_outgoing(message, mine)
            if outgoing and around.knows(message):
                yield self._outgoing(message, verdict)
            elif not outgoing and (verdict.kind in ABOUT_THE_SEARCH or (verdict.review and around.hints(message))):
                around.add(message)
                yield self._row(message, verdict, each.raw)

    def _row(self, message: Message, verdict: Verdict, raw: RawMail | None = None) -> Mail:
        mail = mail_row(
            by=self.row.owner, message=message, verdict=verdict, run=self.row, today=self.today, told="mail"
        )
        mail.placed = False
        if raw and raw.problem:
            mail.problems = [raw.problem, *mail.problems]
        return mail

    def _outgoing(self, message: Message, verdict: Verdict) -> Mail:
        """What the seeker wrote to somebody of the search: kept beside the thread, and nothing follows from it."""
        mail = self._row(message, verdict)
        mail.outgoing, mail.kind, mail.state = True, Kind.UNRELATED.value, Mail.State.SURE
        mail.details = {"to": [to.email for to in message.to[:20] if to.email]}
        mail.evidence = []
        return mail

    def _move_mark(self, last: RawMail) -> None:
        self.row.mark, self.row.done_bytes = last.mark, max(self.row.done_bytes, last.read)

    def _skip(self, one: Judged) -> bool:
        """A mail that the database does not take is named and passed over; the rest goes on."""
        add(self.row, read=1)
        name = f"Mail {one.raw.position + 1} of {one.raw.source}"
        name_problems(self.row, [f"{name}: it could not be stored and was passed over."])
        self._move_mark(one.raw)
        with unrecorded():
            return save_progress(self.row, "mark", "done_bytes")

    def _learn(self, messages: list[Message]) -> None:
        self.looked += len(messages)
        self.sent_to.update(chain.from_iterable({to.email for to in m.to if to.email} for m in messages))

    def own_addresses(self) -> frozenset[str]:
        """The seeker's addresses: those of the profile, else the one that most of this mail went to."""
        return self.addresses or self.learnt()

    def learnt(self) -> frozenset[str]:
        """The address that most of this mail went to, if there is one that stands out."""
        for address, number in self.sent_to.most_common(1):
            if number >= OWN_LEAST and number >= OWN_SHARE * self.looked:
                return frozenset({address})
        return frozenset()


class _Around:
    """What is on file around a batch: threads and people of the search."""

    def __init__(self, owner_id: int, messages: list[Message]) -> None:
        kept = Mail.objects.filter(owner_id=owner_id).exclude(state=Mail.State.ASIDE)
        threads = {i for m in messages for i in (m.in_reply_to, *m.references) if i}
        people = {a.email for m in messages for a in (m.sender, *m.to) if a.email}
        self._threads = set(kept.filter(message_id__in=threads).values_list("message_id", flat=True))
        self._people = set(
            kept.filter(from_email__in=people, outgoing=False, application__isnull=False)
            .exclude(details__has_key="no_reply")
            .values_list("from_email", flat=True)
        )
        contacts = Contact.objects.filter(owner_id=owner_id, email__in=people)
        self._people |= {email.lower() for email in contacts.values_list("email", flat=True)}

    def add(self, message: Message) -> None:
        """Take in a mail of this batch that is kept."""
        if message.message_id:
            self._threads.add(message.message_id)

    def knows(self, message: Message) -> bool:
        """Tell whether a mail stands in a thread of the search or goes to a person of it."""
        in_thread = any(i in self._threads for i in (message.in_reply_to, *message.references))
        return in_thread or any(to.email in self._people for to in message.to)

    def hints(self, message: Message) -> bool:
        """Tell whether a mail that was not understood has a sign of the search beside its words.

        A known thread, a known person, or a hiring system that carried it: without one of these a mail in a
        strange language would fill the tray.
        """
        if self.knows(message) or message.sender.email in self._people:
            return True
        vendor = vendor_of(message.sender, message.headers)
        return vendor is not None and vendor.kind == "ats"


def is_outgoing(message: Message, own: frozenset[str]) -> bool:
    """Tell whether the seeker sent it to somebody else; what they forward to themselves is mail like any other."""
    return message.sender.email in own and not any(to.email in own for to in message.to)


def _batches(mails: Iterable[RawMail]) -> Iterator[list[RawMail]]:
    batch: list[RawMail] = []
    size, began = 0, time.monotonic()
    for each in mails:
        batch.append(each)
        size += len(each.raw)
        if len(batch) >= MOST or size >= LARGEST or time.monotonic() - began >= LONGEST:
            yield batch
            batch, size, began = [], 0, time.monotonic()
    if batch:
        yield batch


def _known(owner_id: int, messages: list[Message]) -> set[str]:
    """The digests of those mails that are on file, by their content or by their Message-ID, sender and instant."""
    digests = [message.digest for message in messages]
    known = set(Mail.objects.filter(owner_id=owner_id, digest__in=digests).values_list("digest", flat=True))
    known |= set(SeenMail.objects.filter(owner_id=owner_id, digest__in=digests).values_list("digest", flat=True))
    return known | _known_by_id(owner_id, messages)


def _known_by_id(owner_id: int, messages: list[Message]) -> set[str]:
    """The same mail fetched twice may differ in a footer; its Message-ID alone is not enough, some are repeated."""
    ids = [message.message_id for message in messages if message.message_id]
    rows = Mail.objects.filter(owner_id=owner_id, message_id__in=ids)
    seen = set(rows.values_list("message_id", "from_email", "sent_at"))
    return {m.digest for m in messages if m.date and (m.message_id, m.sender.email, m.date) in seen}


def _sentences(judged: list[Judged], kept: set[str]) -> Iterator[str]:
    """What was wrong with mails: of a kept one everything, of any other only that it could not be read whole."""
    for each in judged:
        name = f"Mail {each.raw.position + 1} of {each.raw.source}"
        if each.raw.problem:
            yield f"{name}: {each.raw.problem}"
        if each.message.digest in kept:
            yield from (f"{name}: {problem}" for problem in each.message.problems)
