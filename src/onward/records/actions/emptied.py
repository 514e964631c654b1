"""An application that a mail made goes again when the mail turns out to be about something else."""

from __future__ import annotations

from django.db.models import Q

from onward.core.shared.by import Seeker
from onward.records.actions.journal import Journal
from onward.records.models import (
    Application,
    Comeback,
    Company,
    Document,
    Event,
    Interview,
    Mail,
    Note,
    Reflection,
    Touch,
)


def only_from(row: Application, mail: Mail) -> bool:
    """Tell whether an application rests on this mail alone: no other mail, event, note or word of the seeker's."""
    others = Mail.objects.filter(application=row).exclude(pk=mail.pk)
    events = Event.objects.filter(application=row, retracted_by=None).exclude(kind="retracted").exclude(mail=mail)
    return not others.exists() and not events.exists() and not _has_words(row)


def drop_if_empty(by: Seeker, application_id: int, journal: Journal) -> bool:
    """Delete an application that holds nothing any more, and its company when that is left with nothing too."""
    row = Application.objects.filter(owner_id=by.pk, pk=application_id).first()
    if row is None or not _is_empty(row):
        return False
    company_id = row.company_id
    journal.delete(row)
    company = Company.objects.filter(pk=company_id, remarks="", website="", on_radar_since=None).first()
    if company and not (company.applications.exists() or company.contacts.exists() or company.postings.exists()):
        journal.delete(company)
    return True


def _is_empty(row: Application) -> bool:
    """Nothing stands at it but retracted events: what made it came from mail and was taken back."""
    standing = Event.objects.filter(application=row, retracted_by=None).exclude(kind="retracted")
    by_hand = Event.objects.filter(application=row, source="me").exclude(kind="retracted")
    if standing.exists() or by_hand.exists() or Mail.objects.filter(application=row).exists():
        return False
    return not _has_words(row)


def _has_words(row: Application) -> bool:
    if row.version or row.remarks or row.posting_id or row.hiring_person_id:
        return True
    if any(model._default_manager.filter(application=row).exists() for model in (Note, Document, Touch, Reflection)):
        return True
    talks = Interview.objects.filter(application=row).filter(
        Q(event=None) | ~Q(talked_about="") | ~Q(they_asked="") | ~Q(i_proved="")
    )
    worked = Comeback.objects.filter(application=row).exclude(steps={})
    return talks.exists() or worked.exists()
