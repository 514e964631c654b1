"""A mail pasted in by the seeker: judged like any other, and kept in any case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from onward.core.mail.message import Message
from onward.core.mail.read import read_pasted
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind, Verdict
from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.filing import mail_row, verdict_of
from onward.records.actions.journal import Journal, change
from onward.records.actions.mail import comeback_of, company_guess, correct_mail, desk_for, filed, settle_placing
from onward.records.actions.own import own
from onward.records.models import Application, Mail, SeenMail, User

NOBODY = "Unknown company"


@dataclass(frozen=True, slots=True)
class PasteResult:
    """What became of a paste. `unsure` asks the page to ask what it was, or which application it is about."""

    mail_id: int | None
    application_id: int | None
    comeback_id: int | None
    kind: str
    verdict: Verdict
    unsure: bool = False
    known: bool = False  # it was on file already; nothing was added
    could_be: tuple[int, ...] = ()  # application ids to choose from


def paste_mail(
    *,
    by: Seeker,
    text: str,
    today: date,
    force_kind: str | None = None,
    company: str = "",
    role: str = "",
    application_id: int | None = None,
) -> PasteResult:
    """Keep a pasted mail and let follow what it says; `force_kind` is the seeker's own word for what it was.

    `company`, `role` and `application_id` say what the text does not. A sure or forced kind takes effect at
    once; otherwise the mail waits in the tray and `unsure` is set. The same text again adds nothing, and with
    more said of it corrects what was kept. Raises Refused for an empty text.
    """
    if not text.strip():
        raise Refused("There is nothing in it yet. Paste the text of the mail.")
    if application_id is not None:
        own(Application, by, application_id)
    said = _Said(force_kind, " ".join(company.split()), " ".join(role.split()), application_id)
    message = read_pasted(text)
    verdict = said.over(judge(message, seeker=_addresses(by)))
    known = Mail.objects.filter(owner_id=by.pk, digest=message.digest).first()
    if known:
        return _again(by, known, said, today)
    with change(by=by, verb="paste_mail", says="Kept the mail you pasted.") as journal:
        return _keep(by, message, verdict, said, today, journal)


@dataclass(frozen=True, slots=True)
class _Said:
    """What the seeker says beside the text."""

    kind: str | None
    company: str
    role: str
    application_id: int | None

    @property
    def anything(self) -> bool:
        return bool(self.kind or self.company or self.role or self.application_id)

    def over(self, verdict: Verdict) -> Verdict:
        """The verdict with what the seeker says in place of what was read."""
        details = verdict.details
        details = replace(details, company=self.company or details.company, role=self.role or details.role)
        if self.kind is None:
            return replace(verdict, details=details)
        try:
            return replace(verdict, kind=Kind(self.kind), confidence=1.0, review=False, details=details)
        except ValueError:
            raise Refused(f"'{self.kind}' is no kind of mail.") from None


def _keep(by: Seeker, message: Message, verdict: Verdict, said: _Said, today: date, journal: Journal) -> PasteResult:
    SeenMail.objects.filter(owner_id=by.pk, digest=message.digest).delete()
    mail = mail_row(by=by, message=message, verdict=verdict, run=None, today=today, told="paste")
    if said.kind:
        mail.state = Mail.State.CONFIRMED
    mail.save()
    journal.made(mail)
    desk = desk_for(by, [mail], today, journal)
    if said.application_id and mail.state != Mail.State.TRAY:
        placed = desk.attach(mail, said.application_id)
    else:
        placed = settle_placing(desk, mail, desk.place(mail))
        if placed.asks and not placed.could_be and mail.kind == Kind.REJECTION and not verdict.review:
            # A no is never left without its Comeback because the text does not say from whom.
            mail.state = Mail.State.CONFIRMED
            placed = desk.open(mail, company_guess(mail) or NOBODY)
            mail.save(update_fields=["state", "updated_at"])
    made = filed(mail, placed)
    unsure = made.in_tray or Kind(mail.kind) in (Kind.UNRELATED, Kind.ALERT)
    return PasteResult(
        mail.pk, made.application_id, made.comeback_id, mail.kind, verdict, unsure=unsure, could_be=placed.could_be
    )


def _again(by: Seeker, mail: Mail, said: _Said, today: date) -> PasteResult:
    if said.anything:
        correct_mail(
            by=by, mail_ids=[mail.pk], today=today, kind=said.kind or mail.kind, application_id=said.application_id,
            company=said.company or None, role=said.role or None,
        )  # fmt: skip
        mail.refresh_from_db()
    return PasteResult(
        mail_id=mail.pk,
        application_id=mail.application_id,
        comeback_id=comeback_of(mail.application_id) if mail.kind == Kind.REJECTION else None,
        kind=mail.kind,
        verdict=verdict_of(mail),
        unsure=mail.state == Mail.State.TRAY,
        known=True,
        could_be=tuple(mail.asks),
    )


def _addresses(by: Seeker) -> frozenset[str]:
    known = User.objects.values_list("addresses", flat=True).get(pk=by.pk)
    return frozenset(address.lower() for address in known)
