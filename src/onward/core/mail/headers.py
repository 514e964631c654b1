"""Header values: encoded words, parameters, addresses and dates, read as far as they make sense."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parseaddr, parsedate_tz
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from onward.core.mail.message import Address
from onward.core.shared.text import one_line

Headers = dict[str, list[str]]

MANY = 1_000
MAX_NAMES = 20_000
MAX_BLOCK = 2_000_000
_MAX_REPEATS = 50
_MAX_VALUE = 20_000
_MAX_ADDRESSES = 100
_LINE = re.compile(r"^([!-9;-~]{1,100})[ \t]*:(.*(?:\n[ \t].*)*)\n?", re.MULTILINE)
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\n]*)\?=")
_BETWEEN = re.compile(r"(\?=)\s+(?==\?)")
_PARAMETER = re.compile(r';\s*([^\s=;"]{1,80})\s*=\s*("(?:[^"\\]|\\.)*"?|[^;\s]*)')
_SIMPLE = re.compile(r'\s*(?:"([^"\\]*)"|([^"<>@,;:()\\]*?))\s*<([^<>@\s",]+@[^<>@\s",]+)>\s*')
_BARE = re.compile(r"\s*([^<>@\s\",;:()]+@[^<>@\s\",;:()]+)\s*")
_BROKEN = re.compile(r"([^<>@\s\",;:()]+@[^<>@\s\",;:()]+)")
_UNSAFE = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}
_WIDER = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "cp1252": "cp1252"}


def parse(block: str) -> tuple[Headers, bool]:
    """The headers of a block by lower-case name, and whether there were oddly many."""
    found: Headers = {}
    count = 0
    for count, (name, value) in enumerate(_LINE.findall(block[:MAX_BLOCK]), 1):
        key = name.lower()
        values = found.get(key)
        if values is None:
            if count <= MAX_NAMES:
                found[key] = [value.strip()[:_MAX_VALUE]]
        elif len(values) < _MAX_REPEATS:
            values.append(value.strip()[:_MAX_VALUE])
    return found, count > MANY


def codec(label: str) -> str | None:
    """The codec Python has for a charset label, or None; western labels mean cp1252, as browsers read them."""
    return _codec(label.strip().strip("\"'").lower()[:60])


@lru_cache(maxsize=256)
def _codec(label: str) -> str | None:
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError, UnicodeError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name.replace("_", "-") in _UNSAFE:
        return None
    return _WIDER.get(info.name, info.name)


def decode(raw: bytes, label: str | None) -> tuple[str, bool]:
    """Text from bytes and whether the label held.

    UTF-8 that reads cleanly wins over a western label, since such bytes are hardly ever anything else.
    """
    if raw.isascii() and label is None:
        return raw.decode("ascii"), True
    name = codec(label) if label else None
    for attempt in ("utf-8", name) if name in (None, "cp1252") else (name,):
        try:
            return raw.decode(attempt or "utf-8"), name is not None or not label
        except (UnicodeError, ValueError):
            continue
    return _rescue(raw, name), name == "cp1252"


def _rescue(raw: bytes, name: str | None) -> str:
    """What is left when neither the label nor UTF-8 fits: the label if nearly right, else western letters."""
    if name not in (None, "cp1252"):
        text = raw.decode(name, "replace")
        if text.count("\ufffd") * 50 <= len(text):
            return text
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        text = raw.decode("utf-8", "replace")
        mostly = text.count("\ufffd") * 10 <= sum(letter > "\x7f" for letter in text)
        return text if mostly else raw.decode("cp1252", "replace")


def words(value: str) -> str:
    """A header value with its encoded words (RFC 2047) read, on one line."""
    if "=?" in value:
        value = _joined(_BETWEEN.sub(r"\1", value))
    return one_line(value)


def _joined(value: str) -> str:
    """Neighbouring words of one charset are read together: senders split letters between them."""
    out: list[str] = []
    pending, charset, at = b"", "", 0
    for word in _WORD.finditer(value):
        if pending and (word.start() != at or word[1].lower() != charset):
            out.append(decode(pending, charset)[0])
            pending = b""
        out.append(value[at : word.start()])
        pending += _word_bytes(word[2], word[3])
        charset, at = word[1].lower().partition("*")[0], word.end()
    out.append(decode(pending, charset)[0] if pending else "")
    return "".join(out) + value[at:]


def _word_bytes(how: str, word: str) -> bytes:
    raw = word.encode("utf-8", "replace")
    try:
        if how in "bB":
            return binascii.a2b_base64(raw + b"=" * (-len(raw) % 4))
        return binascii.a2b_qp(raw, header=True)
    except (binascii.Error, ValueError):
        return raw


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """`text/plain; charset=x` as its main word in lower case and its parameters, RFC 2231 included."""
    main, semicolon, rest = value.partition(";")
    found: dict[str, str] = {}
    if not rest:
        return main.strip().lower(), found
    parts: dict[str, dict[int, tuple[bool, str]]] = {}
    for match in _PARAMETER.finditer(semicolon + rest):
        key, raw = match[1].lower(), _unquoted(match[2])
        name, star, number = key.partition("*")
        if not star:
            found.setdefault(name, raw)
        else:
            index = number.rstrip("*")
            parts.setdefault(name, {})[int(index) if index.isdecimal() and len(index) < 4 else 0] = (
                number == "" or number.endswith("*"),
                raw,
            )
    for name, pieces in parts.items():
        found[name] = _continued(pieces)
    return main.strip().lower(), found


def _unquoted(raw: str) -> str:
    return re.sub(r"\\(.)", r"\1", raw.strip('"')) if raw[:1] == '"' else raw


def _continued(pieces: dict[int, tuple[bool, str]]) -> str:
    charset, raw = "utf-8", b""
    for position, (encoded, piece) in sorted(pieces.items()):
        if encoded and position == 0 and piece.count("'") >= 2:
            charset, _, piece = piece.split("'", 2)
        raw += unquote_to_bytes(piece) if encoded else piece.encode("utf-8", "replace")
    return decode(raw, charset or "utf-8")[0]


def address(value: str) -> Address:
    """One mailbox, however badly it is written; both parts may come back empty."""
    simple = _SIMPLE.fullmatch(value)
    if simple:
        return Address(words(simple[1] if simple[1] is not None else simple[2]), simple[3].lower())
    bare = _BARE.fullmatch(value)
    if bare:
        return Address("", bare[1].lower())
    return _hard_address(value)


def _hard_address(value: str) -> Address:
    value = " ".join(value[:1000].split())
    try:
        name, email = parseaddr(value)
    except Exception:  # the library's parser gives up on some mangled values with odd errors
        name, email = "", ""
    if "@" not in email or " " in email:
        loose = _BROKEN.search(value)
        email = loose[1] if loose else ""
        name = value.replace(email, " ").strip(" <>\"',;") if email else value.strip(" <>\"',;")
    return Address(words(name), one_line(email).strip("<>").lower())


def addresses(value: str) -> tuple[Address, ...]:
    """All mailboxes of a list such as To."""
    found = (address(piece) for _, piece in zip(range(_MAX_ADDRESSES), _pieces(value), strict=False))
    return tuple(one for one in found if one.name or one.email)


def _pieces(value: str) -> Iterator[str]:
    """Split at commas outside quotes and angle brackets."""
    start, quoted, angle = 0, False, False
    for mark in re.finditer(r'\\.|[",;<>]', value):
        letter = mark[0]
        if letter == '"':
            quoted = not quoted
        elif letter in "<>" and not quoted:
            angle = letter == "<"
        elif letter in ",;" and not quoted and not angle:
            yield value[start : mark.start()]
            start = mark.end()
    yield value[start:]


def date(value: str) -> datetime | None:
    """A mail's date, always with a zone (UTC where it names none), or None where it can't be read."""
    try:
        parsed = parsedate_tz(value)
        if parsed is None:
            return None
        zone = UTC if not parsed[9] else timezone(timedelta(seconds=parsed[9]))
        return datetime(*parsed[:5], min(parsed[5], 59), tzinfo=zone)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
