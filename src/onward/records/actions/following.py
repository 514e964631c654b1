"""What follows from a mail: the application it belongs to, the event it tells of, the talk it fixes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onward.core.mail.match import Match
from onward.core.mail.vendors import vendor_of_domain
from onward.core.mail.verdict import ABOUT_THE_SEARCH, Details, Kind
from onward.core.pipeline.events import EventKind, Round
from onward.core.shared.by import Seeker
from onward.records.actions.events import append_event, settling
from onward.records.actions.filing import question_of, verdict_of
from onward.records.actions.journal import Journal
from onward.records.actions.ledger import Ledger
from onward.records.actions.own import own
from onward.records.actions.searches import current_search
from onward.records.clock import zone_of
from onward.records.models import Application, Import, Interview, Mail

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
    """One sitting at which mail is laid out, with the ledger open. `run` is the import, if it is one."""

    by: Seeker
    today: date
    ledger: Ledger
    journal: Journal
    zone: str = ""
    run: Import | None = None
    _search_id: int = 0

    def place(self, mail: Mail) -> Placed:
        """Lay out one mail by what it says. In the tray it only notes what it could be about."""
        kind = Kind(mail.kind)
        if mail.outgoing or kind not in ABOUT_THE_SEARCH:
            return Placed()
        question = question_of(mail, zone=self.zone, today=self.today)
        if self.ledger.waits_for(question):
            self.ledger.catch_up()
        found = self.ledger.match(question)
        if mail.state == Mail.State.TRAY:
            return Placed(could_be=(found.application_id,) if found.application_id else found.ask, asks=True)
        return self._decide(mail, kind, found)

    def must_settle(self, mail: Mail) -> bool:
        """Tell whether this mail asks after an application whose last events are not settled yet."""
        if mail.outgoing or Kind(mail.kind) not in ABOUT_THE_SEARCH:
            return False
        return self.ledger.waits_for(question_of(mail, zone=self.zone, today=self.today))

    def attach(self, mail: Mail, application_id: int) -> Placed:
        """Put a mail under an application and let its event follow."""
        number = _number(mail)
        if mail.role or number:
            self._complete(application_id, mail.role, number)
        self._put_under(mail, application_id)
        self.ledger.note(application_id, mail, number)
        return Placed(application_id)

    def open(self, mail: Mail, company: str) -> Placed:
        """Make the application that a mail tells of, and put the mail under it."""
        details = verdict_of(mail).details
        employer = self.ledger.company(company, details.company_domain, journal=self.journal, made_by=self.run)
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
        self._put_under(mail, made.pk)
        self.ledger.note(made.pk, mail, _number(mail), employer)
        return Placed(made.pk, new=True)

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
        mail.application_id, mail.asks, mail.placed = application_id, [], True
        mail.save(update_fields=["application", "asks", "placed", "updated_at"])
        with settling(self.by, self.today):
            self._append(mail, application_id)

    def _search(self) -> int:
        self._search_id = self._search_id or current_search(by=self.by, today=self.today)
        return self._search_id

    def _append(self, mail: Mail, application_id: int) -> None:
        kind = FOLLOWS.get(Kind(mail.kind))
        if kind is None or mail.outgoing:
            return
        details = verdict_of(mail).details
        event_id = append_event(
            by=self.by,
            application_id=application_id,
            kind=kind.value,
            on=question_of(mail, zone=self.zone, today=self.today).on,
            today=self.today,
            round=round_of(details) if kind is EventKind.INTERVIEW else "",
            source="mail",
            mail_id=mail.pk,
            due_on=details.deadline if kind in (EventKind.ASSESSMENT, EventKind.OFFER) else None,
            made_by=self.run,
        )
        if kind is EventKind.INTERVIEW and details.interview_at:
            self._fix_talk(application_id, event_id, details.interview_at, round_of(details))

    def _fix_talk(self, application_id: int, event_id: int, when: datetime, round: str) -> None:
        """Keep the talk itself when the mail names its hour; a second mail about the same day adds none."""
        zone = zone_of(self.zone)
        at = when if when.tzinfo else when.replace(tzinfo=zone)
        day = at.astimezone(zone).date()
        if Interview.objects.filter(application_id=application_id, on=day).exists():
            return
        talk = Interview.objects.create(
            owner_id=self.by.pk, application_id=application_id, event_id=event_id,
            on=day, at=at, zone=str(zone), round=round,
        )  # fmt: skip
        self.journal.made(talk)


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
