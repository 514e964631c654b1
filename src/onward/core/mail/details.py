"""What a mail says beside its kind: employer, role, person, dates, and what a no leaves open.

Precision first: nothing is better than wrong. Each field has its own file; this one puts them together.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from onward.core.mail.calendar import first_event
from onward.core.mail.company_cues import company_of
from onward.core.mail.company_sender import domain_of
from onward.core.mail.dates_in_text import Moment, moments
from onward.core.mail.message import Address, Message
from onward.core.mail.passages import LIMIT, Passages, mend, passages_of
from onward.core.mail.person_cues import is_no_reply, person_of
from onward.core.mail.prospects import feedback_in, for_the_post_only, is_post_gone, may_reapply
from onward.core.mail.requisition import requisition_of
from onward.core.mail.role_cues import role_of
from onward.core.mail.signature import signature_of
from onward.core.mail.vendors import Vendor, vendor_of
from onward.core.mail.verdict import Details, Kind, Person
from onward.core.mail.wording import pattern, stems

if TYPE_CHECKING:
    from onward.core.mail.clean import Body

ROUNDS = ("phone", "final", "technical", "panel", "onsite", "video")


def find_details(message: Message, body: Body, kind: Kind, language: str | None) -> Details:
    """Everything a mail says beside its kind. Mail that is not about an application gives its carrier only."""
    vendor = vendor_of(message.sender, message.headers)
    name = vendor.name if vendor and vendor.kind in {"ats", "board", "scheduler"} else None
    if kind in {Kind.UNRELATED, Kind.ALERT}:
        return Details(vendor=name, no_reply=is_no_reply(message.sender))
    passages = passages_of(message, body.own)
    sender = Address(mend(message.sender.name, passages.prose.text), message.sender.email)
    signature = signature_of(passages.lines)
    company = company_of(passages, sender, signature, vendor)
    role = role_of(passages, company, vendor)
    person = person_of(sender, signature, passages, vendor, company)
    rejected = kind is Kind.REJECTION
    gone = rejected and is_post_gone(passages.prose)
    again = rejected and may_reapply(passages.prose)
    return Details(
        company=company,
        company_domain=domain_of(message.sender),
        role=role.title if role else None,
        requisition=requisition_of(passages, role),
        person=person,
        vendor=name,
        interview_at=_interview(message, passages, language) if kind is Kind.INTERVIEW else None,
        interview_round=_round(passages) if kind is Kind.INTERVIEW else None,
        deadline=_deadline(message, passages, language) if kind in {Kind.ASSESSMENT, Kind.OFFER} else None,
        for_the_post_only=for_the_post_only(passages.prose, gone=gone, again=again) if rejected else None,
        post_gone=gone,
        may_reapply=again,
        feedback=feedback_in(passages.prose) if rejected else None,
        no_reply=is_no_reply(message.sender) or _says("no_answer", message.text),
        automatic=_is_automatic(message, passages, person, vendor),
    )


def _interview(message: Message, passages: Passages, language: str | None) -> datetime | None:
    """When the interview is: by its calendar part, else the only moment with a time in the text."""
    if message.calendars and (start := first_event(message.calendars)) is not None:
        return start
    timed = [m for m in _said(message, passages, language) if m.time is not None]
    several = {(m.day, m.time) for m in timed}
    return timed[0].as_datetime() if len(several) == 1 else None


def _deadline(message: Message, passages: Passages, language: str | None) -> date | None:
    """The day that follows a word of deadlines."""
    for moment in _said(message, passages, language):
        before = passages.prose.low[max(0, moment.at - 60) : moment.at]
        if pattern("deadline").search(before):
            return moment.day
    return None


def _said(message: Message, passages: Passages, language: str | None) -> list[Moment]:
    sent = message.date.date() if message.date else None
    return list(moments(passages.prose.text, sent=sent, language=language))


def _round(passages: Passages) -> str | None:
    for text in (passages.subject.low, passages.prose.low):
        for name in ROUNDS:
            if pattern(f"round_{name}").search(text):
                return name
    return None


def _is_automatic(message: Message, passages: Passages, person: Person | None, vendor: Vendor | None) -> bool:
    if message.headers.get("auto-submitted", "no").lower() not in {"no", ""}:
        return True
    if is_no_reply(message.sender) and (person is None or person.name is None):
        return True
    if vendor is not None and vendor.kind == "board":
        return True
    return person is None and _says("automatic", message.text)


def _says(name: str, text: str) -> bool:
    """Whether a text says it; looked for only around the words without which it cannot be said."""
    low = text[:LIMIT].lower()
    return any(stem in low for stem in stems("answer_stems")) and pattern(name).search(low) is not None
