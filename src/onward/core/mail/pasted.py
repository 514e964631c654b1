"""A mail pasted by the seeker: header lines in several languages, or none at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from onward.core.mail import headers
from onward.core.mail.dates import read_date
from onward.core.mail.marks import HEADER_LABELS
from onward.core.mail.message import Address, Message
from onward.core.shared.text import fold, one_line, plain

Digest = Callable[[datetime | None, Address, str, str], str]

MAX_PASTED = 200_000
_LABEL = re.compile(r"^[>*\s]*([^\W\d_][\w \-]{0,24}?)\s*\*{0,2}\s*:\s*\*{0,2}\s*(.*)$")
_WEEKDAY = re.compile(r"\s*\(.*?\)$")


def read_pasted(text: str, digest: Digest) -> Message:
    """The Message in a pasted text. A first short line without a stop, before a blank line, is taken as its subject."""
    problems = ["It was pasted: what stood in its headers may be missing."]
    if len(text) > MAX_PASTED:
        text = text[:MAX_PASTED]
        problems.append("It is very long; only its beginning was read.")
    text = plain(text)
    found, body = split_headers(text)
    if not found:
        found, body = _subject_line(text)
    when = read_date(found.get("date", "")) if "date" in found else None
    sender = headers.address(found.get("from", "")) if "from" in found else Address("", "")
    subject = one_line(found.get("subject", ""))[:2000]
    if not text:
        problems = ["It is empty."]
    return Message(
        message_id=None,
        digest=digest(when, sender, subject, body),
        date=when,
        subject=subject,
        sender=sender,
        to=headers.addresses(found.get("to", "")),
        reply_to=headers.address(found["reply-to"]) if "reply-to" in found else None,
        text=body,
        problems=tuple(problems),
    )


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """Header lines at the top of a text by their English names, and the text below them."""
    found: dict[str, str] = {}
    at, last = 0, ""
    lines = text.split("\n")
    for line in lines[:40]:
        name, value = label(line)
        if name:
            found.setdefault(name, value)
            last = name
        elif not line.strip("> *"):
            if found and (len(found) > 1 or "subject" in found or "from" in found):
                break
        elif last and (not found.get(last) or ("@" in line and last in ("to", "cc", "from"))):
            found[last] = f"{found[last]} {line.strip('> *')}".strip()
        else:
            break
        at += len(line) + 1
    if not _is_head(found):
        return {}, text
    return found, text[at:].strip()


def _is_head(found: dict[str, str]) -> bool:
    """One label alone may open a sentence ('To: …'); a sender or subject, or two labels, are a head."""
    found = {name: value for name, value in found.items() if name != "other"}
    return "subject" in found or "from" in found or len(found) > 1


def label(line: str) -> tuple[str, str]:
    """The English name of a header line and its value, or two empty strings."""
    match = _LABEL.match(line)
    if not match:
        return "", ""
    return HEADER_LABELS.get(fold(match[1]).strip(), ""), match[2].strip("* ")


def _subject_line(text: str) -> tuple[dict[str, str], str]:
    first, gap, rest = text.partition("\n\n")
    greets = first.rstrip().endswith((",", ".", "!", "?", ":", ";"))
    if gap and rest.strip() and "\n" not in first and 2 < len(first) <= 120 and not greets:
        return {"subject": first}, rest.strip()
    return {}, text
