"""The pages about people as finished values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from onward.core.people.contact import ContactNow, TouchNow
from onward.records.queries.people import ContactListing, ContactOpen
from onward.web import words
from onward.web.days import Day, day
from onward.web.paging import Pager, pager
from onward.web.papers import Paper, mail_paper, note_paper
from onward.web.pipeline.pages import Line, line

NOTES_HERE = ("check_in", "reconnect", "connection_request", "congratulation", "referral_request", "outreach")


@dataclass(frozen=True, slots=True)
class Someone:
    """One person in the list."""

    id: int
    name: str
    at: str
    relation: str
    last: Day | None
    next: Day | None
    due: bool
    rests: bool


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The people of the search, those due first."""

    title: str
    rows: tuple[Someone, ...]
    due_only: bool
    text: str
    due_count: int
    pager: Pager


@dataclass(frozen=True, slots=True)
class Touched:
    """One contact made."""

    id: int
    says: str
    on: Day | None
    remark: str
    application_id: int | None
    note_id: int | None
    mail_id: int | None


@dataclass(frozen=True, slots=True)
class ContactPage:
    """A person opened."""

    who: Someone
    email: str
    linkedin: str
    phone: str
    strength: str
    remarks: str
    rhythm: str
    touches: tuple[Touched, ...]
    applications: tuple[Line, ...]
    notes: tuple[Paper, ...]
    mails: tuple[Paper, ...]
    note_kinds: tuple[tuple[str, str], ...]


def people_page(listing: ContactListing, asked: QueryDict, today: date, due_count: int) -> PeoplePage:
    """Lay out a list of people."""
    if due_count:
        title = ngettext("%(count)d person to be in touch with", "%(count)d people to be in touch with", due_count)
    else:
        title = _("Nobody is waiting for you")
    return PeoplePage(
        title=title % {"count": due_count} if due_count else title,
        rows=tuple(someone(contact, today) for contact in listing.rows),
        due_only=asked.get("show") == "due",
        text=asked.get("text", "")[:100],
        due_count=due_count,
        pager=pager(listing, asked),
    )


def someone(contact: ContactNow, today: date) -> Someone:
    """Put a person in one line."""
    next_on = None if contact.rests else contact.next_touch_on
    return Someone(
        id=contact.id,
        name=contact.name,
        at=", ".join(part for part in (contact.title, contact.company) if part),
        relation=words.word(words.RELATIONS, contact.relation) if contact.relation not in {"", "other"} else "",
        last=day(contact.last_touch_on, today),
        next=day(next_on, today),
        due=next_on is not None and next_on <= today,
        rests=contact.rests,
    )


def contact_page(opened: ContactOpen, today: date) -> ContactPage:
    """Lay out a person."""
    contact = opened.contact
    return ContactPage(
        who=someone(contact, today),
        email=contact.email,
        linkedin=contact.linkedin if contact.linkedin.startswith(("https://", "http://")) else "",
        phone=contact.phone,
        strength=words.word(words.STRENGTHS, contact.strength),
        remarks=contact.remarks,
        rhythm=_rhythm(contact, today),
        touches=tuple(_touched(touch, today) for touch in opened.touches),
        applications=tuple(line(row, today) for row in opened.applications),
        notes=tuple(note_paper(note, today) for note in opened.notes),
        mails=tuple(mail_paper(mail, today) for mail in opened.mails),
        note_kinds=tuple((key, words.word(words.NOTES, key)) for key in NOTES_HERE),
    )


def _rhythm(contact: ContactNow, today: date) -> str:
    if contact.rests:
        return _("Rests: Onward suggests nothing for them.")
    if contact.next_touch_on is None:
        return _("No next date is set.")
    if contact.next_touch_on <= today:
        return _("It is time to be in touch.")
    return ""


def _touched(touch: TouchNow, today: date) -> Touched:
    return Touched(
        id=touch.id,
        says=words.word(words.TOUCHES, touch.kind),
        on=day(touch.on, today),
        remark=touch.remark,
        application_id=touch.application_id,
        note_id=touch.note_id,
        mail_id=touch.mail_id,
    )
