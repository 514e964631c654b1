"""A real server process on a data folder, to measure from outside."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ONWARD = [sys.executable, "-c", "from onward.project.command import main; main()"]


class Server:
    """A running Onward and the key to it."""

    def __init__(self, home: Path) -> None:
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [*ONWARD, "serve", "--no-browser", "--port", "0"],
            env={**os.environ, "ONWARD_HOME": str(home)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        found = re.search(r"127\.0\.0\.1:(\d+)/\?token=(\S+)", self.process.stdout.readline())
        assert found, "the server did not start"
        self.port, self.token = int(found[1]), found[2]
        self.seconds = time.perf_counter() - begun
        self.line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def get(self, path: str) -> tuple[int, bytes, float]:
        """Ask for a page: status, the bytes on the wire, seconds."""
        headers = {"Cookie": f"onward-{self.port}={self.token}", "Accept-Encoding": "gzip"}
        begun = time.perf_counter()
        self.line.request("GET", path, headers=headers)
        answer = self.line.getresponse()
        body = answer.read()
        return answer.status, body, time.perf_counter() - begun

    def memory(self) -> float:
        """Say how many MB the process holds (proportional share where the system tells)."""
        for name in ("smaps_rollup", "status"):
            try:
                text = Path(f"/proc/{self.process.pid}/{name}").read_text(encoding="ascii")
            except OSError:
                continue
            found = re.search(r"(?:Pss|VmRSS):\s+(\d+) kB", text)
            if found:
                return int(found[1]) / 1024
        return float("nan")


@contextmanager
def serving(home: Path) -> Iterator[Server]:
    """Run a server on a data folder for the length of the block."""
    server = Server(home)
    try:
        yield server
    finally:
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(timeout=30)
