"""The group of commands. Each is loaded when it is called: `--help` stays quick, and a missing one breaks no other."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from onward import __version__

# name: (where it lies, what it does); the second is read for --help alone
COMMANDS = {
    "serve": ("onward.cli.serve:serve", "Start Onward on this machine and open it in the browser."),
    "demo": ("onward.cli.demo:demo", "The same, on an invented search in a folder of its own."),
    "import": ("onward.cli.import_:import_", "Take in mail: mbox, .eml, Maildir, Takeout; or an export of Onward's."),
    "triage": ("onward.cli.triage:triage", "Say what each mail is."),
    "note": ("onward.cli.note:note", "Check a note you wrote, or draft one."),
    "today": ("onward.cli.today:today", "What to do next, and why."),
    "export": ("onward.cli.data:export", "Write all your data into one zip."),
    "backup": ("onward.cli.data:backup", "Copy the database into one file."),
    "restore": ("onward.cli.data:restore", "Put a backup in place of the present data."),
    "doctor": ("onward.cli.doctor:doctor", "Look the data over and mend what can be mended."),
    "erase": ("onward.cli.data:erase", "Remove all that Onward keeps on this machine."),
}
BY_ITSELF = "serve"  # what `onward` does without a command
OWN_OPTIONS = frozenset({"--help", "--version"})
BAD_INPUT, FAULT, INTERRUPTED = 2, 1, 130


class Commands(click.Group):
    """Commands by name, loaded late; and one plain line instead of a traceback, whatever goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        try:
            found: click.Command = getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            if error.name != module:
                raise
            raise click.UsageError(f"this Onward was built without the command '{cmd_name}'") from None
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, says) for name, (_, says) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take options without a command as those of `serve`."""
        if not args or (args[0].startswith("-") and args[0] not in OWN_OPTIONS):
            args = [BY_ITSELF, *args]
        return super().parse_args(ctx, args)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command; on its own it ends the process, with 2 and one line for bad input."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **extra)  # type: ignore[call-overload]
        try:
            code = super().main(*args, standalone_mode=False, **extra)  # type: ignore[call-overload]
        except BaseException as error:
            code = _explain(error)
        sys.exit(code if isinstance(code, int) else 0)


@click.group(cls=Commands, name="onward")
@click.version_option(__version__, prog_name="onward", message="%(prog)s %(version)s")
def main() -> None:
    """Every no has a next move: your job search in one place, on this machine alone.

    Without a command, Onward starts and opens in the browser.
    """


def _explain(error: BaseException) -> int:
    """Say in one line on standard error what went wrong; returns the exit code."""
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else FAULT
    if isinstance(error, click.Abort | KeyboardInterrupt):
        _say("stopped")
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        # Whoever read our output has gone; a second complaint at exit would only be noise.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    sentence = _sentence(error)
    if sentence is not None:
        _say(sentence)
        return BAD_INPUT
    if os.environ.get("ONWARD_DEBUG"):
        raise error
    _say(f"a fault in Onward itself ({type(error).__name__}). With ONWARD_DEBUG=1 it shows where.")
    return FAULT


def _sentence(error: BaseException) -> str | None:
    """The sentence of an error that is the input's, the setting's or the machine's; None for a fault of ours."""
    if isinstance(error, click.ClickException):
        return error.format_message()
    known = {"Refused": "sentence", "Stale": "sentence", "WrongSetting": "", "CannotStart": ""}
    name = type(error).__name__
    if type(error).__module__.startswith("onward.") and name in known:
        return str(getattr(error, known[name])) if known[name] else str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}"
    if type(error).__module__ in ("sqlite3", "django.db.utils"):
        return f"the database can't be used: {error}"
    return None


def _say(sentence: str) -> None:
    click.echo("onward: " + " ".join(sentence.split()), err=True)
