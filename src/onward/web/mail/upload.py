"""Files handed in through the browser: streamed to the data folder, never held in memory, whatever their name."""

from __future__ import annotations

import shutil
import time
import unicodedata
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

FOLDER = "uploads"
LONGEST_NAME = 120
SPARE = 200 * 1024 * 1024  # bytes left free on the disk: the records grow while the upload still lies there
STALE = 3600  # seconds after which a file that was never taken in is swept away


class Handed(UploadedFile):  # type: ignore[type-arg]
    """A file that lies in the data folder under a name of our own; `said` is what the seeker calls it."""

    def __init__(self, path: Path, said: str, size: int) -> None:
        super().__init__(file=None, name=said, size=size)
        self.path = path
        self.said = said


class Inbox(FileUploadHandler):
    """Write each file straight to the data folder. The name it came with is shown, never used as a path."""

    file: IO[bytes] | None = None
    path: Path

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Open a file of our own naming."""
        super().new_file(*args, **kwargs)
        self.path = folder() / f"{uuid4().hex}.part"
        self.file = self.path.open("xb")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write on; a full disk ends the upload and leaves nothing behind."""
        try:
            assert self.file is not None  # noqa: S101 - Django opens before it writes
            self.file.write(raw_data)
        except OSError as full:
            self.upload_interrupted()
            raise StopUpload(connection_reset=True) from full
        return None

    def file_complete(self, file_size: int) -> Handed:
        """Hand the file on, closed."""
        assert self.file is not None  # noqa: S101
        self.file.close()
        self.file = None
        return Handed(self.path, clean_name(self.file_name or ""), file_size)

    def upload_interrupted(self) -> None:
        """Leave nothing of a broken upload."""
        if self.file is not None:
            self.file.close()
            self.file = None
            self.path.unlink(missing_ok=True)


def folder() -> Path:
    """Name the folder for what is handed in, made on first use, readable by its owner alone."""
    place = Path(settings.HOME) / FOLDER
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def clean_name(name: str) -> str:
    """Make a file's name fit to be shown: its last part, nothing invisible, not too long."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    seen = "".join(c if c.isprintable() else " " for c in unicodedata.normalize("NFC", last) if not _turns(c))
    return " ".join(seen.split())[:LONGEST_NAME] or "?"


def has_room(request: HttpRequest) -> bool:
    """Tell whether the disk has room for what is about to come."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) + SPARE < shutil.disk_usage(folder()).free if length.isdigit() else False


def keep(handed: Handed) -> Path:
    """Take a file over: from now on it is the import's."""
    return handed.path.rename(handed.path.with_suffix(".mail"))


def sweep() -> None:
    """Remove what was handed in and never taken in, such as after a form that was refused."""
    for path in folder().glob("*.part"):
        if time.time() - path.stat().st_mtime > STALE:
            path.unlink(missing_ok=True)


def _turns(character: str) -> bool:
    """Tell whether a character turns the direction of the text around it, which makes a name lie about its end."""
    return unicodedata.category(character) == "Cf"
