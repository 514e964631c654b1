"""What the editor and the list print: finished values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onward.core.mail.message import Address
from onward.core.mail.person_cues import is_no_reply
from onward.core.notes.note import NoteNow
from onward.web.days import Day, day
from onward.web.notes.forms import NoteForm, RedraftForm
from onward.web.notes.reading import Reading
from onward.web.words import NOTES, word

# Read on LinkedIn, not in a mailbox.
WITHOUT_MAIL = frozenset({"connection_request", "congratulation"})
ANSWERS_A_NO = frozenset({"thank_you", "feedback_request"})
VERDICTS: dict[str, tuple[Promise, str]] = {
    "ready": (lazy("ready"), "go"),
    "revise": (lazy("look again"), "look"),
    "do_not_send": (lazy("not yet"), "look"),
}
WAYS: dict[str, Promise] = {
    "mailto": lazy("by mail"),
    "copy": lazy("copied and sent"),
    "elsewhere": lazy("elsewhere"),
}


@dataclass(frozen=True, slots=True)
class NotePage:
    """The editor."""

    id: int
    kind: str
    kind_says: str
    title: str
    state: str
    about: str
    application_id: int | None
    contact_id: int | None
    answers_a_no: bool  # then its Comeback is one click off
    form: NoteForm
    body: str
    version: int
    reading: Reading
    mailto: str
    by_mail: bool
    nobody_reads: bool
    no_address: bool
    asks: tuple[str, ...]
    redraft: RedraftForm
    sent: Day | None
    sent_way: str
    saved_says: str
    theirs: str  # the other version's body, when two were typed at once


@dataclass(frozen=True, slots=True)
class NoteRow:
    """One note in the list."""

    id: int
    title: str
    about: str
    excerpt: str
    state: str
    chip: Promise | str
    tone: str
    sent: Day | None


def note_page(
    note: NoteNow,
    reading: Reading,
    today: date,
    *,
    form: NoteForm,
    redraft: RedraftForm | None = None,
    saved_says: str = "",
    theirs: str = "",
) -> NotePage:
    """Build the editor. `form` holds what was typed, also when it could not be saved."""
    to_email, subject, body = _typed(form, note)
    by_mail = note.kind not in WITHOUT_MAIL
    return NotePage(
        id=note.id,
        kind=note.kind,
        kind_says=word(NOTES, note.kind),
        title=_title(note.kind, note.to_name),
        state=note.state,
        about=" · ".join(part for part in (note.company, note.role) if part),
        application_id=note.application_id,
        contact_id=note.contact_id,
        answers_a_no=note.kind in ANSWERS_A_NO and note.application_id is not None,
        form=form,
        body=body,
        version=note.version,
        reading=reading,
        mailto=mailto(to_email, subject, body, note.reply_to_message_id) if by_mail else "",
        by_mail=by_mail,
        nobody_reads=bool(by_mail and to_email and is_no_reply(Address("", to_email.lower()))),
        no_address=by_mail and not to_email,
        asks=note.asks,
        redraft=redraft
        or RedraftForm(initial={"talked_about": "\n".join(note.talked_about), "proofs": "\n".join(note.proofs)}),
        sent=day(note.sent_on, today),
        sent_way=str(WAYS.get(note.sent_how, "")),
        saved_says=saved_says or _("Saved"),
        theirs=theirs,
    )


def note_row(note: NoteNow, today: date) -> NoteRow:
    """One line of the list."""
    says, tone = VERDICTS.get(note.verdict, ("", "stone"))
    chip: Promise | str = word({"sent": lazy("sent")}, note.state) if note.state == "sent" else says
    return NoteRow(
        id=note.id,
        title=_title(note.kind, note.to_name),
        about=" · ".join(part for part in (note.company, note.role) if part),
        excerpt=" ".join(note.body.split())[:140],
        state=note.state,
        chip=chip,
        tone="stone" if note.state == "sent" else tone,
        sent=day(note.sent_on, today),
    )


def mailto(to: str, subject: str, body: str, reply_to: str = "") -> str:
    """The address that opens the seeker's own mail program; line ends as RFC 6068 wants them."""
    parts = {"subject": subject, "body": body.replace("\n", "\r\n"), "in-reply-to": reply_to}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items() if value)
    return f"mailto:{quote(to, safe='@')}" + (f"?{query}" if query else "")


def _typed(form: NoteForm, note: NoteNow) -> tuple[str, str, str]:
    if not form.is_bound:
        return note.to_email, note.subject, note.body
    said = form.cleaned_data if form.is_valid() or hasattr(form, "cleaned_data") else {}
    body = said.get("body", form.data.get("body", "").replace("\r\n", "\n"))
    return said.get("to_email", note.to_email) or "", said.get("subject", note.subject), body


def _title(kind: str, to_name: str) -> str:
    first = to_name.split()[0] if to_name.split() else ""
    if kind in {"thank_you", "interview_thank_you"}:
        return _("Thank %(name)s") % {"name": first} if first else _("Your thank-you note")
    says = word(NOTES, kind)
    return _("%(what)s to %(name)s") % {"what": says, "name": first} if first else says
