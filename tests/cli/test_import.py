"""`onward import` from the outside: progress, JSON, stopping, and surviving a kill at any moment."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from bench.mailbox import write_mbox as write_large
from tests.cast import TODAY
from tests.cli.running import begin, onward
from tests.mailbox import letter, write_mbox


@pytest.fixture
def home(tmp_path: Path, ready_home: Path) -> Path:
    """A data folder with an empty database."""
    return Path(shutil.copytree(ready_home, tmp_path / "home"))


@pytest.fixture
def box(tmp_path: Path) -> Path:
    return write_mbox(
        tmp_path / "box.mbox",
        letter("confirmation", "Nordlicht", "Buyer", TODAY),
        letter("unrelated", on=TODAY),
    )


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "onward.sqlite3")) as db:
        return db.execute(query).fetchall()


def test_it_takes_in_a_mailbox_and_says_what_came(tmp_path, box):
    home = tmp_path / "new"  # made on the way
    ended = onward(home, "import", box)
    assert ended.returncode == 0, ended.stderr
    assert "2 mails read" in ended.stdout
    assert ask(home, "SELECT stage FROM records_application") == [("applied",)]


def test_json_has_one_line_a_path_with_every_key(tmp_path, home, box):
    again = shutil.copy(box, tmp_path / "again.mbox")
    ended = onward(home, "import", "--json", box, again)
    lines = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [set(line) for line in lines] == [{"path", "kind", "state", "counts", "problems"}] * 2
    assert lines[0]["counts"]["kept"] == 1
    assert lines[1]["counts"]["duplicate"] == 2
    assert ended.stdout.isascii()


@pytest.mark.parametrize("name", ["missing.mbox", "empty.mbox", "photo.png"])
def test_what_cannot_be_read_is_one_line_and_exit_2_and_the_rest_is_read(tmp_path, home, box, name):
    if name != "missing.mbox":
        (tmp_path / name).write_bytes(b"" if name == "empty.mbox" else b"\x89PNG\r\n\x1a\n" + bytes(99))
    ended = onward(home, "import", tmp_path / name, box)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert name in ended.stderr
    assert "2 mails read" in ended.stdout


def test_nothing_is_written_outside_the_data_folder(tmp_path, home, box):
    before = sorted(path.name for path in tmp_path.iterdir())
    onward(home, "import", box)
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_files_in_the_data_folder_are_left_alone(home, box):
    (home / "mine.txt").write_text("keep me")
    onward(home, "import", box)
    assert (home / "mine.txt").read_text() == "keep me"


@pytest.mark.slow
def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(tmp_path, home):
    path = tmp_path / "large.mbox"
    written = write_large(path, size=3_000_000, applications=60, padding=500)
    process = begin(home, "import", path)
    _wait_for_more(home, 0, process)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert process.returncode in (0, 130), err
    assert "Traceback" not in err
    if process.returncode == 130:
        assert "stopped" in out
    assert onward(home, "import", path).returncode == 0
    assert _kept(home) == written["search"]
    assert ask(home, "SELECT count(*) FROM records_import WHERE state = 'done'") == [(1,)]


@pytest.mark.slow
def test_kill_9_at_any_moment_loses_nothing_and_doubles_nothing(tmp_path, home):
    kill_and_compare(home, tmp_path / "large.mbox", size=3_000_000, kills=3, applications=60, padding=500)


@pytest.mark.soak
def test_kill_9_ten_times_during_2_gigabytes(tmp_path, home):
    kill_and_compare(
        home, tmp_path / "large.mbox", size=2_000_000_000, kills=10, pause=8, applications=600, padding=24_000
    )


def kill_and_compare(
    home: Path, path: Path, *, size: int, kills: int, applications: int, padding: int, pause: float = 1
) -> None:
    """Kill an import again and again, let it end, and compare with what the mailbox holds."""
    dice = random.Random(7)
    written = write_large(path, size=size, applications=applications, padding=padding)
    shown = 0
    for _ in range(kills):
        process = begin(home, "import", path)
        _wait_for_more(home, shown, process)
        time.sleep(pause * dice.random())
        process.kill()
        process.communicate()
        assert _read(home) >= shown  # what was shown as done is there
        shown = _read(home)
        assert ask(home, "PRAGMA integrity_check") == [("ok",)]
    assert onward(home, "import", path, patience=1800).returncode == 0
    assert _kept(home) == written["search"]
    assert ask(home, "SELECT count(*) FROM records_seenmail") == [(written["other"],)]
    assert ask(home, "SELECT count(*) FROM records_application") == [(applications,)]
    doubled = "SELECT mail_id FROM records_event GROUP BY mail_id, kind HAVING count(*) > 1"
    assert ask(home, doubled) == []
    assert "All is well" in onward(home, "doctor").stdout


def _wait_for_more(home: Path, shown: int, process: subprocess.Popen[str]) -> None:
    """Wait until a batch more is on record, or the process has ended."""
    deadline = time.monotonic() + 120
    while _read(home) <= shown and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)


def _read(home: Path) -> int:
    rows = ask(home, "SELECT counts FROM records_import ORDER BY id DESC LIMIT 1")
    return json.loads(str(rows[0][0])).get("read", 0) if rows else 0


def _kept(home: Path) -> int:
    return int(str(ask(home, "SELECT count(*) FROM records_mail")[0][0]))
