"""A large mbox: mails a second, peak memory, and ten kills on the way.

`make bench ARGS=import_mbox` reads 200 MB; with ONWARD_BENCH_BYTES=2000000000 it is the 2 GB of the budget.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

from bench.mailbox import write_mbox
from bench.running import ONWARD
from bench.table import Row, show

SIZE = int(os.environ.get("ONWARD_BENCH_BYTES", "200000000"))
KILLS = 10


def main() -> None:
    """Import once undisturbed and once with kills, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.mbox"
        written = write_mbox(path, size=SIZE)
        rows = _undisturbed(Path(folder) / "calm", path, written)
        rows += _killed(Path(folder) / "killed", path, written)
        rows += _only_kept(Path(folder) / "kept", Path(folder) / "kept.mbox")
    show(f"An mbox of {SIZE / 1_000_000:,.0f} MB", rows)


def _undisturbed(home: Path, path: Path, written: dict[str, int]) -> list[Row]:
    seconds = _import(home, path)
    mails = written["search"] + written["other"]
    # The largest of all children so far: this import is the largest.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        Row("mails in it, about the search", f"{mails:,} / {written['search']:,}"),
        Row("mails a second, from start to end", f"{mails / seconds:,.0f}", "> 500", mails / seconds > 500),
        Row("MB a second", f"{SIZE / seconds / 1_000_000:,.0f}"),
        Row("peak memory", f"{peak:,.0f} MB", "< 300 MB", peak < 300),
        Row("kept", f"{_count(home, 'mail'):,}", f"{written['search']:,}", _count(home, "mail") == written["search"]),
    ]


def _killed(home: Path, path: Path, written: dict[str, int]) -> list[Row]:
    """Kill the import again and again, let it end, and count."""
    dice, lost, kills = random.Random(3), 0, 0
    _run(home, "doctor")
    shown = 0
    for _ in range(KILLS):
        process = subprocess.Popen([*ONWARD, "import", str(path)], env=_environment(home), stdout=subprocess.DEVNULL)
        while _read(home) <= shown and process.poll() is None:
            time.sleep(0.05)
        time.sleep(dice.random())
        kills += process.poll() is None
        process.kill()
        process.wait()
        lost += max(0, shown - _read(home))
        shown = _read(home)
    _import(home, path)
    same = _count(home, "mail") == written["search"] and _count(home, "seenmail") == written["other"]
    return [
        Row("kill -9 on the way", f"{kills} times"),
        Row("shown as done and lost", str(lost), "0", lost == 0),
        Row("every mail once in the end", "yes" if same else "no", "yes", same),
    ]


def _only_kept(home: Path, path: Path) -> list[Row]:
    """A mailbox of nothing but the search: the slowest kind of mail a byte."""
    written = write_mbox(path, size=1, applications=2_000)
    seconds = _import(home, path)
    return [
        Row(
            "mails a second, all of them kept",
            f"{written['search'] / seconds:,.0f}",
            "> 200",
            written["search"] / seconds > 200,
        )
    ]


def _import(home: Path, path: Path) -> float:
    _run(home, "doctor")
    began = time.perf_counter()
    _run(home, "import", str(path))
    return time.perf_counter() - began


def _run(home: Path, *words: str) -> None:
    subprocess.run([*ONWARD, *words], env=_environment(home), stdout=subprocess.DEVNULL, check=True)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "ONWARD_HOME": str(home)}


def _read(home: Path) -> int:
    with closing(sqlite3.connect(home / "onward.sqlite3")) as db:
        row = db.execute("SELECT counts FROM records_import ORDER BY id DESC LIMIT 1").fetchone()
    return int(json.loads(row[0]).get("read", 0)) if row else 0


def _count(home: Path, table: str) -> int:
    with closing(sqlite3.connect(home / "onward.sqlite3")) as db:
        return int(db.execute(f"SELECT count(*) FROM records_{table}").fetchone()[0])
