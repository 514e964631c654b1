"""A no that came by phone or in person: told in two minutes, followed by the same Comeback."""

from __future__ import annotations

from datetime import date

from onward.core.companies.names import company_key, fold
from onward.core.pipeline.events import EventKind, Round
from onward.core.pipeline.stages import LIVE, Stage
from onward.core.shared.by import Seeker
from onward.records.actions.applications import new_application, title
from onward.records.actions.comebacks import keep_their_words
from onward.records.actions.errors import Refused
from onward.records.actions.events import append_event, settling
from onward.records.actions.journal import Journal, change
from onward.records.actions.own import own
from onward.records.actions.people import log_touch, person_named
from onward.records.actions.words import address, block, line, one_of, past_day
from onward.records.models import Application, Comeback, Contact, Event, Interview

TOUCHES = {"phone": "call", "person": "coffee"}
_TALKS = {Stage.SCREENING: Round.PHONE.value, Stage.INTERVIEW: "", Stage.OFFER: ""}


def tell_rejection(
    *,
    by: Seeker,
    company: str,
    role: str,
    on: date,
    today: date,
    how: str,
    person: str = "",
    email: str = "",
    reached: str = "applied",
    their_words: str = "",
    talked_about: str = "",
    application_id: int | None = None,
) -> int:
    """Record a no told by 'phone' or in 'person'; returns the id of its Comeback.

    The application is the one given, else the one on file for that company and role, else a new one.
    `reached` is how far it had come; what is on file already is not told twice.
    """
    one_of(how, TOUCHES, "a way to be told")
    far = Stage(one_of(reached, frozenset(LIVE), "a stage to have reached"))
    past_day(on, today, "the day they told you")
    with change(by=by, verb="told", says=f"Noted the no from {line(company, 'the company')}.") as journal:
        application = _application(by, company, role, application_id, today)
        with settling(by, today):
            _tell_how_far(by, application, far, on, today)
            append_event(by=by, application_id=application.pk, kind=EventKind.REJECTED, on=on, today=today)
        comeback = Comeback.objects.filter(application=application).first()
        if comeback is None:
            raise Refused(
                "You had withdrawn this application, so it stays withdrawn. Reopen it first if that is wrong."
            )
        contact = _who(by, person, address(email), application, how, on, today)
        _complete(comeback, contact, how, journal)
        _keep_talk(by, application, block(talked_about), on, contact, journal)
        keep_their_words(by=by, application_id=application.pk, their_words=block(their_words), journal=journal)
        journal.says = f"Noted the no for {title(application.role, application.company.name)}."
    return comeback.pk


def _application(by: Seeker, company: str, role: str, application_id: int | None, today: date) -> Application:
    if application_id is not None:
        return own(Application, by, application_id)
    there = Application.objects.filter(owner_id=by.pk, company__key=company_key(company)).order_by("-live", "-id")
    same = [row for row in there if fold(row.role).split() == fold(role).split() or not row.role]
    if same:
        return same[0]
    return new_application(by=by, company=company, role=role, today=today)


def _tell_how_far(by: Seeker, application: Application, far: Stage, on: date, today: date) -> None:
    """Put on record that there had been a talk or an offer, where nothing on file says so yet."""
    order = list(LIVE)
    if order.index(far) <= order.index(Stage(application.reached)):
        return
    if far in _TALKS and not _talked(application):
        round = _TALKS[far]
        append_event(by=by, application_id=application.pk, kind=EventKind.INTERVIEW, on=on, today=today, round=round)
    if far is Stage.OFFER:
        append_event(by=by, application_id=application.pk, kind=EventKind.OFFER, on=on, today=today)


def _talked(application: Application) -> bool:
    return Event.objects.filter(
        application=application, kind=EventKind.INTERVIEW, retracted_by__isnull=True
    ).exclude(round=Round.PHONE).exists()  # fmt: skip


def _who(
    by: Seeker, person: str, email: str, application: Application, how: str, on: date, today: date
) -> Contact | None:
    """Whoever told it, kept as a contact; the call itself counts as a touch."""
    if not (person.strip() or email):
        return application.hiring_person
    contact = person_named(
        by=by, name=person, email=email, company_id=application.company_id, relation="rejecter", today=today
    )
    log_touch(by=by, contact_id=contact.pk, kind=TOUCHES[how], on=on, application_id=application.pk, today=today)
    return contact


def _complete(comeback: Comeback, contact: Contact | None, how: str, journal: Journal) -> None:
    journal.before(comeback)
    comeback.told, comeback.met, comeback.answerable = how, True, True
    comeback.contact = contact or comeback.contact
    comeback.save()


def _keep_talk(
    by: Seeker, application: Application, talked_about: str, on: date, contact: Contact | None, journal: Journal
) -> None:
    """Keep what was talked about with the latest talk on file, or as a talk of that day."""
    if not talked_about:
        return
    talk = Interview.objects.filter(application=application, on__lte=on).order_by("-on", "-id").first()
    if talk and talked_about in talk.talked_about:
        return
    if talk:
        journal.before(talk)
        talk.talked_about = f"{talk.talked_about}\n{talked_about}".strip()
        talk.save()
        return
    talk = Interview.objects.create(owner_id=by.pk, application=application, on=on, talked_about=talked_about)
    journal.made(talk)
    if contact:
        journal.made(Interview.people.through.objects.create(interview_id=talk.pk, contact_id=contact.pk))
