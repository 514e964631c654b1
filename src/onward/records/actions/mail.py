"""Mail on file: confirmed, corrected, set aside; and what followed from it moves along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onward.core.companies.domains import label_of, registrable
from onward.core.mail.message import Message
from onward.core.mail.vendors import vendor_of_domain
from onward.core.mail.verdict import ABOUT_THE_SEARCH, Kind, Verdict
from onward.core.shared.by import Seeker
from onward.records.actions.emptied import drop_if_empty, only_from
from onward.records.actions.errors import Refused
from onward.records.actions.events import append_retraction, settle_and_follow, settling
from onward.records.actions.filing import mail_row, question_of
from onward.records.actions.following import Desk, Placed
from onward.records.actions.journal import Journal, change
from onward.records.actions.ledger import Ledger
from onward.records.actions.own import own, own_all
from onward.records.models import Application, Comeback, Event, Import, Mail, User

LAST = datetime.max.replace(tzinfo=UTC)
WHICH = "Say which application it is about: it could be more than one, or the mail does not name the company."


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a mail: its row, where it was put, and the Comeback that a no opened."""

    mail_id: int
    application_id: int | None
    comeback_id: int | None
    new: bool
    in_tray: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """What the seeker says of a mail; what is None stays as it was read."""

    kind: str | None = None
    application_id: int | None = None
    company: str | None = None
    role: str | None = None
    new_application: bool = False

    @property
    def moves(self) -> bool:
        """Tell whether it says anything of where the mail belongs."""
        return self.new_application or not (self.application_id is None and self.company is None and self.role is None)


def file_mail(
    *, by: Seeker, message: Message, verdict: Verdict, run: Import | None, today: date, told: str = "mail"
) -> Filed:
    """File one mail that was read and judged, and lay it out at once. It is kept whatever its kind.

    An import reads and lays out by batches of its own (actions/intake, actions/layout); this is for one mail.
    """
    with change(by=by, verb="file_mail", says="Kept a mail.") as journal:
        mail = mail_row(by=by, message=message, verdict=verdict, run=run, today=today, told=told)
        mail.save()
        journal.made(mail)
        desk = desk_for(by, [mail], today, journal, run)
        return filed(mail, settle_placing(desk, mail, desk.place(mail)))


def confirm_mail(*, by: Seeker, mail_ids: list[int], today: date) -> int:
    """Say of mails that the guess is right: what they tell takes effect. Returns how many.

    A mail whose application is not clear stays where it is; raises Refused when that is so of all of them.
    """
    with change(by=by, verb="confirm_mail", says="Confirmed.") as journal:
        mails = _in_order(own_all(Mail, by, mail_ids))
        waiting = [mail for mail in mails if mail.state in (Mail.State.TRAY, Mail.State.ASIDE)]
        desk = desk_for(by, waiting, today, journal)
        done = sum(_confirm(desk, mail) for mail in waiting)
        done += sum(_mark(journal, mail, Mail.State.CONFIRMED) for mail in mails if mail.state == Mail.State.SURE)
        if mails and not done:
            raise Refused(WHICH)
        left = len(mails) - done
        journal.says = f"Confirmed {_mails(done)}." + (
            f" {_mails(left)} can't be: say what they are about." if left else ""
        )
    return done


def correct_mail(
    *,
    by: Seeker,
    mail_ids: list[int],
    today: date,
    kind: str | None = None,
    application_id: int | None = None,
    company: str | None = None,
    role: str | None = None,
    new_application: bool = False,
) -> int:
    """Say what mails really are, or which application they are about; what followed from the guess moves along.

    The old event is retracted, the right one appended; an application that only these mails made goes when it
    is left empty. Returns how many were corrected. Raises Refused when a mail's application is not clear.
    """
    said = Correction(_kind(kind), application_id, _words(company, 200), _words(role, 300), new_application)
    with change(by=by, verb="correct_mail", says="Corrected.") as journal:
        mails = _in_order(own_all(Mail, by, mail_ids))
        if application_id is not None:
            own(Application, by, application_id)
        for mail in mails:
            _correct(by, mail, said, today, journal)
        journal.says = f"Corrected {_mails(len(mails))}."
    return len(mails)


def set_aside(*, by: Seeker, mail_ids: list[int], today: date) -> int:
    """Say of mails that they are not about the search: what followed from them is taken back. Returns how many."""
    with change(by=by, verb="set_aside", says="Set aside.") as journal:
        mails = own_all(Mail, by, mail_ids)
        for mail in mails:
            _take_back(by, mail, today, journal)
            _mark(journal, mail, Mail.State.ASIDE)
        journal.says = f"Set {_mails(len(mails))} aside."
    return len(mails)


def filed(mail: Mail, placed: Placed) -> Filed:
    """What became of a mail that was just laid out."""
    comeback_id = comeback_of(placed.application_id) if mail.kind == Kind.REJECTION else None
    return Filed(mail.pk, placed.application_id, comeback_id, placed.new, mail.state == Mail.State.TRAY)


def comeback_of(application_id: int | None) -> int | None:
    """The Comeback of an application, if it has one."""
    if application_id is None:
        return None
    return Comeback.objects.filter(application_id=application_id).values_list("pk", flat=True).first()


def company_guess(mail: Mail) -> str:
    """The employer's name for an application that must have one: as read, else by the sender's own domain."""
    host = mail.from_email.rpartition("@")[2]
    domain = registrable(host) if host else None
    if mail.company_name or domain is None or vendor_of_domain(host):
        return mail.company_name
    return label_of(domain).replace("-", " ").title()


def _confirm(desk: Desk, mail: Mail) -> bool:
    if Kind(mail.kind) not in ABOUT_THE_SEARCH:
        return _mark(desk.journal, mail, Mail.State.ASIDE)
    before = mail.state
    desk.journal.before(mail)
    mail.state = Mail.State.CONFIRMED
    placed = _place_firmly(desk, mail)
    if placed.asks:
        mail.state = before
        return False
    return _mark(desk.journal, mail, Mail.State.CONFIRMED)


def _place_firmly(desk: Desk, mail: Mail) -> Placed:
    """Lay out a mail that the seeker vouches for: an employer that it does not name is taken from its sender."""
    placed = desk.place(mail)
    company = company_guess(mail)
    if placed.asks and not placed.could_be and company:
        return desk.open(mail, company)
    return placed


def _correct(by: Seeker, mail: Mail, said: Correction, today: date, journal: Journal) -> None:
    if said.kind and Kind(said.kind) not in ABOUT_THE_SEARCH:
        _take_back(by, mail, today, journal)
        mail.kind = said.kind
        _mark(journal, mail, Mail.State.ASIDE)
        return
    if said.kind is None and not said.new_application and _rename(by, mail, said, journal):
        _mark(journal, mail, Mail.State.CORRECTED)
        return
    was_under = mail.application_id
    with settling(by, today):
        _retract(by, mail, today, journal)
        _say(mail, said, journal)
        _put(by, mail, said, was_under, today, journal)
    if was_under and was_under != mail.application_id:
        drop_if_empty(by, was_under, journal)
    _mark(journal, mail, Mail.State.CORRECTED)


def _say(mail: Mail, said: Correction, journal: Journal) -> None:
    journal.before(mail)
    mail.kind = said.kind or mail.kind
    mail.company_name = said.company if said.company is not None else mail.company_name
    mail.role = said.role if said.role is not None else mail.role
    mail.state, mail.application_id = Mail.State.CORRECTED, None
    mail.save()


def _put(by: Seeker, mail: Mail, said: Correction, was_under: int | None, today: date, journal: Journal) -> None:
    """Put a corrected mail where the seeker says, else where it was, else where matching finds."""
    desk = desk_for(by, [mail], today, journal)
    target = said.application_id or (was_under if not said.moves else None)
    if target:
        desk.attach(mail, target)
    elif said.new_application and company_guess(mail):
        desk.open(mail, company_guess(mail))
    elif said.new_application or _place_firmly(desk, mail).asks:
        raise Refused(WHICH)


def _rename(by: Seeker, mail: Mail, said: Correction, journal: Journal) -> bool:
    """Where only the names were wrong and the application rests on this mail alone, it is renamed in place."""
    if said.application_id or not said.moves or mail.application_id is None:
        return False
    row = own(Application, by, mail.application_id)
    if not only_from(row, mail):
        return False
    journal.before(row)
    journal.before(mail)
    if said.company:
        row.company = Ledger(by=by, questions=[]).company(said.company, None, journal=journal)
        mail.company_name = said.company
    if said.role is not None:
        row.role = mail.role = said.role
    row.version += 1
    row.save(update_fields=["company", "role", "version", "updated_at"])
    mail.save(update_fields=["company_name", "role", "updated_at"])
    return True


def _take_back(by: Seeker, mail: Mail, today: date, journal: Journal) -> None:
    """Retract what a mail brought, take it out of its application, and drop that when nothing is left in it."""
    was_under = mail.application_id
    _retract(by, mail, today, journal)
    journal.before(mail)
    mail.application_id, mail.asks = None, []
    mail.save()
    if was_under:
        drop_if_empty(by, was_under, journal)


def _retract(by: Seeker, mail: Mail, today: date, journal: Journal) -> None:
    standing = Event.objects.filter(mail=mail, retracted_by=None).exclude(kind="retracted")
    concerned = []
    for event in standing:
        append_retraction(event, by=by, on=today, journal=journal)
        concerned.append(event.application_id)
    settle_and_follow(by=by, application_ids=concerned, today=today, journal=journal)


def desk_for(by: Seeker, mails: list[Mail], today: date, journal: Journal, run: Import | None = None) -> Desk:
    """A desk with the ledger open at what these mails could be about."""
    zone = User.objects.values_list("timezone", flat=True).get(pk=by.pk)
    questions = [question_of(mail, zone=zone, today=today) for mail in mails]
    return Desk(by, today, Ledger(by=by, questions=questions), journal, zone, run)


def settle_placing(desk: Desk, mail: Mail, placed: Placed) -> Placed:
    """Put a mail whose place is not clear into the tray, with what it could be about."""
    if placed.asks:
        desk.put_in_tray(mail, placed.could_be)
    return placed


def _mark(journal: Journal, mail: Mail, state: Mail.State) -> bool:
    journal.before(mail)
    mail.state = state
    mail.save(update_fields=["state", "kind", "updated_at"])
    return True


def _in_order(mails: Iterable[Mail]) -> list[Mail]:
    """Oldest first, as things happened; without a date last."""
    return sorted(mails, key=lambda mail: (mail.sent_at or LAST, mail.pk))


def _kind(kind: str | None) -> str | None:
    if kind is None:
        return None
    try:
        return Kind(kind).value
    except ValueError:
        raise Refused(f"'{kind}' is no kind of mail.") from None


def _words(text: str | None, longest: int) -> str | None:
    return None if text is None else " ".join(text.split())[:longest]


def _mails(number: int) -> str:
    return "1 mail" if number == 1 else f"{number} mails"
