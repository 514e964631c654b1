"""The command line as a person meets it: a process of its own, on a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ONWARD = [sys.executable, "-c", "from onward.project.command import main; main()"]


def onward(home: Path, *words: str | Path, patience: float = 120) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*ONWARD, *map(str, words)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


def begin(home: Path, *words: str | Path) -> subprocess.Popen[str]:
    """Start one command and leave it running."""
    return subprocess.Popen(
        [*ONWARD, *map(str, words)], env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def environment(home: Path) -> dict[str, str]:
    """The test's environment with that data folder and a fixed day."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ONWARD_")}
    return kept | {"ONWARD_HOME": str(home), "ONWARD_TODAY": "2026-11-11"}
