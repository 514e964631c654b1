"""The Comeback follows the standing: opened by a no that stands, ended when there was no no after all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from onward.core.pipeline.events import EventKind
from onward.core.pipeline.stages import Stage
from onward.core.plan.comeback import LATE_AFTER
from onward.core.shared.by import Seeker
from onward.records.actions.journal import Journal
from onward.records.actions.people import find_contact
from onward.records.actions.standings import Settled
from onward.records.models import Application, Comeback, Contact, Event, Interview, Mail, Reflection

_NOBODY = re.compile(r"(?:no|do|donot)[-_.]?(?:not[-_.]?)?reply|noreply|mailer-daemon|bounces?[-+@]", re.IGNORECASE)


def follow(*, by: Seeker, settled: Mapping[int, Settled], today: date, journal: Journal) -> None:
    """Open, reopen or end the Comebacks of applications that were just settled."""
    known = {row.application_id: row for row in Comeback.objects.filter(application_id__in=list(settled))}
    for application_id, now in settled.items():
        comeback = known.get(application_id)
        if now.standing.stage is Stage.REJECTED:
            _follow_no(by, application_id, now, comeback, today, journal)
        elif comeback and comeback.ended_on is None:
            take_back(comeback, today=today, journal=journal)


def take_back(comeback: Comeback, *, today: date, journal: Journal) -> None:
    """There was no no after all: an untouched Comeback goes, one with work in it is kept and marked as ended."""
    if not _touched(comeback):
        journal.delete(comeback)
        return
    journal.before(comeback)
    comeback.ended_on, comeback.ended_how = today, "taken_back"
    comeback.save()


def _follow_no(
    by: Seeker, application_id: int, now: Settled, comeback: Comeback | None, today: date, journal: Journal
) -> None:
    if comeback is None:
        _open(by, application_id, now, today, journal)
    elif comeback.event_id != now.standing.ended_by:
        _reopen(comeback, now, today, journal)


def _open(by: Seeker, application_id: int, now: Settled, today: date, journal: Journal) -> None:
    event = Event.objects.select_related("mail").get(pk=now.standing.ended_by or 0)
    application = Application.objects.select_related("hiring_person").get(pk=application_id)
    comeback = Comeback.objects.create(
        owner_id=by.pk,
        application=application,
        event=event,
        mail=event.mail,
        contact=_rejecter(by, application, event.mail),
        opened_on=event.on,
        met=_met(application_id, event.on),
        answerable=_answerable(event.mail),
        late=(today - event.on).days > LATE_AFTER,
    )
    journal.made(comeback)


def _reopen(comeback: Comeback, now: Settled, today: date, journal: Journal) -> None:
    """Another event says the no: the same one with another date, or a second no after all had gone on."""
    event = Event.objects.select_related("mail").get(pk=now.standing.ended_by or 0)
    journal.before(comeback)
    again = now.before != Stage.REJECTED.value and comeback.ended_on is not None
    if again and comeback.ended_how != "taken_back":
        comeback.steps = {}
    if again:
        comeback.ended_on, comeback.ended_how = None, ""
    comeback.event, comeback.opened_on = event, event.on
    comeback.mail = event.mail or comeback.mail
    comeback.answerable = _answerable(comeback.mail)
    comeback.met = comeback.met or _met(comeback.application_id, event.on)
    comeback.late = (today - event.on).days > LATE_AFTER
    comeback.save()


def _touched(comeback: Comeback) -> bool:
    said = comeback.what_must_change or comeback.closing_line or comeback.reapply_on
    steps = any(step.get("state", "open") != "open" for step in comeback.steps.values())
    return bool(said) or steps or Reflection.objects.filter(application_id=comeback.application_id).exists()


def _met(application_id: int, until: date) -> bool:
    """Whether somebody talked with the seeker before the no: an interview event that stands, or a talk on file."""
    talks = Event.objects.filter(
        application_id=application_id, kind=EventKind.INTERVIEW, on__lte=until, retracted_by__isnull=True
    )
    return talks.exists() or Interview.objects.filter(application_id=application_id, on__lte=until).exists()


def _answerable(mail: Mail | None) -> bool:
    """Whether a person reads answers at the sender's address; unknown counts as yes, the seeker may know one."""
    if mail is None:
        return True
    if mail.details.get("no_reply") or mail.details.get("automatic"):
        return False
    to = mail.person_email or mail.from_email
    return not _NOBODY.search(to) if to else mail.told == "paste"


def _rejecter(by: Seeker, application: Application, mail: Mail | None) -> Contact | None:
    """The person on file who said no: known by address, by name at that company, or as who hires there."""
    if mail is None or not (mail.person_email or mail.person_name):
        return application.hiring_person
    return find_contact(by, name=mail.person_name, email=mail.person_email, company_id=application.company_id)
