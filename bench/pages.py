"""Every page at 10,000 applications and 100,000 kept mails: time to the last byte, and bytes on the wire."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.running import Server, serving
from bench.table import Row, percentile, show

APPLICATIONS, MAILS = 10_000, 100_000
TIMES = 40
PAGES = (
    "/",
    "/start/",
    "/pipeline/",
    "/pipeline/?page=100",
    "/pipeline/?show=over",
    "/pipeline/add/",
    "/pipeline/5000/",
    "/mail/",
    "/mail/kept/",
    "/mail/kept/?page=1000",
    "/mail/50000/",
    "/mail/import/",
    "/mail/paste/",
    "/people/",
    "/notes/",
    "/week/",
    "/told/",
    "/comeback/late/",
    "/settings/",
    "/history/",
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        subprocess.run(
            [sys.executable, "-m", "bench.fill", str(APPLICATIONS), str(MAILS)],
            check=True,
            env={**os.environ, "ONWARD_HOME": str(home)},
        )
        with serving(home) as server:
            rows = [_page(server, path) for path in PAGES]
            rows.append(
                Row("memory after all of it (Pss)", f"{server.memory():.0f} MB", "< 120 MB", server.memory() < 120)
            )
    show(f"Pages at {APPLICATIONS:,} applications and {MAILS:,} mails, {TIMES} times each", rows)


def _page(server: Server, path: str) -> Row:
    server.get(path)
    answers = [server.get(path) for _ in range(TIMES)]
    status, body, _ = answers[0]
    seconds = [each[2] for each in answers]
    p50, p95 = percentile(seconds, 0.5) * 1000, percentile(seconds, 0.95) * 1000
    fine = status == 200 and p95 < 50 and len(body) < 150_000
    return Row(
        f"{path} ({status})", f"{p50:.0f} / {p95:.0f} ms  {len(body) / 1024:.0f} KB", "p50/p95 < 50 ms, 150 KB", fine
    )
