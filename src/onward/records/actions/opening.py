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
    """Open, reopen or end the Comebacks of applications that were just settled. Few reads, however many."""
    known = {row.application_id: row for row in Comeback.objects.filter(application_id__in=list(settled))}
    noes = {pk: now for pk, now in settled.items() if _says_no(now, known.get(pk))}
    if noes:
        _follow_noes(by, noes, known, today, journal)
    for pk, comeback in known.items():
        if comeback.ended_on is None and settled[pk].standing.stage is not Stage.REJECTED:
            take_back(comeback, today=today, journal=journal)


def take_back(comeback: Comeback, *, today: date, journal: Journal) -> None:
    """There was no no after all: an untouched Comeback goes, one with work in it is kept and marked as ended."""
    if not _touched(comeback):
        journal.delete(comeback)
        return
    journal.before(comeback)
    comeback.ended_on, comeback.ended_how = today, "taken_back"
    comeback.save()


def _says_no(now: Settled, comeback: Comeback | None) -> bool:
    """Whether a no stands that the Comeback does not know of yet."""
    return now.standing.stage is Stage.REJECTED and (comeback is None or comeback.event_id != now.standing.ended_by)


def _follow_noes(
    by: Seeker, noes: Mapping[int, Settled], known: Mapping[int, Comeback], today: date, journal: Journal
) -> None:
    ends = [now.standing.ended_by for now in noes.values() if now.standing.ended_by]
    events = Event.objects.filter(pk__in=ends).select_related("mail", "application__hiring_person")
    talks = _first_talks(list(noes))
    fresh = []
    for event in events:
        met = talks.get(event.application_id, date.max) <= event.on
        comeback = known.get(event.application_id)
        if comeback:
            _reopen(comeback, event, noes[event.application_id], met, today, journal)
        else:
            fresh.append(_new(by, event, met, today))
    for row in Comeback.objects.bulk_create(fresh, batch_size=200):
        journal.made(row)


def _new(by: Seeker, event: Event, met: bool, today: date) -> Comeback:
    return Comeback(
        owner_id=by.pk,
        application=event.application,
        event=event,
        mail=event.mail,
        contact=_rejecter(by, event.application, event.mail),
        opened_on=event.on,
        met=met,
        answerable=_answerable(event.mail),
        late=(today - event.on).days > LATE_AFTER,
    )


def _first_talks(ids: list[int]) -> dict[int, date]:
    """The day of the first talk of each application: an interview event that stands, or a talk on file."""
    told = Event.objects.filter(application_id__in=ids, kind=EventKind.INTERVIEW, retracted_by__isnull=True)
    held = Interview.objects.filter(application_id__in=ids, on__isnull=False)
    first: dict[int, date] = {}
    for pk, day in [*told.values_list("application_id", "on"), *held.values_list("application_id", "on")]:
        first[pk] = min(first.get(pk, date.max), day or date.max)
    return first


def _reopen(comeback: Comeback, event: Event, now: Settled, met: bool, today: date, journal: Journal) -> None:
    """Another event says the no: the same one with another date, or a second no after all had gone on."""
    journal.before(comeback)
    again = now.before != Stage.REJECTED.value and comeback.ended_on is not None
    if again and comeback.ended_how != "taken_back":
        comeback.steps = {}
    if again:
        comeback.ended_on, comeback.ended_how = None, ""
    comeback.event, comeback.opened_on = event, event.on
    comeback.mail = event.mail or comeback.mail
    comeback.answerable = _answerable(comeback.mail)
    comeback.met = comeback.met or met
    comeback.late = (today - event.on).days > LATE_AFTER
    comeback.save()


def _touched(comeback: Comeback) -> bool:
    said = comeback.what_must_change or comeback.closing_line or comeback.reapply_on
    steps = any(step.get("state", "open") != "open" for step in comeback.steps.values())
    return bool(said) or steps or Reflection.objects.filter(application_id=comeback.application_id).exists()


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
