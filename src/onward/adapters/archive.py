"""Zip files, Google Takeout among them: streamed, never unpacked to disk, bombs refused."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

MAX_MEMBERS = 200_000
MAX_TOTAL = 200_000_000_000  # bytes unpacked: Takeout mailboxes reach tens of gigabytes
MAX_RATIO = 300  # mail shrinks some 2 to 30 times, a bomb a thousand times
_FREE = 20_000_000  # below this size a high ratio harms nobody
MAX_NESTED = 64_000_000  # an inner zip is held in memory, since a zip is read back and forth

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a zip: its shown name, which never leads anywhere, its size unpacked, its entry."""

    name: str
    size: int
    info: zipfile.ZipInfo


class Refused(Exception):
    """A zip that is not read; the reason is one sentence."""


def members(archive: zipfile.ZipFile) -> list[Member]:
    """The files in a zip, hidden ones left out, or `Refused` where it is encrypted, a bomb or too full."""
    found = archive.infolist()
    if len(found) > MAX_MEMBERS:
        raise Refused("This zip holds too many files, so it was not opened.")
    if any(info.flag_bits & 0x1 for info in found):
        raise Refused("This zip is encrypted. Unpack it with its password, then bring in the folder.")
    unpacked = sum(info.file_size for info in found)
    if unpacked > MAX_TOTAL or any(map(_is_bomb, found)) or _grows(unpacked, sum(info.compress_size for info in found)):
        raise Refused("This zip would unpack to far more than mail ever does, so it was not opened.")
    files = [Member(shown(info.filename), info.file_size, info) for info in found if not info.is_dir()]
    return [one for one in files if not any(part.startswith((".", "__MACOSX")) for part in one.name.split("/"))]


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return _grows(info.file_size, info.compress_size)


def _grows(unpacked: int, packed: int) -> bool:
    return unpacked > _FREE and unpacked > MAX_RATIO * max(packed, 1)


def shown(name: str) -> str:
    """A member's name as it may stand on a screen: no way out of the zip, no odd characters."""
    parts = [part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in ("/", "..", ".")]
    clean = "/".join(parts).replace(":", "_")
    return "".join(letter if letter.isprintable() else "_" for letter in clean)[:300] or "unnamed"
