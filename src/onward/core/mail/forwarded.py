"""What is inside a forwarded or printed mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onward.core.mail import headers, marks
from onward.core.mail.dates import read_date
from onward.core.mail.message import Address, Message
from onward.core.mail.pasted import label, split_headers
from onward.core.mail.read import digest_of

Starts = tuple[tuple[int, int], ...]

_FROM = re.compile(
    r"\n[>* ]*(?:"
    + "|".join(sorted((word for word, name in marks.HEADER_LABELS.items() if name == "from"), key=len, reverse=True))
    + r")\*? ?:"
)
_RULE = re.compile(r"(?:\n[>\s]*[-_=*]{5,}[ >]*)\n?[>\s]*$")


@dataclass(frozen=True, slots=True)
class Opening:
    """Where another mail begins inside a text: the line that says so, and where its headers begin."""

    kind: Literal["forward", "original", "head"]
    start: int
    inside: int


def find_opening(text: str, folded: str, words: set[str]) -> Opening | None:
    """The first place where another mail begins, by a marked line or by a block of header lines."""
    found = [
        _marked(folded, "forward", marks.FORWARD.within(words)),
        _marked(folded, "original", marks.ORIGINAL.within(words)),
        _head(text, folded),
    ]
    return min((one for one in found if one), key=lambda one: one.start, default=None)


def _marked(folded: str, kind: Literal["forward", "original"], words: list[str]) -> Opening | None:
    best: Opening | None = None
    for word in words:
        at = folded.find(word, 0, best.start if best else len(folded))
        while at >= 0:
            start = folded.rfind("\n", 0, at) + 1
            stop = folded.find("\n", at)
            stop = len(folded) if stop < 0 else stop
            line = folded[start:stop].strip("> ")
            if len(line) <= 80 and (line[:1] in "-_*" or line.endswith(":") or len(line) <= len(word) + 2):
                best = Opening(kind, start, min(stop + 1, len(folded)))
                break
            at = folded.find(word, stop)
    return best


def _head(text: str, folded: str) -> Opening | None:
    """A block such as From, Sent, To, Subject: at least three header lines together."""
    for match in islice(_FROM.finditer("\n" + folded), 100):
        start = match.start()
        block = text[start : start + 1500].split("\n")[:12]
        names = {name for name, _ in map(label, block) if name}
        if len(names) >= 3 and {"date", "subject"} & names:
            rule = _RULE.search(text, max(0, start - 200), start)
            return Opening("head", rule.start() + 1 if rule else start, start)
    return None


def open_forward(message: Message, opening: Opening) -> tuple[Message, Starts]:
    """The mail inside, and where its lines stand in the outer text."""
    text, starts = _unindented(message.text, opening.inside)
    lead = len(text) - len(text.lstrip())
    found, body = split_headers(text[lead:])
    at = text.rfind(body) if body else len(text)
    sender = headers.address(found.get("from", "")) if found else Address("", "")
    when = read_date(found["date"]) if "date" in found else None
    subject = found.get("subject", "")
    inner = Message(
        message_id=None,
        digest=digest_of(when, sender, subject, body),
        date=when or message.date,
        subject=subject or message.subject,
        sender=sender,
        to=headers.addresses(found.get("to", "")),
        in_reply_to=message.in_reply_to,
        text=body,
        calendars=message.calendars,
        attachments=message.attachments,
        problems=() if found else ("It was forwarded without its headers.",),
    )
    return inner, _moved(starts, at)


def _unindented(text: str, start: int) -> tuple[str, Starts]:
    """The rest of a text; where most of its lines begin with '>' these marks are gone."""
    lines = text[start:].split("\n")
    full = [line for line in lines if line.strip()]
    if sum(line.startswith(">") for line in full) * 2 <= len(full):
        return text[start:], ((0, start),)
    out, starts, inner, outer = [], [], 0, start
    for line in lines:
        bare = re.sub(r"^> ?", "", line)
        starts.append((inner, outer + len(line) - len(bare)))
        out.append(bare)
        inner, outer = inner + len(bare) + 1, outer + len(line) + 1
    return "\n".join(out), tuple(starts)


def _moved(starts: Starts, at: int) -> Starts:
    """The same starts, counted from an offset further in."""
    before = [start for start in starts if start[0] <= at]
    first = (0, before[-1][1] + at - before[-1][0]) if before else (0, 0)
    return (first, *((inner - at, outer) for inner, outer in starts if inner > at))
