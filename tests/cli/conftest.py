"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import onward


@pytest.fixture(scope="session")
def ready_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database, made once: to be copied, never used."""
    home = tmp_path_factory.mktemp("ready") / "home"
    assert onward(home, "doctor").returncode == 0
    return home
