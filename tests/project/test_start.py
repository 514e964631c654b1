"""Before anything is served: the folder, the copy, the migrations, and a newer database left alone."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

PREPARE = "from pathlib import Path; from onward.project.start import prepare; import sys; prepare(Path(sys.argv[1]))"


def prepare(home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "ONWARD_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-c", PREPARE, str(home)], env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    assert prepare(home).returncode == 0
    return home


def test_it_makes_a_folder_that_only_its_owner_can_read(ready):
    assert stat.S_IMODE(ready.stat().st_mode) == 0o700
    for name in ("onward.sqlite3", "secret.key"):
        assert stat.S_IMODE((ready / name).stat().st_mode) == 0o600


def test_it_leaves_files_of_others_alone(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "letter.txt").write_text("mine", encoding="utf-8")
    assert prepare(home).returncode == 0
    assert (home / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_a_second_start_copies_nothing(ready):
    assert prepare(ready).returncode == 0
    assert not (ready / "backups").exists()


def test_it_copies_the_database_before_an_update(ready):
    with closing(sqlite3.connect(ready / "onward.sqlite3")) as db, db:
        db.execute("DELETE FROM django_migrations WHERE app = 'django_tasks_database' AND name LIKE '0021%'")
    prepare(ready)
    assert len(list((ready / "backups").glob("before-update-*.sqlite3"))) == 1


def test_it_refuses_a_newer_database_in_one_sentence_and_changes_nothing(ready):
    path = ready / "onward.sqlite3"
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('records', '0999_later', '2031-01-01')")
        db.commit()
        # As a backup leaves it: opening it must not even change the journal's kind.
        db.execute("PRAGMA journal_mode=DELETE")
    before = path.read_bytes()
    answer = prepare(ready)
    assert answer.returncode != 0
    assert "written by a newer Onward" in answer.stderr
    assert path.read_bytes() == before


def test_it_says_so_when_the_file_is_no_database(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "onward.sqlite3").write_bytes(b"this is a letter, not a database, " * 100)
    answer = prepare(home)
    assert "is not a database Onward can read" in answer.stderr


def test_sqlite_runs_as_it_should(ready):
    asked = (
        "from pathlib import Path; from onward.project.start import prepare; import sys; prepare(Path(sys.argv[1]));"
        "from django.db import connection; c = connection.cursor();"
        "print([c.execute(f'PRAGMA {p}').fetchone()[0] for p in"
        " ('journal_mode', 'synchronous', 'busy_timeout', 'foreign_keys')])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asked, str(ready)],
        env={**os.environ, "ONWARD_HOME": str(ready)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "['wal', 1, 20000, 1]"
