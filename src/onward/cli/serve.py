"""`onward serve`: start the app on this machine and open it in the browser."""

from __future__ import annotations

import click

from onward.cli.house import house


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8765,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes a free one.",
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
def serve(port: int, no_browser: bool) -> None:
    """Start Onward on this machine."""
    house().serve(port=port, browser=not no_browser, say=click.echo)
