"""What the command line needs of the house it is started in. The entry point hands it in, so no face imports it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Protocol, cast

import click


class House(Protocol):
    """The running house: its data folder, its start, its server and its clock."""

    def home(self) -> Path:
        """Say where the data lies."""

    def prepare(self) -> None:
        """Make the data folder and the database ready; set up Django."""

    def serve(self, *, port: int, browser: bool, say: Callable[[str], None]) -> None:
        """Serve the pages until stopped."""

    def demo_home(self) -> Path:
        """Say where the invented search lies, and work there from now on."""

    def today(self, zone: str = "") -> date:
        """Say which day it is for the seeker."""


def house() -> House:
    """Find the house of the running command."""
    return cast(House, click.get_current_context().find_root().obj)
