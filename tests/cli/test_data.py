"""The seeker's data is the seeker's: export and back, backup and restore, erase, doctor."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.cast import TODAY
from tests.cli.running import onward
from tests.mailbox import letter, write_mbox


@pytest.fixture(scope="module")
def full_home(ready_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one application and its no."""
    folder = tmp_path_factory.mktemp("full")
    home = Path(shutil.copytree(ready_home, folder / "home"))
    box = write_mbox(
        folder / "box.mbox",
        letter("confirmation", "Nordlicht", "=Buyer", TODAY),
        letter("rejection", "Nordlicht", "=Buyer", TODAY),
        letter("unrelated", on=TODAY),
    )
    assert onward(home, "import", box).returncode == 0
    return home


@pytest.fixture
def home(tmp_path: Path, full_home: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(full_home, tmp_path / "home"))


@pytest.fixture
def other(tmp_path: Path, ready_home: Path) -> Path:
    """Another data folder, with an empty database."""
    return Path(shutil.copytree(ready_home, tmp_path / "other"))


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "onward.sqlite3")) as db:
        return db.execute(query).fetchall()


def dump(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the seeker's tables that an export carries."""
    tables = ("company", "application", "mail", "event", "comeback", "seenmail", "search", "goal")
    return {name: _rows(home, f"records_{name}") for name in tables}


def _rows(home: Path, table: str) -> list[tuple[object, ...]]:
    """Every column but the import that made the row: an export comes back by an import of its own."""
    columns = [str(row[1]) for row in ask(home, f"PRAGMA table_info({table})") if row[1] != "made_by_id"]
    quoted = ", ".join(f'"{name}"' for name in columns)
    return ask(home, f"SELECT {quoted} FROM {table} ORDER BY id")


def test_an_export_puts_everything_back_with_its_ids(home, other, tmp_path):
    target = tmp_path / "all.zip"
    assert onward(home, "export", target).returncode == 0
    assert onward(other, "import", target).returncode == 0
    assert dump(other) == dump(home)


def test_an_export_again_adds_nothing(home, tmp_path):
    target = tmp_path / "all.zip"
    onward(home, "export", target)
    before = dump(home)
    ended = onward(home, "import", target)
    assert ended.returncode == 0
    assert dump(home) == before


def test_an_export_joins_what_another_folder_holds(home, other, tmp_path):
    target = tmp_path / "all.zip"
    onward(home, "export", target)
    box = write_mbox(tmp_path / "b.mbox", letter("confirmation", "Seewind", "Nurse", TODAY))
    onward(other, "import", box)
    assert onward(other, "import", target).returncode == 0
    rows = ask(
        other,
        "SELECT c.name, a.stage, (SELECT count(*) FROM records_mail m WHERE m.application_id = a.id) "
        "FROM records_application a JOIN records_company c ON c.id = a.company_id ORDER BY c.name",
    )
    assert rows == [("Nordlicht", "rejected", 2), ("Seewind", "applied", 1)]
    assert onward(other, "doctor").stdout == "All is well.\n"
    onward(other, "import", target)
    assert ask(other, "SELECT count(*) FROM records_application") == [(2,)]


def test_no_cell_of_the_table_is_a_formula(home, tmp_path):
    onward(home, "export", tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        text = archive.read("applications.csv").decode("utf-8-sig")
    roles = [row["role"] for row in csv.DictReader(io.StringIO(text))]
    assert roles
    assert not any(role.startswith(("=", "+", "-", "@")) for role in roles)


def test_html_in_an_export_is_cleaned_again(home, other, tmp_path):
    source, target = tmp_path / "all.zip", tmp_path / "bad.zip"
    onward(home, "export", source)
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(target, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            if name == "mails.jsonl":
                rows = [json.loads(line) | {"html": "<b>x</b><script>1</script>"} for line in data.splitlines()]
                data = b"\n".join(json.dumps(row).encode() for row in rows)
            bad.writestr(name, data)
    onward(other, "import", target)
    assert ask(other, "SELECT DISTINCT html FROM records_mail") == [("<b>x</b>",)]


def test_a_row_that_makes_no_sense_is_named_and_the_rest_is_read(home, other, tmp_path):
    source, target = tmp_path / "all.zip", tmp_path / "bad.zip"
    onward(home, "export", source)
    with zipfile.ZipFile(source) as good, zipfile.ZipFile(target, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, b'{"id": "x"}\nnonsense\n' + data if name == "companies.jsonl" else data)
    ended = onward(other, "import", "--json", target)
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["counts"]["problems"] == 2
    assert ask(other, "SELECT count(*) FROM records_application") == [(1,)]


def test_an_export_of_a_newer_onward_is_refused(home, tmp_path):
    target = tmp_path / "new.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("onward-export.json", '{"form": 99}')
    ended = onward(home, "import", target)
    assert "newer Onward" in ended.stdout + ended.stderr


def test_an_export_overwrites_no_other_file(home, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    ended = onward(home, "export", tmp_path / "letter.txt")
    assert ended.returncode == 2
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_backup_comes_back_and_what_was_there_is_kept(home, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    assert onward(home, "backup", copy).returncode == 0
    before = dump(home)
    onward(home, "import", write_mbox(tmp_path / "b.mbox", letter("confirmation", "Seewind", on=TODAY)))
    ended = onward(home, "restore", copy)
    assert ended.returncode == 0, ended.stderr
    assert dump(home) == before
    kept = list((home / "backups").glob("before-restore-*.sqlite3"))
    assert len(kept) == 1
    with closing(sqlite3.connect(kept[0])) as db:
        assert db.execute("SELECT count(*) FROM records_application").fetchone() == (2,)


def test_a_backup_puts_right_a_damaged_database(home, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    onward(home, "backup", copy)
    before = dump(home)
    for path in home.glob("onward.sqlite3*"):
        path.write_bytes(b"not a database at all" * 500)
    assert onward(home, "doctor").returncode == 2
    assert onward(home, "restore", copy).returncode == 0
    assert dump(home) == before


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + bytes(84)])
def test_what_is_no_backup_is_refused_and_nothing_is_changed(home, tmp_path, content):
    (tmp_path / "x.sqlite3").write_bytes(content)
    before = dump(home)
    ended = onward(home, "restore", tmp_path / "x.sqlite3")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1
    assert dump(home) == before


def test_a_backup_of_a_newer_onward_is_refused(home, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    onward(home, "backup", copy)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('records', '9999_later', '2030-01-01')")
        db.commit()
    ended = onward(home, "restore", copy)
    assert ended.returncode == 2
    assert "newer" in ended.stderr


def test_erase_removes_what_onward_made_and_nothing_else(home):
    (home / "mine.txt").write_text("keep me")
    (home / "backups").mkdir()
    (home / "backups" / "my-own.sqlite3").write_text("keep me too")
    (home / "backups" / "before-update-20260101-000000.sqlite3").write_text("made by Onward")
    ended = onward(home, "erase", "--yes")
    assert ended.returncode == 0
    left = sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())
    assert left == ["backups/my-own.sqlite3", "mine.txt"]


def test_erase_waits_until_onward_is_stopped(home):
    with (home / "worker.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = onward(home, "erase", "--yes")
    assert ended.returncode == 2
    assert "Stop it first" in ended.stderr
    assert (home / "onward.sqlite3").exists()


def test_erase_asks_first(home):
    ended = onward(home, "erase")
    assert ended.returncode == 130
    assert (home / "onward.sqlite3").exists()


def test_the_doctor_derives_stages_anew_and_clears_left_uploads(home):
    with closing(sqlite3.connect(home / "onward.sqlite3")) as db:
        db.execute("UPDATE records_application SET stage = 'offer', live = 1")
        db.commit()
    (home / "uploads").mkdir(exist_ok=True)
    left = home / "uploads" / "old"
    left.write_text("x")
    os.utime(left, (0, 0))
    ended = onward(home, "doctor")
    assert ended.returncode == 0
    assert "1 applications" in ended.stdout
    assert not left.exists()
    assert ask(home, "SELECT stage FROM records_application") == [("rejected",)]
    assert onward(home, "doctor").stdout == "All is well.\n"
