"""`onward doctor`: look the data over and mend what can be mended."""

from __future__ import annotations

import click

from onward.cli.ready import ready


@click.command()
def doctor() -> None:
    """Check the database, derive anew what can be derived, clear what was left behind."""
    at_home = ready()
    from onward.records.actions.doctor import mend

    found = mend(by=at_home.seeker)
    for sentence in found:
        click.echo(sentence)
    if not found:
        click.echo("All is well.")
