"""What a mail says beside its kind: employer, role, person, dates, and what a no leaves open.

Precision first: nothing is better than wrong. Each field has its own file; this one puts them together.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING

from onward.core.mail.calendar import first_event
from onward.core.mail.company_cues import company_of, domain_of
from onward.core.mail.dates_in_text import Moment, moments
from onward.core.mail.message import Message
from onward.core.mail.passages import Passages, passages_of
from onward.core.mail.person_cues import is_no_reply, person_of
from onward.core.mail.prospects import feedback_in, for_the_post_only, is_post_gone, may_reapply
from onward.core.mail.role_cues import requisition_of, role_of
from onward.core.mail.signature import signature_of
from onward.core.mail.vendors import Vendor, vendor_of
from onward.core.mail.verdict import Details, Kind, Person

if TYPE_CHECKING:
    from onward.core.mail.clean import Body

ROUNDS = (
    ("phone", re.compile(r"phone (?:screen\w*|interview|call)|(?:recruiter|intro\w*|screening) (?:call|screen|chat)|telefon(?:interview|gespräch|at)|entretien téléphonique"
                         r"|entrevista telefónica|colloquio telefonico|telefonisch \w+|entrevista por telefone|erstgespräch|appel téléphonique")),
    ("final", re.compile(r"final (?:round|interview|stage)|last round|letztes gespräch|entretien final|dernier entretien|entrevista final|colloquio finale")),
    ("technical", re.compile(r"technical (?:interview|round|screen|discussion)|coding interview|system design|live coding|technisches (?:interview|gespräch)|fachgespräch"
                             r"|entretien technique|entrevista técnica|colloquio tecnico|technisch gesprek")),
    ("panel", re.compile(r"panel interview|panel round|assessment cent(?:er|re)")),
    ("onsite", re.compile(r"on-?site|in our offices?|at our office|in person|vor ort|in unserem (?:büro|haus)|dans nos (?:bureaux|locaux)|en nuestras oficinas|presso la nostra sede"
                          r"|op (?:ons )?kantoor|presencial")),
    ("video", re.compile(r"video (?:call|interview|conference|chat)|zoom|google meet|microsoft teams|ms teams|teams-|skype|webex|videokonferenz|visio(?:conférence)?|videollamada|videochiamata"
                         r"|videoconferencia|videogesprek")),
)  # fmt: skip
_DEADLINE = re.compile(
    r"\b(?:deadline|due|by|before|until|no later than|expires?(?: on)?|complete(?:d)? (?:it |this )?(?:by|before)|submit\w* (?:by|before)|bis(?: zum| spätestens)?|spätestens|frist"
    r"|avant(?: le)?|jusqu'au|au plus tard le|date limite|antes del?|hasta(?: el)?|fecha límite|entro(?: il)?|prima del|scadenza|vóór|voor|uiterlijk|até(?: o dia)?|antes de|prazo)\b"
)
_AUTOMATIC = re.compile(
    r"automated (?:message|email|e-mail|response|reply)|automatically generated|do not reply|auto-?generated|automatic email|automatisch (?:generiert|erstellt|versendet)"
    r"|nicht auf diese (?:e-?mail|nachricht)|message automatique|ne pas répondre|mensaje automático|no respondas?|messaggio automatico|non rispondere|automatisch gegenereerd"
    r"|mensagem automática|não responda"
)
_NO_ANSWER = re.compile(
    r"(?:do not|don't|please don't) (?:reply|respond)|replies (?:to this \S+ )?(?:are|is) not|(?:unmonitored|not monitored)|nicht auf diese (?:e-?mail|nachricht)|ne pas répondre"
    r"|no respond(?:as|a|er) a este|non rispondere|niet (?:te )?(?:beantwoorden|reageren)|não responda"
)


def find_details(message: Message, body: Body, kind: Kind, language: str | None) -> Details:
    """Everything a mail says beside its kind. Mail that is not about an application gives its carrier only."""
    vendor = vendor_of(message.sender, message.headers)
    name = vendor.name if vendor and vendor.kind in {"ats", "board", "scheduler"} else None
    if kind in {Kind.UNRELATED, Kind.ALERT}:
        return Details(vendor=name, no_reply=is_no_reply(message.sender))
    passages = passages_of(message, body.own)
    signature = signature_of(passages.lines)
    company = company_of(passages, message.sender, signature, vendor)
    role = role_of(passages, company, vendor)
    person = person_of(message.sender, signature, passages, vendor, company)
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
        no_reply=is_no_reply(message.sender) or bool(_NO_ANSWER.search(message.text.lower())),
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
        if _DEADLINE.search(before):
            return moment.day
    return None


def _said(message: Message, passages: Passages, language: str | None) -> list[Moment]:
    sent = message.date.date() if message.date else None
    return list(moments(passages.prose.text, sent=sent, language=language))


def _round(passages: Passages) -> str | None:
    for text in (passages.subject.low, passages.prose.low):
        for name, pattern in ROUNDS:
            if pattern.search(text):
                return name
    return None


def _is_automatic(message: Message, passages: Passages, person: Person | None, vendor: Vendor | None) -> bool:
    if message.headers.get("auto-submitted", "no").lower() not in {"no", ""}:
        return True
    if is_no_reply(message.sender) and (person is None or person.name is None):
        return True
    if vendor is not None and vendor.kind == "board":
        return True
    return person is None and bool(_AUTOMATIC.search(message.text.lower()))
