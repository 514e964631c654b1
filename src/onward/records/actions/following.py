"""What follows from a mail: the application it belongs to, the event it tells of, the talk it fixes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.utils import timezone

from onward.core.mail.match import Match
from onward.core.mail.vendors import vendor_of_domain
from onward.core.mail.verdict import ABOUT_THE_SEARCH, Details, Kind
from onward.core.pipeline.events import EventKind, Round
from onward.core.shared.by import Seeker
from onward.records.actions.events import settle_and_follow
from onward.records.actions.filing import day_of, question_of, verdict_of
from onward.records.actions.journal import Journal
from onward.records.actions.ledger import Ledger
from onward.records.actions.own import own
from onward.records.actions.searches import current_search
from onward.records.clock import zone_of
from onward.records.models import Application, Event, Import, Interview, Mail
from onward.records.models.mail import shelf_of

FOLLOWS = {
    Kind.CONFIRMATION: EventKind.ACKNOWLEDGED,
    Kind.ASSESSMENT: EventKind.ASSESSMENT,
    Kind.INTERVIEW: EventKind.INTERVIEW,
    Kind.OFFER: EventKind.OFFER,
    Kind.REJECTION: EventKind.REJECTED,
    Kind.UPDATE: EventKind.UPDATE,
}
ROUNDS = {
    "phone": Round.PHONE, "screen": Round.PHONE, "recruiter": Round.PHONE, "telefon": Round.PHONE,
    "technical": Round.TECHNICAL, "panel": Round.PANEL, "final": Round.FINAL,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mail was put: an application (perhaps a new one), or a question with the ones it could be."""

    application_id: int | None = None
    new: bool = False
    could_be: tuple[int, ...] = ()
    asks: bool = False


@dataclass(slots=True)
class Desk:
    """One sitting at which mail is laid out, with the ledger open. `run` is the import, if it is one.

    What is written waits until `flush`, which writes it in bulk and settles the applications: with `at_once`
    after each mail, else before a mail whose answer depends on it, and at the end by the caller. This is the
    bulk path beside actions/events, with the same settling behind it.
    """

    by: Seeker
    today: date
    ledger: Ledger
    journal: Journal
    zone: str = ""
    run: Import | None = None
    at_once: bool = True
    _search_id: int = 0
    _moved: list[Mail] = field(default_factory=list)
    _events: list[tuple[Event, datetime | None]] = field(default_factory=list)

    def place(self, mail: Mail) -> Placed:
        """Lay out one mail by what it says. In the tray it only notes what it could be about."""
        kind = Kind(mail.kind)
        if mail.outgoing or kind not in ABOUT_THE_SEARCH:
            return Placed()
        question = question_of(mail, zone=self.zone, today=self.today)
        if self.ledger.waits_for(question):
            self.flush()
        found = self.ledger.match(question)
        if mail.state == Mail.State.TRAY:
            return Placed(could_be=(found.application_id,) if found.application_id else found.ask, asks=True)
        return self._decide(mail, kind, found)

    def attach(self, mail: Mail, application_id: int) -> Placed:
        """Put a mail under an application and let its event follow."""
        number = _number(mail)
        if self.ledger.lacks(application_id, mail.role, number):
            self._complete(application_id, mail.role, number)
        self.ledger.note(application_id, mail, number)
        self._put_under(mail, application_id)
        return Placed(application_id)

    def open(self, mail: Mail, company: str) -> Placed:
        """Make the application that a mail tells of, and put the mail under it."""
        domain = verdict_of(mail).details.company_domain
        employer = self.ledger.company(company, domain, journal=self.journal, made_by=self.run)
        made = Application.objects.create(
            owner_id=self.by.pk,
            search_id=self._search(),
            company=employer,
            role=mail.role,
            requisition=_number(mail),
            channel=_channel(mail),
            made_by=self.run,
        )
        self.journal.made(made)
        self.ledger.note(made.pk, mail, _number(mail), employer)
        self._put_under(mail, made.pk)
        return Placed(made.pk, new=True)

    def put_in_tray(self, mail: Mail, could_be: tuple[int, ...]) -> None:
        """Let a mail wait for the seeker, with what it could be about."""
        self.journal.before(mail)
        mail.asks, mail.state = list(could_be), Mail.State.TRAY
        self._move(mail)

    def flush(self) -> None:
        """Write what waits, settle the applications concerned, and see how they stand now."""
        moved, self._moved = self._moved, []
        events, self._events = self._events, []
        write_places(moved)
        Event.objects.bulk_create([event for event, _ in events])
        for event, when in events:
            self.journal.made(event)
            if when is not None:
                self._fix_talk(event, when)
        concerned = {event.application_id for event, _ in events}
        settle_and_follow(by=self.by, application_ids=concerned, today=self.today, journal=self.journal)
        self.ledger.catch_up()

    def _decide(self, mail: Mail, kind: Kind, found: Match) -> Placed:
        if found.application_id:
            return self.attach(mail, found.application_id)
        if found.new and mail.company_name:
            return self.open(mail, mail.company_name)
        if found.ask or kind not in (Kind.UPDATE, Kind.OUTREACH):
            return Placed(could_be=found.ask, asks=True)
        return Placed()

    def _complete(self, application_id: int, role: str, number: str) -> None:
        """A role or number that was not known yet is taken from the mail."""
        row = own(Application, self.by, application_id)
        if (role and not row.role) or (number and not row.requisition):
            self.journal.before(row)
            row.role, row.requisition = row.role or role, row.requisition or number
            row.save(update_fields=["role", "requisition", "updated_at"])

    def _put_under(self, mail: Mail, application_id: int) -> None:
        self.journal.before(mail)
        mail.application_id, mail.asks = application_id, []
        event = self._event(mail, application_id)
        if event is not None:
            self._events.append((event, verdict_of(mail).details.interview_at if event.kind == "interview" else None))
        self._move(mail)

    def _move(self, mail: Mail) -> None:
        mail.placed = True
        self._moved.append(mail)
        if self.at_once:
            self.flush()

    def _search(self) -> int:
        self._search_id = self._search_id or current_search(by=self.by, today=self.today)
        return self._search_id

    def _event(self, mail: Mail, application_id: int) -> Event | None:
        """The event a mail tells of: on the day of the mail, never after today."""
        kind = FOLLOWS.get(Kind(mail.kind))
        if kind is None or mail.outgoing:
            return None
        details = verdict_of(mail).details
        return Event(
            owner_id=self.by.pk,
            application_id=application_id,
            kind=kind.value,
            on=min(day_of(mail, zone=self.zone, today=self.today), self.today),
            round=round_of(details) if kind is EventKind.INTERVIEW else "",
            source="mail",
            mail=mail,
            due_on=details.deadline if kind in (EventKind.ASSESSMENT, EventKind.OFFER) else None,
            made_by=self.run,
        )

    def _fix_talk(self, event: Event, when: datetime) -> None:
        """Keep the talk itself when the mail names its hour; a second mail about the same day adds none."""
        zone = zone_of(self.zone)
        at = when if when.tzinfo else when.replace(tzinfo=zone)
        day = at.astimezone(zone).date()
        if Interview.objects.filter(application_id=event.application_id, on=day).exists():
            return
        talk = Interview.objects.create(
            owner_id=self.by.pk, application_id=event.application_id, event=event,
            on=day, at=at, zone=str(zone), round=event.round,
        )  # fmt: skip
        self.journal.made(talk)


def write_places(mails: list[Mail]) -> None:
    """Write where mails now lie: one statement for all, since an import moves thousands."""
    table, now = connection.ops.quote_name(Mail._meta.db_table), timezone.now()
    columns = ("application_id", "asks", "state", "shelf", "placed", "updated_at")
    sets = ", ".join(f"{connection.ops.quote_name(name)} = %s" for name in columns)
    at = connection.ops.adapt_datetimefield_value(now)
    rows = [(m.application_id, json.dumps(m.asks), str(m.state), shelf_of(m.state), m.placed, at, m.pk) for m in mails]
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {table} SET {sets} WHERE id = %s", rows)  # noqa: S608  names of ours alone


def round_of(details: Details) -> str:
    """The round of an interview in the words of the pipeline; '' where the mail does not say."""
    words = (details.interview_round or "").casefold()
    return next((kind.value for word, kind in ROUNDS.items() if word in words), "")


def _number(mail: Mail) -> str:
    return str(mail.details.get("requisition") or "")[:100]


def _channel(mail: Mail) -> str:
    """A receipt that a job board sent came by the board; of anything else a mail does not tell."""
    vendor = vendor_of_domain(mail.from_email.rpartition("@")[2])
    return "board" if vendor and vendor.kind in ("board", "social") else ""
