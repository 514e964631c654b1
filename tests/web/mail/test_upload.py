"""Files handed in: streamed to the data folder under a name of our own."""

from __future__ import annotations

import os
import time

import pytest
from django.test import RequestFactory

from onward.web.mail import upload


@pytest.fixture
def home(tmp_path, settings):
    settings.HOME = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\mail\\inbox.mbox", "inbox.mbox"),
        ("in\x00bo\nx.mbox", "in bo x.mbox"),
        ("evil\u202excod.exe", "evilxcod.exe"),
        ("", "?"),
        ("<img src=x>.mbox", "<img src=x>.mbox"),
        ("x" * 500, "x" * 120),
    ],
)
def test_it_shows_a_hostile_name_harmless(hostile, shown):
    assert upload.clean_name(hostile) == shown


def test_it_writes_each_chunk_to_the_data_folder_and_nowhere_else(home):
    inbox = upload.Inbox(RequestFactory().post("/"))
    inbox.new_file("files", "../x.mbox", "application/mbox", 6)
    assert inbox.receive_data_chunk(b"abc", 0) is None
    inbox.receive_data_chunk(b"def", 3)
    handed = inbox.file_complete(6)
    assert handed.path.parent == home / "uploads"
    assert handed.path.read_bytes() == b"abcdef"
    assert handed.said == "x.mbox"


def test_it_leaves_nothing_of_a_broken_upload(home):
    inbox = upload.Inbox(RequestFactory().post("/"))
    inbox.new_file("files", "x.mbox", "application/mbox", 6)
    inbox.receive_data_chunk(b"abc", 0)
    inbox.upload_interrupted()
    assert list((home / "uploads").iterdir()) == []


def test_it_sweeps_what_was_never_taken_in_and_spares_the_rest(home):
    old, fresh, kept = (upload.folder() / name for name in ("old.part", "fresh.part", "kept.mail"))
    for path in (old, fresh, kept):
        path.touch()
    for path in (old, kept):
        os.utime(path, (time.time() - 7200, time.time() - 7200))
    upload.sweep()
    assert sorted(path.name for path in upload.folder().iterdir()) == ["fresh.part", "kept.mail"]


def test_it_asks_first_whether_the_disk_has_room(home):
    request = RequestFactory().post("/", CONTENT_LENGTH=str(10**18))
    assert not upload.has_room(request)
