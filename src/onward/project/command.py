"""The entry point: puts the command line into its house. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path


class LocalHouse:
    """One seeker's house on this machine; each door loads what it needs when it is opened."""

    def home(self) -> Path:
        """Say where the data lies."""
        from onward.project.env import home

        return home()

    def demo_home(self) -> Path:
        """Turn to the folder of the invented search, beside the seeker's own data and never in it."""
        folder = self.home().with_name(self.home().name + "-demo")
        os.environ["ONWARD_HOME"] = str(folder)
        return folder

    def prepare(self) -> None:
        """Make the data folder and the database ready; set up Django."""
        from onward.project.start import prepare

        prepare(self.home())

    def serve(self, *, port: int, browser: bool, say: Callable[[str], None]) -> None:
        """Serve the pages until stopped."""
        from onward.project.serve import serve

        serve(port=port, browser=browser, say=say)

    def today(self, zone: str = "") -> date:
        """Say which day it is for the seeker."""
        from onward.project.clock import today

        return today(zone)


def main() -> None:
    """Run the command line."""
    from onward.cli.main import main as run

    run(obj=LocalHouse())
