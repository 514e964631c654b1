"""Where mails come from: recognise a path by its content and yield its mails, one at a time, from any place on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onward.adapters import eml, maildir, mbox
from onward.adapters.archive import BROKEN
from onward.adapters.files import File, Key, files_of, is_zip, reason

_HEAD = 65_536
_DONE = -1  # the whole file was dealt with
_LINKEDIN = ("connections.csv", "job applications.csv", "profile.csv")


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail as it lay in a file; or a file that gave none, without bytes and with the reason in `problem`.

    `source` is the file's name as people know it, `position` counts what the whole path gave from 0, `offset` is where
    the mail begins in its file, `read` how many bytes of the path are dealt with. `mark` goes into
    `read_source(path, after=mark)` to go on right behind this mail.
    """

    source: str
    position: int
    offset: int
    raw: bytes
    problem: str | None
    mark: str
    read: int = 0


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a path is: its kind by content, its files in the order of reading, bytes in all, a problem."""

    kind: str
    files: tuple[str, ...]
    size: int
    problem: str | None = None


def recognise(path: Path) -> Recognised:
    """What a path holds. Never raises.

    Kinds: mbox, eml, maildir, folder, zip, takeout, linkedin, pdf, vcard, calendar, json, jsonl, csv, empty, unknown.
    `problem` is a sentence where no mail can come from it.
    """
    try:
        if not path.exists():
            return Recognised("unknown", (), 0, f"There is no file or folder named {path.name}.")
        if not path.is_file() and not path.is_dir():
            # A pipe or a device would keep us waiting for ever.
            return Recognised("unknown", (), 0, f"{path.name} is neither a file nor a folder.")
        files = list(files_of(path))
        if path.is_dir():
            return _folder(path, files)
        return _zip(path, files) if is_zip(path) else _single(path, files[0])
    except OSError as error:
        return Recognised("unknown", (), 0, f"{path.name} can't be opened: {reason(error)}.")


def read_source(path: Path, *, after: str | None = None) -> Iterator[RawMail]:
    """The mails of a file, folder or zip in name order; files that give none come as problems. Never raises.

    `after` is the mark of the last mail that was dealt with; a mark that makes no sense begins at the beginning.
    """
    key, offset, position = _place(after)
    done = 0
    try:
        found = recognise(path)
        if not found.files and after is None:
            yield _trouble(_nothing(path), position, 0, found.problem or f"{path.name} holds nothing.")
            return
        for file in files_of(path):
            begin = 0 if key is None or file.key > key else offset if file.key == key else _DONE
            if begin != _DONE:
                for mail in _mails(file, begin, position, done, quiet=found.kind == "takeout"):
                    yield mail
                    position = mail.position + 1
            done += file.size
    except (OSError, *BROKEN) as error:
        yield _trouble(_nothing(path), position, done, f"{path.name} can't be read: {reason(error)}.")


def kind_of(head: bytes, name: str = "") -> str:
    """The kind of a file that begins so; its name decides only between a mail without known headers and no mail."""
    if not head.strip(b"\0 \r\n\t"):
        return "empty" if not head.strip() else "unknown"
    if mbox.looks_like_mbox(head):
        return "mbox"
    if eml.looks_like_mail(head):
        return "eml"
    if eml.looks_like_apple_mail(head):
        return "emlx"
    other = _other_kind(head.removeprefix(b"\xef\xbb\xbf").lstrip())
    if name.lower().endswith(".eml") and b"\0" not in head and other in ("unknown", "csv"):
        return "eml"
    return "mbox" if other in ("unknown", "csv") and mbox.has_from_line(head) else other


def _other_kind(head: bytes) -> str:
    for start, kind in ((b"%PDF", "pdf"), (b"BEGIN:VCARD", "vcard"), (b"BEGIN:VCALENDAR", "calendar")):
        if head[:20].upper().startswith(start):
            return kind
    first = head.partition(b"\n")[0].strip()
    if head.startswith((b"{", b"[")):
        return "jsonl" if first[:1] == b"{" and first[-1:] == b"}" and len(first) < len(head.strip()) else "json"
    delimiters = max(first.count(b","), first.count(b";"), first.count(b"\t"))
    return "csv" if delimiters and len(first) < 4000 and b"\0" not in head else "unknown"


def _folder(path: Path, files: list[File]) -> Recognised:
    kind = "maildir" if maildir.is_maildir(path) else "folder"
    problem = None if files else f"The folder {path.name} is empty."
    return Recognised(kind, tuple(file.source for file in files), sum(file.size for file in files), problem)


def _zip(path: Path, files: list[File]) -> Recognised:
    names = [file.source.lower() for file in files]
    kind = "zip"
    if any(name.startswith("takeout/") for name in names):
        kind = "takeout"
    elif any(name.rpartition("/")[2] in _LINKEDIN for name in names):
        kind = "linkedin"
    problem = f"The zip {path.name} is empty." if not files else files[0].problem if len(files) == 1 else None
    return Recognised(kind, tuple(file.source for file in files), sum(file.size for file in files), problem)


def _single(path: Path, file: File) -> Recognised:
    if file.problem:
        return Recognised("unknown", (file.source,), file.size, file.problem)
    kind = _kind(file)
    problem = None if kind in ("mbox", "eml", "emlx") else _no_mail(file.source, kind)
    return Recognised("eml" if kind == "emlx" else kind, (file.source,), file.size, problem)


def _kind(file: File) -> str:
    with file.open() as stream:
        return kind_of(stream.read(_HEAD), file.source)


def _no_mail(name: str, kind: str) -> str:
    if kind == "empty":
        return f"{name} is empty."
    known = {
        "pdf": "a PDF",
        "vcard": "a vCard",
        "calendar": "a calendar",
        "csv": "a table",
        "json": "JSON",
        "jsonl": "JSON Lines",
    }
    return f"{name} is {known[kind]}, not mail." if kind in known else f"{name} is not mail that can be read here."


def _mails(file: File, start: int, position: int, done: int, *, quiet: bool) -> Iterator[RawMail]:
    """The mails of one file from an offset on; what goes wrong half way is one problem and ends this file alone."""
    if file.problem:
        yield _trouble(file, position, done, file.problem)
        return
    try:
        kind = _kind(file)
        if kind == "mbox":
            for mail in _boxed(file, start, position, done):
                yield mail
                position = mail.position + 1
        elif kind in ("eml", "emlx"):
            yield _alone(file, kind, position, done)
        elif not quiet:
            yield _trouble(file, position, done, _no_mail(file.source, kind))
    except (OSError, *BROKEN) as error:
        yield _trouble(file, position, done, f"{file.source} could not be read to its end: {reason(error)}.")


def _boxed(file: File, start: int, position: int, done: int) -> Iterator[RawMail]:
    with file.open() as stream:
        stream.seek(start)
        for count, piece in enumerate(mbox.split(stream, start), position):
            mark = _mark(file.key, piece.end, count + 1)
            yield RawMail(file.source, count, piece.start, piece.raw, piece.problem, mark, done + piece.end)


def _alone(file: File, kind: str, position: int, done: int) -> RawMail:
    with file.open() as stream:
        raw, problem = eml.read_apple_mail(stream) if kind == "emlx" else eml.read_mail(stream)
    return RawMail(file.source, position, 0, raw, problem, _mark(file.key, _DONE, position + 1), done + file.size)


def _trouble(file: File, position: int, done: int, problem: str) -> RawMail:
    return RawMail(file.source, position, 0, b"", problem, _mark(file.key, _DONE, position + 1), done + file.size)


def _nothing(path: Path) -> File:
    return File((), path.name, 0, lambda: path.open("rb"))


def _mark(key: Key, offset: int, position: int) -> str:
    return json.dumps([list(key), offset, position], ensure_ascii=True)


def _place(mark: str | None) -> tuple[Key | None, int, int]:
    """File, offset in it and position to go on from."""
    if mark is None:
        return None, 0, 0
    try:
        key, offset, position = json.loads(mark)
        return tuple(str(part) for part in key), int(offset), int(position)
    except (ValueError, TypeError):
        return None, 0, 0
