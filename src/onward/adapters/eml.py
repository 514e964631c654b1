"""Single mails in files: .eml in any encoding, the mails of a Maildir."""

from __future__ import annotations

import re
from typing import IO

from onward.adapters.mbox import KEPT_OF_LARGE, MAX_HELD, TOO_LARGE

_KNOWN = re.compile(
    rb"(?im)^(?:from|to|cc|bcc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type"
    rb"|reply-to|sender|dkim-signature|authentication-results|arc-[a-z-]+|x-[a-z-]+)[ \t]*:"
)
_HEADER = re.compile(rb"[!-9;-~]{1,76}[ \t]*:")


def looks_like_mail(head: bytes) -> bool:
    """Whether a file that begins so is a single mail: header lines at its top, one of them a usual one."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode("utf-8", "replace")
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n ")
    if head.startswith((b"From ", b">From ")):
        head = head.partition(b"\n")[2]
    head = head.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return bool(_HEADER.match(head)) and bool(_KNOWN.search(head.partition(b"\n\n")[0]))


def read_mail(stream: IO[bytes]) -> tuple[bytes, str | None]:
    """The bytes of one mail within limits, and a problem where they were cut."""
    raw = stream.read(MAX_HELD + 1)
    if len(raw) > MAX_HELD:
        return raw[:KEPT_OF_LARGE], TOO_LARGE
    return raw, None


def looks_like_apple_mail(head: bytes) -> bool:
    """Whether a file that begins so is an .emlx: the length of the mail on a line of its own, then the mail."""
    count, line, mail = head.partition(b"\n")
    return bool(line) and count.strip().isdigit() and len(count) < 20 and looks_like_mail(mail)


def read_apple_mail(stream: IO[bytes]) -> tuple[bytes, str | None]:
    """The mail in an .emlx, without the length before it and the property list behind it."""
    length = int(stream.readline(20).strip() or b"0")
    raw, problem = read_mail(stream)
    return raw[:length], problem
