"""Which application a mail belongs to. Requisition and role decide; a thread or a subject never does.

Where it is not clear, it asks: a mail filed under the wrong application costs more than a question.
The rules stand in the order in which they are tried; docs/method/details.md gives the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onward.core.companies.names import fold
from onward.core.mail.candidates import Candidate, Index, Receipt, requisition_key
from onward.core.mail.message import Message
from onward.core.mail.roles import CLOSE, SAME, role_likeness
from onward.core.mail.verdict import Details, Kind, Verdict

__all__ = ["Candidate", "Index", "Match", "Receipt", "match", "requisition_key", "template_of"]

OPENS = frozenset({Kind.CONFIRMATION, Kind.REJECTION, Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER})
ELSEWHERE = frozenset({Kind.OUTREACH, Kind.ALERT, Kind.UNRELATED})
HOURS_OF_ONE_RECEIPT = timedelta(hours=36)  # two receipts of one application come within hours; our judgement
FRESH = timedelta(days=21)  # a receipt without a role belongs to an application this young
BEFORE = timedelta(days=3)  # clocks and days of entry differ a little


@dataclass(frozen=True, slots=True)
class Match:
    """Where a mail goes: an application, a new one, or a question. With none of these it stays by itself."""

    application_id: int | None
    new: bool
    ask: tuple[int, ...]
    why: str
    surety: float


def match(message: Message, verdict: Verdict, candidates: Sequence[Candidate] | Index, *, mail_on: date) -> Match:
    """The application a mail belongs to, by the rules of the trade: asks rather than guesses.

    Build an `Index` once and pass it for many mails; a plain sequence is indexed for this one call.
    """
    index = candidates if isinstance(candidates, Index) else Index(candidates)
    if verdict.kind in ELSEWHERE:
        return Match(None, False, (), "This mail is not about an application of yours.", 1.0)
    details = verdict.details
    if not details.company and not details.company_domain:
        return _without_company(message, details, index)
    pool = [c for c in index.at_company(details) if _could_be(c, mail_on)]
    if not pool:
        return _at_unknown_company(message, verdict, index, mail_on)
    if verdict.kind is Kind.CONFIRMATION:
        return _receipt(message, details, pool, mail_on)
    return _answer(message, verdict, pool)


def template_of(message: Message, details: Details) -> str:
    """What stays the same in a sender's receipts: subject without names and numbers, and the sender."""
    subject = fold(message.subject)
    for name in (details.role, details.company):
        if name:
            subject = subject.replace(fold(name), " ")
    return f"{message.sender.email}|{re.sub(r'[^a-z]+', ' ', subject).strip()}"


def _without_company(message: Message, details: Details, index: Index) -> Match:
    thread = index.in_thread(message)
    fitting = [c for c in thread if _role_fits(details, c)]
    if len(thread) == len(fitting) == 1 and fitting[0].live:
        return Match(fitting[0].application_id, False, (), "It answers a mail of this application.", 0.8)
    if thread:
        return _ask(thread, "It answers a mail of one of these, without naming the company.")
    if details.requisition and len(requisition_key(details.requisition)) > 4:
        known = index.with_requisition(details.requisition)
        if known:
            return _ask(known, "It names their number, without naming the company.")
    return Match(None, False, (), "The mail does not name the company.", 0.0)


def _at_unknown_company(message: Message, verdict: Verdict, index: Index, mail_on: date) -> Match:
    kin = [c for c in index.under_domain(verdict.details) if _could_be(c, mail_on) and _may_share(verdict.details, c)]
    if kin and verdict.kind is not Kind.CONFIRMATION:
        return _ask(kin, "It comes from the domain of these, under another name.")
    thread = [c for c in index.in_thread(message) if _could_be(c, mail_on)]
    if thread and verdict.kind is not Kind.CONFIRMATION:
        return _ask(thread, "It answers a mail of one of these, but names another company.")
    if not verdict.details.company:
        return Match(None, False, (), "The mail does not name the company.", 0.0)
    if verdict.kind not in OPENS:
        return Match(None, False, (), "No application at this company is known.", 0.5)
    return _new("No application at this company is known yet.", verdict.details, 0.9)


def _may_share(details: Details, candidate: Candidate) -> bool:
    """Whether two names under one domain could mean one application: not when both roles are known and unlike."""
    if not details.role or not candidate.role:
        return True
    return role_likeness(details.role, candidate.role) >= CLOSE


def _receipt(message: Message, details: Details, pool: list[Candidate], mail_on: date) -> Match:
    """A confirmation: of the application it names, or of a new one."""
    if numbered := _numbered(details, pool):
        ended = _new("The earlier application for this number has ended.", details, 0.9)
        return _by_number([c for c in numbered if c.live]) or ended
    live = [c for c in pool if c.live and not _other_number(details, c)]
    if details.role:
        return _receipt_with_role(message, details, live, mail_on)
    return _receipt_without_role(message, details, live, mail_on)


def _receipt_with_role(message: Message, details: Details, live: list[Candidate], mail_on: date) -> Match:
    best = _best(details, live)
    if not best:
        return _blank(details, live, mail_on) or _new(
            "It confirms a role you had no live application for there.", details, 0.88
        )
    if len(best) > 1:
        return _ask(best, "You have several applications for this role there.")
    one = best[0]
    if _same_template(message, details, one):
        return _new("The same receipt came before for this role: a second application.", details, 0.6)
    if role_likeness(details.role or "", one.role) < 1 and not _fresh(one, mail_on):
        return _new("It confirms a role much like an older application of yours.", details, 0.6)
    return Match(one.application_id, False, (), "The company and the role are the same.", 0.95)


def _receipt_without_role(message: Message, details: Details, live: list[Candidate], mail_on: date) -> Match:
    if not live:
        return _new("Your earlier applications there have ended.", details, 0.8)
    if any(_same_template(message, details, c) for c in live):
        return _new("The same receipt came before: a second application.", details, 0.75)
    near = [c for c in live if _within_hours(message, c)]
    if len(near) == 1:
        return Match(near[0].application_id, False, (), "A second receipt within hours of the first.", 0.85)
    if len(live) > 1:
        return _ask(live, "You have several live applications there, and the mail names no role.")
    if not _fresh(live[0], mail_on):
        return _ask(live, "It names no role, and your application there is older.")
    return Match(live[0].application_id, False, (), "Your only live application there.", 0.85)


def _answer(message: Message, verdict: Verdict, pool: list[Candidate]) -> Match:
    """Any other mail about an application: by number, by role, else the only one that is live."""
    details = verdict.details
    if numbered := _numbered(details, pool):
        return _by_number([c for c in numbered if c.live]) or _by_number(numbered) or _fresh_start(verdict)
    pool = [c for c in pool if not _other_number(details, c)]
    if details.role:
        return _answer_with_role(message, verdict, pool)
    live = [c for c in pool if c.live]
    if len(live) == 1:
        return Match(live[0].application_id, False, (), "Your only live application there.", 0.88)
    if live:
        return _ask(live, "You have several live applications there, and the mail names no role.", message)
    if len(pool) == 1:
        return Match(pool[0].application_id, False, (), "Your only application there, which had ended.", 0.7)
    return (
        _ask(pool, "Your applications there have ended, and the mail names no role.", message)
        if pool
        else _fresh_start(verdict)
    )


def _answer_with_role(message: Message, verdict: Verdict, pool: list[Candidate]) -> Match:
    details = verdict.details
    best = _best(details, [c for c in pool if c.live]) or _best(details, pool)
    if len(best) == 1:
        return Match(
            best[0].application_id,
            False,
            (),
            "The company and the role are the same.",
            0.95 if best[0].live else 0.8,
        )
    if best:
        return _ask(best, "You have several applications for this role there.", message)
    live = [c for c in pool if c.live]
    blank = [c for c in live if not c.role]
    if len(blank) == 1 and len(live) == 1:
        return Match(
            blank[0].application_id,
            False,
            (),
            "Your only live application there; its role was not known.",
            0.8,
        )
    close = [c for c in live if not c.role or role_likeness(details.role or "", c.role) >= CLOSE]
    return _ask(close, "It names a role much like these.", message) if close else _fresh_start(verdict)


def _fresh_start(verdict: Verdict) -> Match:
    if verdict.kind not in OPENS:
        return Match(None, False, (), "It names a role you have no application for there.", 0.4)
    return _new("It names a role you have no application for there.", verdict.details, 0.7)


def _numbered(details: Details, pool: list[Candidate]) -> list[Candidate]:
    if not details.requisition:
        return []
    key = requisition_key(details.requisition)
    return [c for c in pool if c.requisition and requisition_key(c.requisition) == key]


def _by_number(numbered: list[Candidate]) -> Match | None:
    if len(numbered) > 1:
        return _ask(numbered, "You have several applications for this number.")
    if not numbered:
        return None
    return Match(numbered[0].application_id, False, (), "The requisition number is the same.", 0.97)


def _other_number(details: Details, candidate: Candidate) -> bool:
    """Whether both name a requisition and the two differ: then it is another post, whatever its title."""
    if not details.requisition or not candidate.requisition:
        return False
    return requisition_key(details.requisition) != requisition_key(candidate.requisition)


def _best(details: Details, pool: list[Candidate]) -> list[Candidate]:
    """Those whose role is the same and most alike; several when they are equally so."""
    scored = [(role_likeness(details.role or "", c.role), c) for c in pool if c.role]
    top = max((score for score, _ in scored), default=0.0)
    return [c for score, c in scored if score == top] if top >= SAME else []


def _blank(details: Details, live: list[Candidate], mail_on: date) -> Match | None:
    """A young application whose role was not known takes the role of its receipt."""
    young = [c for c in live if not c.role and _fresh(c, mail_on)]
    if len(young) != 1:
        return None
    return Match(young[0].application_id, False, (), "Your application there, whose role was not known.", 0.8)


def _role_fits(details: Details, candidate: Candidate) -> bool:
    return not details.role or not candidate.role or role_likeness(details.role, candidate.role) >= SAME


def _could_be(candidate: Candidate, mail_on: date) -> bool:
    """A mail older than the application cannot be about it."""
    return candidate.applied_on is None or mail_on >= candidate.applied_on - BEFORE


def _fresh(candidate: Candidate, mail_on: date) -> bool:
    return candidate.applied_on is None or mail_on - candidate.applied_on <= FRESH


def _same_template(message: Message, details: Details, candidate: Candidate) -> bool:
    template = template_of(message, details)
    return any(r.template == template for r in candidate.receipts)


def _within_hours(message: Message, candidate: Candidate) -> bool:
    when = message.date
    return when is not None and any(
        (r.at.tzinfo is None) == (when.tzinfo is None) and abs(when - r.at) <= HOURS_OF_ONE_RECEIPT
        for r in candidate.receipts
    )


def _new(why: str, details: Details, surety: float) -> Match:
    return Match(None, True, (), why, surety if details.role else min(surety, 0.75))


def _ask(pool: list[Candidate], why: str, message: Message | None = None) -> Match:
    """The question, likeliest first: in the thread, then live, then the latest."""
    thread = {message.in_reply_to, *message.references} if message else set()
    oldest = date.min
    order = sorted(
        pool,
        key=lambda c: (bool(thread & c.thread), c.live, c.last_event_on or c.applied_on or oldest),
        reverse=True,
    )
    return Match(None, False, tuple(c.application_id for c in order), why, 0.3)
