"""The task worker in a thread: imports run here while pages are served."""

from __future__ import annotations

import logging
import threading
import time
from pathlib import Path
from typing import Any

log = logging.getLogger("onward.worker")


class WorkerThread:
    """Runs queued tasks, one at a time. Of several processes on one data folder only one works."""

    def __init__(self, home: Path) -> None:
        self._lock_path = home / "worker.lock"
        self._stopping = threading.Event()
        self._worker: Any = None
        self._thread = threading.Thread(target=self._live, name="onward-worker", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def stop(self) -> None:
        """Ask the running task to stop at its next safe point, and wait for it a little."""
        from onward.records import tasks

        tasks.stopping.set()
        self._stopping.set()
        if self._worker is not None:
            self._worker.running = False
        self._thread.join(timeout=8)

    def _live(self) -> None:
        with open(self._lock_path, "w", encoding="ascii") as file:
            if not self._wait_for(file):
                return
            self._work()

    def _wait_for(self, file: Any) -> bool:
        while not self._stopping.is_set():
            if _locked(file):
                return True
            self._stopping.wait(2)
        return False

    def _work(self) -> None:
        from onward.records.actions.imports import revive_imports

        while not self._stopping.is_set():
            try:
                revive_imports()
                self._worker = _make_worker()
                self._worker.run()
            except Exception:  # the thread outlives one bad task; what went wrong is in the log
                log.exception("The worker stumbled and goes on.")
                time.sleep(1)


def _make_worker() -> Any:
    from django_tasks_db.management.commands.db_worker import Worker

    return Worker(
        queue_names=["default"],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="onward",
        excluded_queue_names=[],
    )


def _locked(file: Any) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows has no fcntl; one process is the rule there
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
