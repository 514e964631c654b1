"""`onward demo`: an invented search to look around in, in a folder of its own."""

from __future__ import annotations

import click

from onward.cli.house import house


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8766,
    show_default=True,
    help="The port on 127.0.0.1; 0 takes a free one.",
)
@click.option("--no-browser", is_flag=True, help="Print the address only.")
@click.option("--fresh", is_flag=True, help="Begin the invented search anew.")
def demo(port: int, no_browser: bool, fresh: bool) -> None:
    """Start Onward on an invented search."""
    here = house()
    folder = here.demo_home()
    if fresh:
        for path in folder.glob("onward.sqlite3*"):
            path.unlink()
    here.prepare()
    from onward.records.actions.account import local_user
    from onward.records.actions.demo import fill_demo
    from onward.records.queries.account import has_anything

    user = local_user()
    if not has_anything(user):
        click.echo("Laying out the invented search …")
        fill_demo(by=user, today=here.today(), folder=folder)
    here.serve(port=port, browser=not no_browser, say=click.echo)
