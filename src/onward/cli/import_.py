"""`onward import`: take in mailboxes from the terminal, with progress, to be stopped and taken up again."""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from onward.cli.ready import Ready, ready

if TYPE_CHECKING:
    from onward.records.queries.imports import ImportNow

INTERRUPTED = 130


@click.command(name="import")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON for each path.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_(as_json: bool, paths: tuple[Path, ...]) -> None:
    """Take in each PATH: mbox, .eml, Maildir, folder, Takeout zip, or an export of Onward's.

    Again is harmless: what is on file already is passed over. Ctrl-C stops after the batch at hand; the same
    command goes on from there.
    """
    at_home = ready()
    refused = []
    with Interrupt() as interrupt:
        for path in paths:
            if not interrupt.asked and (sentence := _take_in(at_home, path, as_json, interrupt)):
                refused.append(sentence)
    for sentence in refused[:-1]:
        click.echo(f"onward: {sentence}", err=True)
    if refused:
        raise click.ClickException(refused[-1])
    if interrupt.asked:
        click.get_current_context().exit(INTERRUPTED)


class Interrupt:
    """The first Ctrl-C asks to stop at the next safe point; a second one breaks off, which loses a batch at most."""

    def __init__(self) -> None:
        self.asked = False
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *error: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(number, signal.default_int_handler)
        click.echo("\nStopping after this batch …", err=True)


def _take_in(at_home: Ready, path: Path, as_json: bool, interrupt: Interrupt) -> str | None:
    """Take in one path; returns the sentence with which it was refused, if it was."""
    from onward.records.actions.errors import Refused

    try:
        import_id = _begin(at_home, path)
    except Refused as refused:
        if as_json:
            click.echo(json.dumps(_refusal(path, refused.sentence)))
        return refused.sentence
    _run(at_home, import_id, interrupt, show=not as_json and sys.stderr.isatty())
    now = _now(at_home, import_id)
    click.echo(json.dumps(_as_json(path, now)) if as_json else _as_text(now))
    nothing = now.kind != "export" and not now.counts["read"] and now.problems
    return now.problems[0] if nothing else None


def _begin(at_home: Ready, path: Path) -> int:
    """The import of this path: one that was stopped in it goes on, else a new one begins."""
    from onward.records.actions.imports import resume_import, start_import
    from onward.records.queries.imports import unfinished_import

    path = path.expanduser().absolute()
    known = unfinished_import(at_home.seeker, str(path))
    if known is None:
        return start_import(by=at_home.seeker, path=path, name=path.name, kept_copy=False, enqueue=False)
    resume_import(by=at_home.seeker, import_id=known, enqueue=False)
    return known


def _run(at_home: Ready, import_id: int, interrupt: Interrupt, *, show: bool) -> None:
    from onward.records.actions.imports import run_import, stop_import

    def after_batch() -> bool:
        if show:
            _show(_now(at_home, import_id))
        if interrupt.asked:
            stop_import(by=at_home.seeker, import_id=import_id)
        return False  # it is the record that says stop, so that what was read is laid out first

    run_import(import_id, today=at_home.today, should_stop=after_batch)
    if show:
        click.echo("\r\033[K", nl=False, err=True)


def _now(at_home: Ready, import_id: int) -> ImportNow:
    from onward.records.queries.imports import import_now

    return import_now(at_home.seeker, import_id)


def _show(now: ImportNow) -> None:
    share = f"{now.share:4.0%} " if now.share is not None else ""
    counts = now.counts
    line = (
        f"{share}{counts['read']:,} read, {counts['kept']:,} about the search, {counts['applications']:,} applications"
    )
    click.echo(f"\r\033[K{line}", nl=False, err=True)


def _as_json(path: Path, now: ImportNow) -> dict[str, Any]:
    return {
        "path": str(path),
        "kind": now.kind,
        "state": now.state,
        "counts": dict(now.counts),
        "problems": list(now.problems),
    }


def _refusal(path: Path, sentence: str) -> dict[str, Any]:
    return {"path": str(path), "kind": None, "state": "refused", "counts": {}, "problems": [sentence]}


def _as_text(now: ImportNow) -> str:
    counts = now.counts
    heads = {"stopped": "stopped; the same command goes on", "failed": "broke off", "done": "done"}
    head = heads.get(now.state, "is being read by another Onward at this moment; so far")
    lines = [f"{now.name}: {head}."]
    if now.kind == "export":
        lines.append(f"  {counts['kept']:,} rows put back, {counts['duplicate']:,} were here already.")
    else:
        lines.append(
            f"  {counts['read']:,} mails read: {counts['kept']:,} about the search, {counts['unrelated']:,} not, "
            f"{counts['duplicate']:,} known already."
        )
        lines.append(
            f"  {counts['applications']:,} new applications, {counts['rejections']:,} noes "
            f"({counts['late']:,} of them long ago), {counts['tray']:,} mails wait in the tray."
        )
    lines += [f"  {problem}" for problem in now.problems[:10]]
    more = counts["problems"] - min(len(now.problems), 10)
    return "\n".join(lines + [f"  … and {more:,} more problems." for _ in range(1) if more > 0])
