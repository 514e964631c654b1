"""Mbox files, streamed: one mail in memory at a time, whatever the size of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

MAX_HELD = 32_000_000  # a larger mail is an attachment with some words before it
KEPT_OF_LARGE = 4_000_000
_CHUNK = 1 << 20
_TAIL = 400  # a From line and the first header line below it fit in here
# 'From someone Mon Jan  5 09:00:00 2026' with an optional zone, or the bare line that some programs write.
_DATED = re.compile(rb"From [^\n]{0,200}?\d{1,2}:\d\d(?::\d\d)?[^\n]{0,20}?\b\d{4}(?: ?[+-]\d{4})?[ \t]*\r?\n")
_BARE = re.compile(rb"From(?: -?)?[ \t]*\r?\n(?=[!-9;-~]{1,80}:)")
# Without the empty line before it, only a full date with header lines below counts.
_FULL = re.compile(
    rb"From [^\n]{1,200}? (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d"
    rb"[^\n]{0,7} \d{4}[^\n]{0,7}\n(?=[!-9;-~]{1,80}:)"
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)

TOO_LARGE = "It is larger than 32 MB; only its beginning was read."


@dataclass(frozen=True, slots=True)
class Piece:
    """One mail of an mbox: where it begins and ends in the file, its bytes, and a problem."""

    start: int
    end: int
    raw: bytes
    problem: str | None = None


def looks_like_mbox(head: bytes) -> bool:
    """Whether a file that begins so is an mbox."""
    return _opens(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"), 0, after_gap=True)


def has_from_line(head: bytes) -> bool:
    """Whether a mail begins somewhere in there: an mbox whose beginning is cut off."""
    return _next_from(head, 0, len(head)) >= 0


def split(stream: IO[bytes], start: int = 0) -> Iterator[Piece]:
    """The mails of an mbox from a byte offset on; the stream must stand at that offset."""
    held = bytearray()
    at, total, large, looked, ended = start, 0, False, 0, False
    while not ended:
        chunk = stream.read(_CHUNK)
        ended = not chunk
        held += chunk
        while True:
            mark = _next_from(held, looked, len(held) if ended else len(held) - _TAIL)
            if mark < 0:
                break
            yield _piece(at, total + mark, held[:mark], large)
            del held[:mark]
            at, total, large, looked = at + total + mark, 0, False, 0
        looked = max(0, len(held) - _TAIL - 1)  # the line end before a From line may stand right there
        if len(held) > MAX_HELD or (large and len(held) > KEPT_OF_LARGE + 2 * _CHUNK):
            spare = len(held) - _TAIL - KEPT_OF_LARGE
            del held[KEPT_OF_LARGE : KEPT_OF_LARGE + spare]
            total, large, looked = total + spare, True, KEPT_OF_LARGE
    if held.strip():
        yield _piece(at, total + len(held), held, large)


def _next_from(held: bytes | bytearray, looked: int, limit: int) -> int:
    """Where the next mail begins before a limit, or -1: what lies behind it may still be cut short."""
    at = held.find(b"\nFrom", looked) + 1
    while 0 < at < limit:
        before = held[max(0, at - 4) : at]
        if _opens(held, at, after_gap=before.endswith((b"\n\n", b"\n\r\n", b"\r\r\n"))):
            return at
        at = held.find(b"\nFrom", at) + 1
    return -1


def _opens(held: bytes | bytearray, at: int, *, after_gap: bool) -> bool:
    """Whether a line that begins with 'From' begins a mail and is no sentence."""
    if after_gap:
        return bool(_DATED.match(held, at) or _BARE.match(held, at))
    return bool(_FULL.match(held, at))


def _piece(start: int, length: int, held: bytearray, large: bool) -> Piece:
    raw = bytes(held)
    if b"\n>" in raw:
        raw = _ESCAPED.sub(rb"\1", raw)
    return Piece(start, start + length, raw, TOO_LARGE if large else None)
