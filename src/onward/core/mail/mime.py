"""The parts of a mail, found without recursion, without copies and within limits.

The standard library's parser recurses once a level and builds an object for everything; a mail nested two hundred
deep or with ten thousand parts stops it. This one walks offsets in the bytes and keeps only what can be read.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from onward.core.mail import headers
from onward.core.mail.headers import Headers

MAX_DEPTH = 300
MAX_PARTS = 500
MAX_LETTERS = 2_000_000  # bytes of one text part before decoding
MAX_WORK = 200_000_000  # bytes looked through for boundaries: a nest of large parts must not cost minutes
_HEADER = re.compile(rb"[!-9;-~]{1,100}[ \t]*:")
_TEXT_TYPES = frozenset(("text/plain", "text/html", "text/calendar", "text/enriched", "message/delivery-status"))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part that holds content: its type, decoded bytes (text parts only) and where it belongs."""

    type: str
    charset: str | None
    name: str | None
    attached: bool
    flowed: bool
    raw: bytes
    choice: int | None  # the multipart/alternative it is one version of
    mail: int  # 0 is the mail itself, others are mails attached to it


@dataclass(slots=True)
class Parts:
    """All that was found: headers of the mail and of the mails attached to it, leaves in order."""

    mails: list[Headers] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    problems: dict[str, None] = field(default_factory=dict)  # a set that keeps its order


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    depth: int
    choice: int | None
    mail: int
    digest: bool = False


def take_apart(raw: bytes) -> Parts:
    """The parts of a mail whose line ends are ``\\n``. Never raises; what is wrong stands in `problems`."""
    parts = Parts()
    work = 0
    stack = [_Piece(0, len(raw), 0, None, -1)]
    while stack:
        piece = stack.pop()
        work += piece.end - piece.start
        if len(parts.leaves) >= MAX_PARTS or work > MAX_WORK:
            parts.problems["It has too many parts; the first ones were read."] = None
            break
        stack.extend(reversed(_open(raw, piece, parts)))
    return parts


def _open(raw: bytes, piece: _Piece, parts: Parts) -> list[_Piece]:
    """Read one part: either its inner parts come back, or a leaf is kept."""
    found, body = _headers(raw, piece, parts)
    mail = piece.mail
    if mail < 0:
        mail = len(parts.mails)
        parts.mails.append(found)
    default = "message/rfc822" if piece.digest else "text/plain"
    kind, params = headers.parameters(_first(found, "content-type"))
    kind = kind if "/" in kind else default
    inner = _Piece(body, piece.end, piece.depth + 1, piece.choice, mail)
    if piece.depth >= MAX_DEPTH:
        parts.problems["Its parts are nested too deep; the outer ones were read."] = None
        return []
    if kind.startswith("multipart/") and params.get("boundary"):
        pieces = _split(raw, inner, params["boundary"], kind, parts)
        if pieces:
            return pieces
    elif kind in ("message/rfc822", "message/global"):
        return [_Piece(body, piece.end, piece.depth + 1, None, -1)]
    parts.leaves.append(_leaf(raw[body : piece.end] if _readable(kind) else b"", kind, params, found, inner))
    return []


def _first(found: Headers, name: str) -> str:
    values = found.get(name)
    return values[0] if values else ""


def _headers(raw: bytes, piece: _Piece, parts: Parts) -> tuple[Headers, int]:
    """The headers at the start of a part, and where its body begins."""
    start, end = piece.start, piece.end
    if raw[start : start + 1] == b"\n":
        return {}, start + 1
    if not _HEADER.match(raw, start, end):
        return {}, start
    stop = raw.find(b"\n\n", start, min(end, start + headers.MAX_BLOCK))
    stop, body = (stop, stop + 2) if stop >= 0 else (min(end, start + headers.MAX_BLOCK),) * 2
    text = headers.decode(raw[start:stop], None)[0]
    found, many = headers.parse(text)
    if many:
        parts.problems[f"It has more than {headers.MANY:,} headers, which no honest mail has."] = None
    return found, body


def _split(raw: bytes, whole: _Piece, boundary: str, kind: str, parts: Parts) -> list[_Piece]:
    """The pieces between the boundary lines; a missing last boundary is normal in cut mails."""
    mark = b"--" + boundary.encode("utf-8", "replace").rstrip()
    cuts, closed = _cuts(raw, mark, whole.start, whole.end)
    if not cuts:
        parts.problems["Its parts could not be told apart; it was read as one text."] = None
        return []
    if not closed:
        parts.problems["It ends before its last part is complete."] = None
    choice = whole.choice
    if kind == "multipart/alternative" and choice is None:
        choice = whole.start
    ends = [max(begin - 1, after) for (begin, _), (_, after) in zip(cuts[1:], cuts, strict=False)]
    starts = [after for _, after in cuts]
    if not closed:
        ends.append(whole.end)
    digest = kind == "multipart/digest"
    return [
        _Piece(start, end, whole.depth, choice, whole.mail, digest)
        for start, end in zip(starts, ends, strict=False)
        if start < end
    ]


def _cuts(raw: bytes, mark: bytes, start: int, end: int) -> tuple[list[tuple[int, int]], bool]:
    """Where boundary lines begin and where the line after each begins, and whether the closing one was seen."""
    cuts: list[tuple[int, int]] = []
    at = raw.find(mark, start, end)
    while at >= 0 and len(cuts) <= MAX_PARTS:
        stop = raw.find(b"\n", at, end)
        stop = end if stop < 0 else stop
        tail = raw[at + len(mark) : min(stop, at + len(mark) + 80)].strip()
        if (at == start or raw[at - 1] == 10) and tail in (b"", b"--"):
            cuts.append((at, min(stop + 1, end)))
            if tail:
                return cuts, True
        at = raw.find(mark, stop, end)
    return cuts, False


def _readable(kind: str) -> bool:
    return kind in _TEXT_TYPES or kind.startswith(("text/", "multipart/"))


def _leaf(raw: bytes, kind: str, params: dict[str, str], found: Headers, piece: _Piece) -> Leaf:
    disposition, more = headers.parameters(_first(found, "content-disposition"))
    name = more.get("filename") or params.get("name")
    return Leaf(
        type="text/plain" if kind.startswith("multipart/") else kind,
        charset=params.get("charset"),
        name=headers.words(name)[:200] if name else None,
        attached=disposition == "attachment",
        flowed=params.get("format", "").lower() == "flowed",
        raw=_decoded(raw, _first(found, "content-transfer-encoding").strip().lower()) if raw else b"",
        choice=piece.choice,
        mail=piece.mail,
    )


def _decoded(raw: bytes, encoding: str) -> bytes:
    """The bytes behind a transfer encoding, as far as they decode."""
    raw = raw[:MAX_LETTERS]
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding == "base64":
        return _base64(raw)
    return raw


_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


def _base64(raw: bytes) -> bytes:
    letters = _NOT_BASE64.sub(b"", raw)
    letters = letters[: len(letters) // 4 * 4] if len(letters) % 4 == 1 else letters
    try:
        return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))
    except (binascii.Error, ValueError):
        return b""
