"""Filing: a mail that was read and judged becomes a row, with everything clipped, cleaned and believable."""

from __future__ import annotations

from datetime import date

from onward.core.mail.filed_json import details_from, details_to, evidence_from, evidence_to
from onward.core.mail.message import Message
from onward.core.mail.sanitise import sanitise
from onward.core.mail.verdict import ABOUT_THE_SEARCH, Kind, Verdict
from onward.core.shared.by import Seeker
from onward.records.actions.ledger import Question, message_of
from onward.records.clock import believable, zone_of
from onward.records.models import Import, Mail

LONGEST_TEXT = 200_000  # characters; a longer mail is kept to here, and says so
LONGEST_HTML = 1_000_000
LONGEST_THREAD = 50
NO_DATE = "The mail bears no date that can be true, so what it says is dated to the day it came in here."
CUT = "The mail is very long; only its beginning is kept."


def mail_row(*, by: Seeker, message: Message, verdict: Verdict, run: Import | None, today: date, told: str) -> Mail:
    """The row of a mail, not saved yet. In the tray when the verdict asks for review."""
    details, person = verdict.details, verdict.details.person
    sent_at = believable(message.date, today)
    return Mail(
        owner_id=by.pk,
        made_by=run,
        digest=message.digest[:64],
        message_id=_clean(message.message_id, 500),
        in_reply_to=_clean(message.in_reply_to, 500),
        references=[_clean(each, 500) for each in message.references[-LONGEST_THREAD:]],
        sent_at=sent_at,
        from_name=_clean(message.sender.name, 300),
        from_email=_clean(message.sender.email, 320),
        subject=_clean(message.subject, 1000),
        told=told,
        kind=verdict.kind.value,
        confidence=verdict.confidence,
        state=Mail.State.TRAY if verdict.review else Mail.State.SURE,
        language=_clean(verdict.language, 8),
        company_name=_clean(details.company, 200),
        role=_clean(details.role, 300),
        person_name=_clean(person.name if person else None, 200),
        person_email=_clean(person.email if person else None, 320),
        vendor=_clean(details.vendor, 100),
        details=details_to(details),
        evidence=evidence_to(verdict.evidence),
        problems=_problems(message, verdict, dated=sent_at is not None),
        text=_clean(message.text, LONGEST_TEXT),
        html=_clean(sanitise(message.html[:LONGEST_HTML]), LONGEST_HTML) if message.html else "",
    )


def verdict_of(mail: Mail) -> Verdict:
    """What a mail on file was judged to be, with the seeker's corrections in it."""
    kind = Kind(mail.kind)
    unsure = mail.state == Mail.State.TRAY
    details = details_from({**mail.details, "company": mail.company_name or None, "role": mail.role or None})
    return Verdict(kind, mail.confidence, unsure, mail.language or None, details, evidence_from(mail.evidence))


def question_of(mail: Mail, *, zone: str, today: date) -> Question:
    """A mail on file as a question to the ledger."""
    return Question(message_of(mail), verdict_of(mail), day_of(mail, zone=zone, today=today))


def day_of(mail: Mail, *, zone: str, today: date) -> date:
    """The day a mail came, where the seeker is; today where it does not say."""
    return mail.sent_at.astimezone(zone_of(zone)).date() if mail.sent_at else today


def about_the_search(verdict: Verdict) -> bool:
    """Tell whether a verdict's kind is one of the search."""
    return verdict.kind in ABOUT_THE_SEARCH


def _problems(message: Message, verdict: Verdict, *, dated: bool) -> list[str]:
    extra = [NO_DATE] * (not dated) + [CUT] * (len(message.text) > LONGEST_TEXT)
    return list(dict.fromkeys([*message.problems, *verdict.problems, *extra]))[:20]


def _clean(text: str | None, longest: int) -> str:
    """Cut to length, without what a database cannot hold."""
    return (text or "")[:longest].replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
