"""One process: waitress on 127.0.0.1, the task worker in a thread, and an end that finishes what is in flight."""

from __future__ import annotations

import signal
import socket
import threading
import time
import webbrowser
from collections.abc import Callable
from typing import Any

from onward.project import env, start
from onward.project.worker import WorkerThread

THREADS = 6
MOST_SENT = 64 * 1024**3  # bytes in one request: a mailbox of years is handed in whole
PATIENCE = 10.0  # seconds that a request in flight may still take
SAY = Callable[[str], None]


def serve(*, port: int, browser: bool, say: SAY) -> None:
    """Serve until SIGTERM or Ctrl-C. `say` gets the one line with the address once it answers.

    Raises start.CannotStart with one sentence when the data or the port cannot be opened.
    """
    start.prepare(env.home())
    server = _listen(port)
    worker = WorkerThread(env.home())
    stop = threading.Event()
    _stop_on_signals(stop)
    address = f"http://127.0.0.1:{server.effective_port}/?token={_token()}"
    threading.Thread(target=_announce, args=(server.effective_port, address, browser, say), daemon=True).start()
    worker.start()
    try:
        _run(server, stop)
    finally:
        worker.stop()
        _drain(server)


def _token() -> str:
    from django.conf import settings

    return str(settings.LOCAL_TOKEN)


def _listen(port: int) -> Any:
    from waitress import create_server

    from onward.project.wsgi import application

    try:
        return create_server(
            application,
            host="127.0.0.1",
            port=port,
            threads=THREADS,
            max_request_body_size=MOST_SENT,
            ident=None,
            clear_untrusted_proxy_headers=True,
        )
    except OSError as error:
        raise start.CannotStart(f"Port {port} cannot be opened: {error.strerror}. Try --port 0.") from None


def _stop_on_signals(stop: threading.Event) -> None:
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())


def _announce(port: int, address: str, browser: bool, say: SAY) -> None:
    """Ask the server for a page first: the line is printed when it truly answers."""
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
                line.sendall(b"GET /start/ HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")
                if line.recv(12).startswith(b"HTTP/1."):
                    break
        except OSError:
            time.sleep(0.05)
    say(f"Onward is at {address}")
    if browser:
        webbrowser.open(address)


def _run(server: Any, stop: threading.Event) -> None:
    from waitress import wasyncore

    while not stop.is_set():
        wasyncore.loop(timeout=0.5, map=server._map, use_poll=True, count=1)


def _drain(server: Any) -> None:
    """Take no new connection; let what is in flight finish and its answer reach the other side."""
    from waitress import wasyncore

    server.accepting = False
    server.del_channel()
    server.socket.close()
    deadline = time.monotonic() + PATIENCE
    while _busy(server) and time.monotonic() < deadline:
        wasyncore.loop(timeout=0.05, map=server._map, use_poll=True, count=1)
    server.task_dispatcher.shutdown(timeout=1)


def _busy(server: Any) -> bool:
    dispatcher = server.task_dispatcher
    if dispatcher.queue or dispatcher.active_count > 0:
        return True
    return any(channel.total_outbufs_len > 0 for channel in list(server.active_channels.values()))
