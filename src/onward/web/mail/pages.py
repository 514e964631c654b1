"""The pages of the mail room as finished values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from onward.core.mail.filed import MailOpen, MailRow
from onward.core.mail.verdict import Kind
from onward.core.shared.evidence import Evidence
from onward.records.queries.mail import MailListing
from onward.web import words
from onward.web.days import Day, day
from onward.web.mail.marks import LONGEST, Stretch, mark
from onward.web.paging import Pager, pager

GOOD_NEWS = frozenset({Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER})
SURE, LIKELY = 0.9, 0.7  # our own bounds for the words below, not a measurement


@dataclass(frozen=True, slots=True)
class Line:
    """One mail in a list, with the words its kind rests on."""

    id: int
    sender: str
    subject: str
    on: Day | None
    kind: str
    kind_says: str
    options: SafeString
    tone: str
    sure: str
    state: str
    rests_on: str
    why: str
    first_words: str
    about: str
    application_id: int | None
    outgoing: bool
    could_be: tuple[tuple[int, str], ...]
    likely: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to narrow a list."""

    key: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The tray, or what is kept or put aside."""

    title: str
    view: str
    lines: tuple[Line, ...]
    views: tuple[Filter, ...]
    kinds: tuple[Filter, ...]
    kind: str
    pager: Pager


@dataclass(frozen=True, slots=True)
class Reason:
    """Words elsewhere than in the text that the verdict rests on."""

    where: str
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class MailPage:
    """One mail opened."""

    line: Line
    sender_email: str
    subject: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    cut: bool
    has_html: bool
    reasons: tuple[Reason, ...]
    state_says: str
    person: str
    company: str
    role: str
    feedback: str
    deadline: Day | None
    notices: tuple[str, ...]
    problems: tuple[str, ...]


def room_page(listing: MailListing, view: str, asked: QueryDict, today: date) -> RoomPage:
    """Lay out a list of mail."""
    kind = asked.get("kind", "")
    return RoomPage(
        title=_title(listing, view),
        view=view,
        lines=tuple(line(row, today) for row in listing.rows),
        views=tuple(_views(listing, view)),
        kinds=tuple(_kinds(listing, kind)),
        kind=kind,
        pager=pager(listing, asked),
    )


def line(row: MailRow, today: date) -> Line:
    """Put one mail in a line."""
    named = " · ".join(part for part in (row.role, row.company) if part)
    return Line(
        id=row.id,
        sender=row.sender or row.sender_email or _("Sender not known"),
        subject=row.subject or _("(no subject)"),
        on=day(row.sent_at, today),
        kind=row.kind.value,
        kind_says=words.word(words.MAIL_KINDS, row.kind.value),
        options=_options(row.kind.value, get_language() or ""),
        tone="go" if row.kind in GOOD_NEWS else "stone" if row.kind is Kind.REJECTION else "plain",
        sure=_sure(row.confidence),
        state=row.state,
        rests_on=row.excerpt if row.why else "",
        why=row.why,
        first_words="" if row.why else row.excerpt,
        about=row.application or named,
        application_id=row.application_id,
        outgoing=row.outgoing,
        could_be=row.could_be,
        likely=row.could_be[0][0] if len(row.could_be) == 1 else None,
    )


def mail_page(opened: MailOpen, today: date, *, whole: bool = False) -> MailPage:
    """Lay out one mail."""
    row, details = opened.row, opened.details
    text = opened.text if whole else opened.text[:LONGEST]
    person = details.person
    return MailPage(
        line=line(row, today),
        sender_email=row.sender_email,
        subject=mark(row.subject or _("(no subject)"), opened.evidence, "subject"),
        text=mark(text, opened.evidence, "body"),
        cut=len(text) < len(opened.text),
        has_html=opened.has_html,
        reasons=tuple(_reason(found) for found in opened.evidence if not _within_another(found, opened.evidence)),
        state_says=words.word(words.MAIL_STATES, row.state),
        person=", ".join(part for part in (person.name, person.title, person.email) if part) if person else "",
        company=row.company,
        role=row.role,
        feedback=details.feedback or "",
        deadline=day(details.deadline, today),
        notices=tuple(str(says) for key, says in NOTICES.items() if getattr(details, key)),
        problems=opened.problems,
    )


NOTICES: dict[str, Promise] = {
    "post_gone": gettext_lazy("The post itself is gone: filled, cancelled or frozen. That says nothing about you."),
    "may_reapply": gettext_lazy("They invite you to apply again later."),
    "no_reply": gettext_lazy("Nobody reads answers sent to this address."),
    "automatic": gettext_lazy("A machine sent it."),
}
PLACES = {"subject": gettext_lazy("Subject"), "body": gettext_lazy("Text"), "headers": gettext_lazy("Head of the mail")}


def _within_another(found: Evidence, every: tuple[Evidence, ...]) -> bool:
    """Tell whether longer words say the same, so that it need not be said twice."""
    return any(
        found.says == other.says
        and found.where == other.where
        and found.text != other.text
        and found.text in other.text
        for other in every
    )


def _reason(found: Evidence) -> Reason:
    return Reason(str(PLACES[found.where]), found.text, found.says)


@lru_cache(maxsize=64)
def _options(kind: str, language: str) -> SafeString:
    """Print the kinds to choose from, with the guess chosen: the same few lists stand in every row of the tray."""
    lines = ((key, mark_safe(" selected") if key == kind else "", label) for key, label in words.MAIL_KINDS.items())
    return format_html_join("", '<option value="{}"{}>{}</option>', lines)


def _sure(confidence: float) -> str:
    if confidence >= SURE:
        return _("fairly sure")
    return _("likely") if confidence >= LIKELY else _("a guess")


def _title(listing: MailListing, view: str) -> str:
    count = listing.counts_by_view.get(view, 0)
    if view == "tray" and not count:
        return _("Nothing to check")
    said = {
        "tray": ngettext("%(count)d mail to check", "%(count)d mails to check", count),
        "kept": ngettext("%(count)d mail about your search", "%(count)d mails about your search", count),
        "aside": ngettext("%(count)d mail put aside", "%(count)d mails put aside", count),
    }
    return said[view] % {"count": count}


def _views(listing: MailListing, view: str) -> list[Filter]:
    labels = {"tray": _("To check"), "kept": _("Kept"), "aside": _("Put aside")}
    return [Filter(key, label, listing.counts_by_view.get(key, 0), key == view) for key, label in labels.items()]


def _kinds(listing: MailListing, chosen: str) -> list[Filter]:
    counts = listing.counts_by_kind
    found = [Filter(key, str(label), counts.get(key, 0), key == chosen) for key, label in words.MAIL_KINDS.items()]
    return [entry for entry in found if entry.count]
