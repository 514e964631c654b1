"""The files behind a path, in an order that stays the same: of a folder, a Maildir or a zip (and one zip inside it)."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from onward.adapters import archive, maildir

_SIDE_FILES = (".msf", ".lock", ".db", ".ds_store", ".ini", ".plist")  # what mail programs lay beside their mail
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class File:
    """One file: the key it sorts by, its name for people, its size, how to open it; or why it can't be read."""

    key: Key
    source: str
    size: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]
    problem: str | None = None
    zipped: bool = False


def files_of(path: Path) -> Iterator[File]:
    """All files of a path. `OSError` where the path itself can't be opened; what is wrong inside stands in a File."""
    if path.is_dir():
        for inner in _walk(path, ()):
            yield from _expanded(path.joinpath(*inner), _key(path, inner), "/".join(inner))
    else:
        yield from _expanded(path, (), path.name)


def is_zip(path: Path) -> bool:
    """Whether a file is a zip by its first bytes."""
    with path.open("rb") as stream:
        return stream.read(4) in _ZIP


def _key(root: Path, inner: Key) -> Key:
    """Flags of a Maildir name change when a mail is read; the place in the order must not."""
    if len(inner) >= 2 and inner[-2] in ("cur", "new"):
        return (*inner[:-1], maildir.sorts_as(inner[-1]))
    return inner


def _walk(root: Path, inside: Key) -> Iterator[Key]:
    """The files below a folder in name order; links to folders and hidden names are passed over."""
    folder = root.joinpath(*inside)
    is_maildir = maildir.is_maildir(folder)
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    for name, is_folder, is_file in found:
        hidden = name.startswith(".") or name.lower().endswith(_SIDE_FILES)
        if is_folder and _enters(folder / name, name, is_maildir):
            yield from _walk(root, (*inside, name))
        elif is_file and not hidden and not is_maildir:
            yield (*inside, name)


def _enters(folder: Path, name: str, in_maildir: bool) -> bool:
    """Sub-folders of a Maildir are hidden folders that are Maildirs themselves; elsewhere hidden is hidden."""
    if in_maildir:
        return name in ("cur", "new") or maildir.is_maildir(folder)
    return not name.startswith(".") and name != "__MACOSX"


def _expanded(path: Path, key: Key, source: str) -> Iterator[File]:
    plain = File(key, source, _size(path), lambda: path.open("rb"))
    try:
        zipped = is_zip(path)
    except OSError as error:
        yield _failed(plain, f"{source} can't be opened: {reason(error)}.")
        return
    if not zipped:
        yield plain
        return
    yield from _zip_files(plain, inner=False)


def _zip_files(file: File, *, inner: bool) -> Iterator[File]:
    """The files in a zip; a zip inside it is opened once, one inside that is not."""
    try:
        with file.open() as stream, zipfile.ZipFile(stream) as opened:
            for key, member in _ordered(file.key, archive.members(opened)):
                yield from _member(opened, member, key, "" if file.key == () else f"{file.source}/", inner=inner)
    except archive.Refused as refused:
        yield _failed(file, f"{file.source}: {refused}")
    except (*archive.BROKEN, OSError) as error:
        yield _failed(file, f"{file.source} is a damaged zip: {reason(error)}.")


def _ordered(key: Key, members: list[archive.Member]) -> list[tuple[Key, archive.Member]]:
    keyed = [((*key, "!", *one.name.split("/"), f"{index:06}"), one) for index, one in enumerate(members)]
    return sorted(keyed, key=lambda pair: pair[0])


def _member(opened: zipfile.ZipFile, member: archive.Member, key: Key, prefix: str, *, inner: bool) -> Iterator[File]:
    file = File(key, prefix + member.name, member.size, partial(opened.open, member.info), zipped=True)
    try:
        with file.open() as stream:
            zipped = stream.read(4) in _ZIP
    except (*archive.BROKEN, OSError) as error:
        yield _failed(file, f"{file.source} is damaged: {reason(error)}.")
        return
    if not zipped:
        yield file
    elif inner or member.size > archive.MAX_NESTED:
        yield _failed(file, f"{file.source} is a zip inside a zip; unpack it and bring in the folder.")
    else:
        yield from _zip_files(File(key, file.source, file.size, partial(_held, file)), inner=True)


def _held(file: File) -> IO[bytes]:
    with file.open() as stream:
        return io.BytesIO(stream.read(archive.MAX_NESTED + 1))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _failed(file: File, problem: str) -> File:
    return File(file.key, file.source, file.size, file.open, problem)


def reason(error: BaseException) -> str:
    """Why something failed, in words that mean something to people."""
    if isinstance(error, PermissionError):
        return "it may not be read by you"
    if isinstance(error, FileNotFoundError):
        return "it is gone"
    if isinstance(error, NotImplementedError):
        return "it is packed in a way that is not known here"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "it is cut short or its bytes are wrong"
