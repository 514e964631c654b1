"""`onward triage`: one line a mail, every key always there, one clear line for wrong input."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onward.cli.triage import triage

NO = (
    b"From: HR <hr@firm.example>\n"
    b"To: alice@marin.example\n"
    b"Subject: Your application as Analyst\n"
    b"Date: Mon, 4 May 2026 10:00:00 +0200\n"
    b"Message-ID: <1@firm.example>\n"
    b"\n"
    b"Thank you for applying. We have decided to move forward with other candidates for the role.\n"
)
HELLO = (
    b"From: Charlie <charlie@voss.example>\n"
    b"Subject: Caf\xc3\xa9?\n"
    b"Message-ID: <2@voss.example>\n"
    b"\n"
    b"Will you come for lunch on Sunday?\n"
)
KEYS = [
    "file", "position", "message_id", "date", "subject", "from", "language", "kind", "confidence", "review",
    "company", "role", "person", "vendor", "evidence", "problems",
]  # fmt: skip


def run(*args: object) -> Result:
    return CliRunner().invoke(triage, [str(arg) for arg in args])


@pytest.fixture
def box(tmp_path: Path) -> Path:
    path = tmp_path / "mails.mbox"
    path.write_bytes(b"From a Mon May  4 10:00:00 2026\n" + NO + b"\nFrom b Mon May  4 11:00:00 2026\n" + HELLO)
    return path


def test_it_prints_one_object_a_mail_in_order(box: Path) -> None:
    lines = run("--json", box).output.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [list(row) for row in rows] == [KEYS, KEYS]
    assert [row["position"] for row in rows] == [0, 1]
    assert [row["kind"] for row in rows] == ["rejection", "unrelated"]
    assert all(line.isascii() for line in lines)


def test_each_file_counts_from_nought(tmp_path: Path, box: Path) -> None:
    single = tmp_path / "one.eml"
    single.write_bytes(NO)
    rows = [json.loads(line) for line in run("--json", tmp_path).output.splitlines()]
    assert [(row["file"].rpartition("/")[2], row["position"]) for row in rows] == [
        ("mails.mbox", 0),
        ("mails.mbox", 1),
        ("one.eml", 0),
    ]


def test_the_plain_output_says_it_in_words(box: Path) -> None:
    output = run(box).output
    assert "2026-05-04  a no" in output
    assert "other candidates" in output
    assert "not about the search" in output


@pytest.mark.parametrize("name", ["absent.mbox", "empty.mbox", "picture.png"])
def test_a_wrong_file_is_one_line_and_exit_2(tmp_path: Path, name: str) -> None:
    if name != "absent.mbox":
        (tmp_path / name).write_bytes(b"" if name == "empty.mbox" else b"\x89PNG\r\n\x1a\n\0\0")
    result = run("--json", tmp_path / name)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""


def test_it_needs_no_django_and_no_records() -> None:
    code = (
        "import sys, onward.cli.triage\n"
        "sys.exit(any(m == 'django' or m.startswith('onward.records') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
