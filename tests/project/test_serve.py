"""The server as a process: it says where it is, keeps its door, and ends in order."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

MAIN = "from onward.project.command import main; main()"
# A view that takes two seconds, to be in flight when the end comes.
SLOW = """
import time
from django.http import HttpResponse
from onward.project import urls
from django.urls import path
def slow(request):
    time.sleep(2)
    return HttpResponse("x" * 300_000)
urls.urlpatterns.append(path("slow/", slow))
"""


@dataclass
class Running:
    process: subprocess.Popen[str]
    port: int
    token: str

    def get(self, path: str, cookie: bool = True) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": f"onward-{self.port}={self.token}"} if cookie else {}
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        return answer.status, answer.read()


def start(home: Path, before: str = "") -> Running:
    code = "import sys; sys.argv = ['onward', 'serve', '--no-browser', '--port', '0']\n"
    if before:
        code += "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'onward.project.settings'\n"
        code += "from onward.project import env, start; start.prepare(env.home())\n" + before
    process = subprocess.Popen(
        [sys.executable, "-c", code + MAIN],
        env={**os.environ, "ONWARD_HOME": str(home)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline()
    found = re.fullmatch(r"Onward is at http://127\.0\.0\.1:(\d+)/\?token=(\S+)\n", said)
    assert found, said
    return Running(process, int(found[1]), found[2])


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    server = start(tmp_path / "home")
    yield server
    server.process.kill()
    server.process.wait()


def test_it_answers_once_it_has_said_where_it_is(running):
    status, body = running.get("/start/")
    assert status == 200
    assert b"Onward" in body
    assert running.get("/start/", cookie=False)[0] == 403


def test_it_stops_cleanly_on_sigterm(running):
    running.process.send_signal(signal.SIGTERM)
    assert running.process.wait(timeout=15) == 0


def test_each_start_has_its_own_token(running, tmp_path):
    other = start(tmp_path / "home")
    try:
        assert other.token != running.token
    finally:
        other.process.kill()
        other.process.wait()


def test_it_finishes_what_is_in_flight(tmp_path):
    server = start(tmp_path / "home", before=SLOW)
    answers: list[tuple[int, bytes]] = []
    asking = threading.Thread(target=lambda: answers.append(server.get("/slow/")))
    asking.start()
    time.sleep(0.7)
    server.process.send_signal(signal.SIGTERM)
    asking.join(timeout=20)
    assert server.process.wait(timeout=15) == 0
    assert [(status, len(body)) for status, body in answers] == [(200, 300_000)]
