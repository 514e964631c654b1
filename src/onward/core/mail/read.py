"""Reading a mail: bytes or pasted words in, a Message out, whatever state they are in."""

from __future__ import annotations

import codecs
import hashlib
import re
from datetime import UTC, datetime
from itertools import groupby

from onward.core.mail import headers, mime
from onward.core.mail.headers import Headers
from onward.core.mail.html import read_html
from onward.core.mail.message import Address, Message
from onward.core.mail.mime import Leaf, Parts
from onward.core.mail.pasted import read_pasted as _read_pasted
from onward.core.shared.text import one_line, plain

MAX_RAW = 32_000_000
MAX_TEXT = 200_000
_KEPT_HEADERS = """
list-id list-unsubscribe list-post precedence auto-submitted x-auto-response-suppress x-autoreply x-autorespond
x-failed-recipients return-path sender feedback-id x-gmail-labels x-gm-thrid content-type x-mailer x-spam-flag
resent-from x-forwarded-to
"""
_KEPT = tuple(_KEPT_HEADERS.split())
_NOBODY = Address("", "")
_UNCODED = re.compile(r"(?m)^begin [0-7]{3,4} (\S[^\n]{0,100})\n(?:[!-`][ -`]{0,61}\n)+(?:`?\n)?(?:end\n?)?")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_REFERENCE = re.compile(r"<([^<>\s]{1,300})>")
_FLOWED = re.compile(r"(?<=[^\n-]) \n(?![>\n ]|-- ?\n)")
_FORWARD_LINE = "---------- Forwarded message ----------"


def read(raw: bytes) -> Message:
    """One mail of a mailbox as a Message. Never raises; what could not be read stands in `problems`."""
    problems: dict[str, None] = {}
    raw = _prepared(raw, problems)
    parts = mime.take_apart(raw)
    problems |= parts.problems
    top = parts.mails[0] if parts.mails else {}
    text, html = _texts(parts, problems)
    when = _when(top, problems)
    sender = _one(top, "from") or _one(top, "sender") or _NOBODY
    subject = headers.words(_first(top, "subject"))[:2000]
    if not sender.email and raw:
        problems["It names no sender."] = None
    return Message(
        message_id=_message_id(_first(top, "message-id")),
        digest=digest_of(when, sender, subject, text),
        date=when,
        subject=subject,
        sender=sender,
        to=_people(top, "to") + _people(top, "cc"),
        reply_to=_one(top, "reply-to"),
        in_reply_to=_message_id(_first(top, "in-reply-to")),
        references=tuple(_REFERENCE.findall(_first(top, "references"))[-50:]),
        headers={name: headers.words(top[name][0])[:1000] for name in _KEPT if name in top},
        text=text,
        html=html,
        calendars=tuple(_calendars(parts)),
        attachments=tuple(leaf.name or leaf.type for leaf in parts.leaves if _is_attachment(leaf))[:100],
        problems=tuple(problems),
    )


def read_pasted(text: str) -> Message:
    """A mail that the seeker pasted as text, with or without lines such as From and Subject at its top."""
    return _read_pasted(text, digest_of)


def digest_of(when: datetime | None, sender: Address, subject: str, text: str) -> str:
    """The same content gives the same digest, however its lines end and wherever it was stored."""
    day = when.astimezone(UTC).isoformat() if when else ""
    content = "\0".join((day, sender.email or sender.name, subject, " ".join(text.split())))
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()


def _prepared(raw: bytes, problems: dict[str, None]) -> bytes:
    """Line ends made one, marks at the front gone, limits kept."""
    if len(raw) > MAX_RAW:
        raw = raw[:MAX_RAW]
        problems["It is larger than 32 MB; only its beginning was read."] = None
    if raw[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    raw = raw.lstrip(b"\n")
    if raw.startswith((b"From ", b">From ")):
        raw = raw.partition(b"\n")[2]
    if not raw.strip():
        problems["It is empty."] = None
        return b""
    if len(_BINARY.findall(raw[:4000])) > 100 and not re.match(rb"[!-9;-~]{1,60}:[ -~]", raw):
        problems["This is not a mail but a file of another kind."] = None
        return b""
    return raw


def _first(found: Headers, name: str) -> str:
    values = found.get(name)
    return values[0] if values else ""


def _one(found: Headers, name: str) -> Address | None:
    value = _first(found, name)
    if not value:
        return None
    one = headers.address(value)
    if "," in value and not one.email:
        one = next((each for each in headers.addresses(value) if each.email), one)
    return one if one.name or one.email else None


def _people(found: Headers, name: str) -> tuple[Address, ...]:
    value = ", ".join(found.get(name, ())[:5])
    return headers.addresses(value) if value else ()


def _message_id(value: str) -> str | None:
    within = _REFERENCE.search(value)
    bare = within[1] if within else one_line(value).strip("<> ")
    return bare[:300] or None


def _when(found: Headers, problems: dict[str, None]) -> datetime | None:
    """The date of a mail; the day it arrived stands in for one that is missing."""
    value = _first(found, "date")
    when = headers.date(headers.words(value)) if value else None
    if when is None:
        received = _first(found, "received").rpartition(";")[2]
        when = headers.date(one_line(received)) if received else None
        lack = "Its date can't be read" if value else "It has no date"
        problems[f"{lack}; the day it arrived was taken." if when else f"{lack}."] = None
    elif not 1990 <= when.year < 2050:
        problems[f"Its date, in the year {when.year}, can't be right."] = None
    return when


def _is_attachment(leaf: Leaf) -> bool:
    return leaf.attached or leaf.type not in ("text/plain", "text/html")


def _calendars(parts: Parts) -> list[str]:
    wanted = [
        leaf for leaf in parts.leaves if leaf.type == "text/calendar" or (leaf.name or "").lower().endswith(".ics")
    ]
    return [headers.decode(leaf.raw, leaf.charset or "utf-8")[0].replace("\0", "") for leaf in wanted[:5] if leaf.raw]


def _texts(parts: Parts, problems: dict[str, None]) -> tuple[str, str | None]:
    """The readable text of the mail and the mails attached to it, and the raw HTML of the mail itself."""
    pages: list[str] = []
    bounced = _first(parts.mails[0], "content-type").startswith("multipart/report") if parts.mails else False
    texts: list[str] = []
    for mail, leaves in groupby(parts.leaves, key=lambda leaf: leaf.mail):
        text = _mail_text(list(leaves), problems, pages if mail == 0 else [])
        if mail and not bounced:
            texts.append(_forward(parts.mails[mail]) + text)
        elif not mail:
            texts.append(text)
    text = plain("\n\n".join(texts)[: MAX_TEXT * 2])
    if len(text) > MAX_TEXT:
        problems["It is very long; only the beginning of its text was read."] = None
        text = text[:MAX_TEXT].rstrip()
    return text, "\n".join(pages) or None


def _forward(found: Headers) -> str:
    """The head of an attached mail, written as mail programs write it when they forward."""
    lines = [
        f"{name}: {headers.words(_first(found, name.lower()))}"
        for name in ("From", "Date", "Subject", "To")
        if _first(found, name.lower())
    ]
    return "\n".join((_FORWARD_LINE, *lines)) + "\n\n"


def _mail_text(leaves: list[Leaf], problems: dict[str, None], pages: list[str]) -> str:
    texts: list[str] = []
    done: set[int] = set()
    for leaf in leaves:
        if leaf.choice is not None:
            if leaf.choice not in done:
                done.add(leaf.choice)
                group = [other for other in leaves if other.choice == leaf.choice]
                texts.append(_chosen(group, problems, pages))
        elif leaf.type == "message/delivery-status" or not _is_attachment(leaf):
            texts.append(_leaf_text(leaf, problems, pages))
    return "\n\n".join(texts)


def _chosen(group: list[Leaf], problems: dict[str, None], pages: list[str]) -> str:
    """Of several versions the plain one, unless it is a stub beside a fuller HTML one."""
    texts = [leaf for leaf in group if not _is_attachment(leaf)]
    words = "\n".join(_leaf_text(leaf, problems, pages) for leaf in texts if leaf.type == "text/plain")
    pages_of_group = [leaf for leaf in texts if leaf.type == "text/html"]
    if len(words.strip()) >= 250 or (words.strip() and sum(len(leaf.raw) for leaf in pages_of_group) < 1500):
        pages.extend(_characters(leaf, problems) for leaf in pages_of_group)
        return words
    full = "\n".join(_leaf_text(leaf, problems, pages) for leaf in pages_of_group)
    return full if len(full.split()) > 2 * len(words.split()) else words or full


def _leaf_text(leaf: Leaf, problems: dict[str, None], pages: list[str]) -> str:
    text = _characters(leaf, problems)
    if leaf.type == "text/html":
        pages.append(text)
        text, problem = read_html(text)
        if problem:
            problems[problem] = None
        return text
    if "\nbegin " in text or text.startswith("begin "):
        text = _UNCODED.sub("", text)
    return _FLOWED.sub(" ", text) if leaf.flowed else text


def _characters(leaf: Leaf, problems: dict[str, None]) -> str:
    if len(leaf.raw) >= mime.MAX_LETTERS:
        problems["It is very long; only the beginning of its text was read."] = None
    text, held = headers.decode(leaf.raw, leaf.charset)
    if not held and leaf.charset:
        problems["Its letters are not in the encoding it names; some may be wrong."] = None
    return text.replace("\0", "")
