"""The group of commands: quick help, one line for bad input, never a traceback."""

from __future__ import annotations

import subprocess
import sys
import time

import click
import pytest

from onward import __version__
from onward.cli import main as room
from onward.cli.main import COMMANDS, main
from onward.records.actions.errors import Refused
from tests.cli.running import onward


def run(*args: str, **more: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(args), prog_name="onward", **more)
    return int(ended.value.code or 0)


@pytest.fixture
def failing(monkeypatch):
    """A command that raises what it is given."""

    def _failing(error: BaseException) -> None:
        def fail() -> None:
            raise error

        monkeypatch.setattr(main, "get_command", lambda ctx, name: click.Command(name, callback=fail))

    return _failing


def test_help_names_every_command_without_loading_any(capsys):
    assert run("--help") == 0
    shown = capsys.readouterr().out
    assert all(f"  {name} " in shown for name in COMMANDS)


def test_help_loads_neither_django_nor_the_records():
    script = (
        "import sys\nfrom onward.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('django', 'numpy') or m.startswith('onward.records')]\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.slow
def test_help_answers_at_once(tmp_path):
    def take() -> float:
        began = time.perf_counter()
        onward(tmp_path, "--help")
        return time.perf_counter() - began

    assert min(take() for _ in range(3)) < 0.6  # `make bench` holds it to 0.15 s on a quiet machine


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_has_its_line_of_help_in_one_sentence(name):
    assert COMMANDS[name][1].endswith(".")
    assert len(COMMANDS[name][1]) < 80


def test_a_command_whose_module_is_missing_breaks_no_other(capsys, monkeypatch):
    monkeypatch.setitem(COMMANDS, "demo", ("onward.cli.nowhere:demo", "Gone."))
    assert run("--help") == 0
    assert run("demo") == 2
    assert "without the command" in capsys.readouterr().err


@pytest.mark.parametrize("args", [[], ["--no-browser"], ["--port", "0", "--no-browser"]])
def test_without_a_command_it_serves(monkeypatch, args):
    called = []

    class House:
        def serve(self, **given: object) -> None:
            called.append(given)

    assert run(*args, obj=House()) == 0
    assert called


def test_it_says_its_version(capsys):
    assert run("--version") == 0
    assert capsys.readouterr().out.strip() == f"onward {__version__}"


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (Refused("That is not a mailbox."), 2, "That is not a mailbox."),
        (click.UsageError("no such thing"), 2, "no such thing"),
        (FileNotFoundError(2, "No such file or directory", "a.mbox"), 2, "a.mbox: No such file or directory"),
        (PermissionError(13, "Permission denied", "/root"), 2, "Permission denied"),
        (ZeroDivisionError("division by zero"), 1, "fault in Onward"),
        (KeyboardInterrupt(), 130, "stopped"),
    ],
)
def test_whatever_goes_wrong_is_one_plain_line(capsys, failing, error, code, words):
    failing(error)
    assert run("doctor") == code
    shown = capsys.readouterr().err
    assert words in shown
    assert len(shown.strip().splitlines()) == 1
    assert "Traceback" not in shown


def test_errors_of_the_house_are_bad_input(capsys, failing):
    from onward.project.env import WrongSetting
    from onward.project.start import CannotStart

    for error in (WrongSetting("ONWARD_DEBUG takes yes or no."), CannotStart("The data folder is gone.")):
        failing(error)
        assert run("doctor") == 2
        assert str(error) in capsys.readouterr().err


def test_a_fault_shows_itself_when_asked(failing, monkeypatch):
    monkeypatch.setenv("ONWARD_DEBUG", "1")
    failing(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        main(["doctor"])


def test_an_unknown_command_is_one_line(capsys):
    assert run("frobnicate") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_wrong_setting_is_one_line_from_the_outside(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    ended = onward(tmp_path / "file", "doctor")
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1


def test_the_room_exports_its_group():
    assert isinstance(room.main, room.Commands)
