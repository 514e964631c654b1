"""Mailboxes recognised by content, streamed, and taken up again."""

from __future__ import annotations

import io
import json
import mailbox
import os
import random
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onward.adapters import mbox
from onward.adapters.sources import RawMail, read_source, recognise

FROM = b"From bob@mills.example Mon Jan  5 09:00:00 2026\n"


def mail(number: int, body: bytes = b"Hello Alice.\n") -> bytes:
    return b"From: bob@mills.example\nSubject: Mail %d\n\n" % number + body


def box(count: int, body: bytes = b"Hello Alice.\n") -> bytes:
    return b"".join(FROM + mail(number, body) + b"\n" for number in range(count))


def subjects(mails: list[RawMail]) -> list[str]:
    return [one.raw.split(b"Subject: ")[1].split(b"\n")[0].strip().decode() for one in mails if one.raw]


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def test_what_the_standard_library_writes_reads_back(tmp_path: Path):
    path = tmp_path / "in"
    written = mailbox.mbox(path)
    for number in range(5):
        written.add(mail(number, b"One.\n\nFrom here on it gets better.\n"))
    written.close()
    mails = list(read_source(path))
    assert subjects(mails) == [f"Mail {number}" for number in range(5)]
    assert b"\nFrom here on" in mails[0].raw


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_sentence_that_begins_with_from_splits_nothing(end: bytes):
    body = b"One.\n\nFrom Monday on at 10:30 we are closed.\n\nFrom: nobody\n"
    raw = box(3, body).replace(b"\n", end)
    assert len(list(mbox.split(io.BytesIO(raw)))) == 3


def test_a_missing_empty_line_hides_no_mail():
    raw = box(3).replace(b"\n\nFrom bob", b"\nFrom bob")
    assert len(list(mbox.split(io.BytesIO(raw)))) == 3


def test_bare_from_lines_are_understood():
    raw = box(3).replace(FROM, b"From \r\n")
    assert len(list(mbox.split(io.BytesIO(raw)))) == 3


def test_from_lines_on_the_edge_of_what_is_read_at_once_are_found(monkeypatch: pytest.MonkeyPatch):
    raw = box(200, b"x" * 37 + b"\n")
    whole = list(mbox.split(io.BytesIO(raw)))
    for size in (401, 997, 1024):
        monkeypatch.setattr(mbox, "_CHUNK", size)
        assert list(mbox.split(io.BytesIO(raw))) == whole
    assert [piece.end for piece in whole[:-1]] == [piece.start for piece in whole[1:]]


def sources(tmp_path: Path) -> Iterator[Path]:
    yield put(tmp_path, "a.mbox", box(7))
    yield put(tmp_path, "one.eml", mail(1))
    folder = tmp_path / "folder"
    put(folder, "b/box", box(3))
    put(folder, "a.eml", mail(10))
    put(folder, "c.zip", zipped({"z/box.mbox": box(2), "a.eml": mail(11), "inner.zip": zipped({"i.eml": mail(12)})}))
    put(folder, "notes.bin", bytes(range(256)))
    yield folder
    for name in ("cur/1.host:2,S", "new/2.host", ".Sent/cur/3.host:2,", ".Sent/new/4", "tmp/5", "dovecot-uidlist"):
        put(tmp_path / "maildir", name, mail(20))
    yield tmp_path / "maildir"
    takeout = {"Takeout/Mail/All mail.mbox": box(4), "Takeout/archive_browser.html": b"<html>"}
    yield put(tmp_path, "takeout.zip", zipped(takeout))


def test_every_source_goes_on_right_behind_any_mark(tmp_path: Path):
    counts = []
    for path in sources(tmp_path):
        mails = list(read_source(path))
        counts.append((recognise(path).kind, len(mails)))
        for at, one in enumerate(mails):
            assert one.position == at
            assert list(read_source(path, after=one.mark)) == mails[at + 1 :]
    assert counts == [("mbox", 7), ("eml", 1), ("folder", 9), ("maildir", 4), ("takeout", 4)]


def test_mail_that_arrives_later_is_found_behind_the_last_mark(tmp_path: Path):
    path = put(tmp_path, "a.mbox", box(3))
    mark = list(read_source(path))[-1].mark
    path.write_bytes(box(5))
    assert subjects(list(read_source(path, after=mark))) == ["Mail 3", "Mail 4"]


def test_a_mark_that_makes_no_sense_begins_again(tmp_path: Path):
    path = put(tmp_path, "a.mbox", box(2))
    for mark in ("", "no", "[]", "{}", json.dumps([1, 2, 3])):
        assert len(list(read_source(path, after=mark))) == 2


def test_a_file_that_is_no_mail_is_one_sentence(tmp_path: Path):
    wrong = {
        "empty.mbox": (b"", "empty.mbox is empty."),
        "cv.mbox": (b"%PDF-1.7 \xff", "cv.mbox is a PDF, not mail."),
        "list.csv": (b"a,b\n1,2\n", "list.csv is a table, not mail."),
        "cat.eml": (random.Random(3).randbytes(999) + b"\0", "cat.eml is not mail that can be read here."),
        "cut.zip": (
            zipped({"a.eml": mail(1)})[:60],
            "cut.zip is a damaged zip: it is cut short or its bytes are wrong.",
        ),
    }
    for name, (content, sentence) in wrong.items():
        path = put(tmp_path, name, content)
        assert recognise(path).problem == sentence
        assert [(one.raw, one.problem) for one in read_source(path)] == [(b"", sentence)]


def test_a_missing_path_and_an_empty_folder_are_sentences(tmp_path: Path):
    assert recognise(tmp_path / "no").problem == "There is no file or folder named no."
    assert recognise(tmp_path).problem == f"The folder {tmp_path.name} is empty."
    assert len(list(read_source(tmp_path / "no"))) == 1
    assert len(list(read_source(tmp_path))) == 1


def test_one_wrong_file_in_a_folder_loses_no_other(tmp_path: Path):
    put(tmp_path, "a.eml", mail(1))
    put(tmp_path, "b.zip", b"PK\x03\x04 broken")
    put(tmp_path, "c.eml", mail(2))
    put(tmp_path, ".hidden", mail(3))
    mails = list(read_source(tmp_path))
    assert subjects(mails) == ["Mail 1", "Mail 2"]
    assert [one.source for one in mails if one.problem] == ["b.zip"]


def test_a_bomb_is_refused(tmp_path: Path):
    path = put(tmp_path, "bomb.zip", zipped({"a.mbox": b"\0" * 60_000_000}))
    assert recognise(path).problem is not None
    assert "far more than mail ever does" in (recognise(path).problem or "")


def test_a_zip_in_a_zip_in_a_zip_is_not_opened(tmp_path: Path):
    inner = zipped({"deep.zip": zipped({"a.eml": mail(1)})})
    path = put(tmp_path, "outer.zip", zipped({"inner.zip": inner, "b.eml": mail(2)}))
    mails = list(read_source(path))
    assert subjects(mails) == ["Mail 2"]
    assert "zip inside a zip" in " ".join(one.problem or "" for one in mails)


def test_an_encrypted_zip_is_one_clear_sentence(tmp_path: Path):
    raw = bytearray(zipped({"a.eml": mail(1)}))
    raw[raw.index(b"PK\x03\x04") + 6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    path = put(tmp_path, "secret.zip", bytes(raw))
    sentence = "secret.zip: This zip is encrypted. Unpack it with its password, then bring in the folder."
    assert recognise(path).problem == sentence


def test_names_in_a_zip_lead_nowhere(tmp_path: Path):
    path = put(
        tmp_path / "in", "a.zip", zipped({"../../evil.eml": mail(1), "C:\\x\\y.eml": mail(2), "/etc/z.eml": mail(3)})
    )
    assert sorted(one.source for one in read_source(path)) == ["C_/x/y.eml", "etc/z.eml", "evil.eml"]
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_damaged_member_loses_no_other(tmp_path: Path):
    raw = bytearray(zipped({"a.eml": mail(1, b"x" * 500), "b.eml": mail(2)}, zipfile.ZIP_STORED))
    raw[raw.index(b"xxxx")] ^= 1
    mails = list(read_source(put(tmp_path, "a.zip", bytes(raw))))
    assert subjects(mails) == ["Mail 2"]
    assert [bool(one.problem) for one in mails] == [True, False]


def test_apple_mail_files_are_read(tmp_path: Path):
    path = put(tmp_path, "1.emlx", b"%d\n" % len(mail(1)) + mail(1) + b"<?xml version='1.0'?><plist/>")
    assert [one.raw for one in read_source(path)] == [mail(1)]


def test_an_eml_in_any_dress_is_mail(tmp_path: Path):
    dressed = [
        b"\xef\xbb\xbf" + mail(1),
        mail(1).decode().encode("utf-16"),
        mail(1).replace(b"\n", b"\r"),
        b"\n" + mail(1),
    ]
    for number, raw in enumerate(dressed):
        assert recognise(put(tmp_path, f"{number}.eml", raw)).kind == "eml"


def test_cut_files_never_raise(tmp_path: Path):
    chance = random.Random(7)
    whole = [zipped({"a.mbox": box(3), "b.eml": mail(1)}), box(3), mail(1)]
    for number in range(150):
        raw = bytearray(chance.choice(whole))
        del raw[chance.randrange(len(raw)) :]
        for _ in range(chance.randrange(4)):
            raw[chance.randrange(len(raw) + 1) :][:1] = bytes([chance.randrange(256)])
        path = put(tmp_path, f"{number}", bytes(raw))
        assert list(read_source(path)) == list(read_source(path))


class _Endless(io.RawIOBase):
    """An mbox that is made while it is read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._held = pieces, b""

    def read(self, size: int = -1) -> bytes:
        while len(self._held) < size and (piece := next(self._pieces, b"")):
            self._held += piece
        out, self._held = self._held[:size], self._held[size:]
        return out


def _peak(pieces: Iterator[bytes]) -> tuple[int, int, int]:
    tracemalloc.start()
    count = large = 0
    for piece in mbox.split(_Endless(pieces)):  # type: ignore[arg-type]
        count, large = count + 1, large + bool(piece.problem)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return count, large, peak


def _large(megabytes: int) -> Iterator[bytes]:
    yield FROM + mail(1)
    for _ in range(megabytes):
        yield b"QUJD" * 250_000 + b"\n"
    yield b"\n"


def test_memory_stays_small_in_a_large_box_and_in_a_large_mail():
    count, large, peak = _peak(iter([box(500, b"x" * 4000 + b"\n")] * 20))
    assert (count, large) == (10_000, 0)
    assert peak < 20_000_000
    count, large, peak = _peak(piece for part in (iter([box(2)]), _large(60), iter([box(2)])) for piece in part)
    assert (count, large) == (5, 1)
    assert peak < 100_000_000


@pytest.mark.soak
def test_two_gigabytes_stay_below_one_hundred_megabytes():
    block = box(2500, b"x" * 3900 + b"\n")
    count, _, peak = _peak(iter([block] * (2_000_000_000 // len(block))))
    assert count > 400_000
    assert peak < 100_000_000


def test_a_pipe_is_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    found = recognise(pipe)
    assert found.problem == "pipe is neither a file nor a folder."
