"""How quickly things start, and how much they hold: the command line, the core, the server."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.running import ONWARD, serving
from bench.table import Row, percentile, show

RUNS = 7


def main() -> None:
    rows = [
        _timed("onward --help", [*ONWARD, "--help"], 0.15),
        _timed("import of the core", [sys.executable, "-c", _IMPORT_CORE], 0.2, less=[sys.executable, "-c", "pass"]),
    ]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        with serving(home):
            pass
        starts = []
        for _ in range(3):
            with serving(home) as server:
                server.get("/")
                starts.append(server.seconds)
                held = server.memory()
        rows.append(Row("start to first answer", f"{min(starts):.2f} s", "< 1.5 s", min(starts) < 1.5))
        rows.append(Row("server memory (Pss)", f"{held:.0f} MB", "< 120 MB", held < 120))
    show("Start and memory", rows)


_IMPORT_CORE = (
    "import onward.core.mail.triage, onward.core.notes.check, onward.core.notes.draft, onward.core.plan.moves"
)


def _timed(what: str, command: list[str], budget: float, less: list[str] | None = None) -> Row:
    seconds = percentile([_once(command) for _ in range(RUNS)], 0.5)
    if less:
        seconds -= percentile([_once(less) for _ in range(RUNS)], 0.5)
    return Row(what, f"{seconds:.3f} s", f"< {budget} s", seconds < budget)


def _once(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": ""})
    return time.perf_counter() - begun
