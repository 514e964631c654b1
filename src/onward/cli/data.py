"""`onward export`, `backup`, `restore`, `erase`: the seeker's data is the seeker's."""

from __future__ import annotations

import os
from pathlib import Path

import click

from onward.cli.house import house
from onward.cli.ready import ready

FILE = click.Path(path_type=Path)


@click.command()
@click.argument("file", type=FILE)
def export(file: Path) -> None:
    """Write everything on record into FILE, a zip that `onward import` reads again."""
    at_home = ready()
    from onward.records.actions.data import export_all

    counts = export_all(by=at_home.seeker, path=file.expanduser())
    click.echo(f"Written to {file}: {counts['applications']:,} applications, {counts['mails']:,} mails and the rest.")


@click.command()
@click.argument("file", type=FILE)
def backup(file: Path) -> None:
    """Copy the database into FILE, also while Onward runs."""
    ready()
    from onward.records.actions.data import backup as copy

    size = copy(file.expanduser())
    click.echo(f"Copied to {file} ({size / 1_000_000:,.1f} MB).")


@click.command()
@click.argument("file", type=FILE)
def restore(file: Path) -> None:
    """Put the backup FILE in place of the present data; a copy of the present data is kept."""
    _set_up()
    from onward.records.actions.data import restore as put_back

    kept = put_back(file.expanduser())
    house().prepare()
    click.echo(f"Restored from {file}." + (f" What was there before lies in {kept}." if kept else ""))


@click.command()
@click.option("--yes", is_flag=True, help="Don't ask.")
def erase(yes: bool) -> None:
    """Remove all that Onward keeps on this machine: records, uploads, copies. Other files are left alone."""
    home = house().home()
    if not home.is_dir():
        click.echo(f"There is nothing: {home} does not exist.")
        return
    if not yes:
        click.confirm(f"Remove everything Onward keeps in {home}? This can't be undone", abort=True)
    _set_up()
    from onward.records.actions.data import erase as remove

    gone = remove()
    click.echo(f"Removed from {home}: {', '.join(gone)}." if gone else f"There was nothing of Onward's in {home}.")


def _set_up() -> None:
    """Set up Django without touching the database: it may be damaged, or newer, or about to go."""
    house().home().mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ["DJANGO_SETTINGS_MODULE"] = "onward.project.settings"
    import django

    django.setup()
