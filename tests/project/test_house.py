"""The rules of the house that a linter of imports cannot see."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "onward"
CORE = sorted((SRC / "core").rglob("*.py"))
CLOCKS = {"today", "now", "utcnow", "time", "monotonic"}
FORBIDDEN = {"urllib.request", "random", "secrets", "time", "shutil", "tempfile", "pathlib", "os", "io"}


def calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            yield node.func.value.id, node.func.attr


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(SRC)))
def test_the_core_looks_at_no_clock_disk_or_dice(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not {(name, verb) for name, verb in calls(tree) if name in {"date", "datetime", "time"} and verb in CLOCKS}
    assert not {name for name in imported(tree) if name in FORBIDDEN}
    assert not any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
        for node in ast.walk(tree)
    )


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: str(path.relative_to(SRC)))
def test_every_file_says_what_room_it_is_and_stays_small(path):
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)) or "migrations" in path.parts or not text
    assert len(text.splitlines()) <= 400 or "migrations" in path.parts


@pytest.mark.parametrize("command", [["triage", "--help"], ["note", "check", "--help"], ["--help"]])
def test_pure_commands_load_neither_django_nor_the_records(command):
    asked = (
        "import sys; sys.argv = ['onward', *sys.argv[1:]]\n"
        "from onward.project.command import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if name.split('.')[0] == 'django' or name.startswith('onward.records')])"
    )
    answer = subprocess.run([sys.executable, "-c", asked, *command], capture_output=True, text=True, check=True)
    assert answer.stdout.strip().endswith("[]")
