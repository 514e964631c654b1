"""The settings under test: the real ones, on a data folder that goes away with the run."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="onward-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
# Before the settings are read: no test may ever touch the data of whoever runs it.
os.environ["ONWARD_HOME"] = _home

from onward.project.settings import *  # noqa: E402, F403
