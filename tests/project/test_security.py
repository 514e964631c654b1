"""The local door: who holds the token comes in, nobody else, under no other name."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def test_it_keeps_the_door_shut_without_a_token(stranger):
    answer = stranger.get("/start/")
    assert answer.status_code == 403
    assert b"no key to it" in answer.content


def test_it_keeps_static_files_behind_the_door_too(stranger):
    assert stranger.get("/static/css/base.css").status_code == 403


def test_it_refuses_a_wrong_token(stranger):
    assert stranger.get("/start/?token=guess").status_code == 403
    stranger.cookies["onward-80"] = "guess"
    assert stranger.get("/start/").status_code == 403


def test_it_turns_the_token_of_the_address_into_a_cookie(stranger, settings):
    answer = stranger.get(f"/start/?token={settings.LOCAL_TOKEN}&page=2")
    assert answer.status_code == 302
    assert answer["Location"] == "/start/?page=2"
    cookie = answer.cookies["onward-80"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert stranger.get("/start/").status_code == 200


def test_it_never_sends_the_visitor_to_another_host(stranger, settings):
    answer = stranger.get(f"//evil.example/?token={settings.LOCAL_TOKEN}")
    assert not answer.get("Location", "").startswith("//")


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[::2]"])
def test_it_answers_under_no_other_name(stranger, settings, host):
    stranger.cookies["onward-80"] = settings.LOCAL_TOKEN
    assert stranger.get("/start/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:80", "localhost:80", "[::1]:80"])
def test_it_answers_under_its_local_names(stranger, settings, host):
    stranger.cookies["onward-80"] = settings.LOCAL_TOKEN
    assert stranger.get("/start/", headers={"host": host}).status_code == 200


def test_it_lets_no_other_site_write(stranger, settings):
    stranger.cookies["onward-80"] = settings.LOCAL_TOKEN
    answer = stranger.post("/moves/answer", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_write_without_the_form_s_own_token_is_refused(settings):
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1"})
    strict.cookies["onward-80"] = settings.LOCAL_TOKEN
    assert strict.post("/moves/answer", {"move": "tray:1", "state": "done"}).status_code == 403


def test_every_page_carries_the_strict_policy(stranger, settings):
    stranger.cookies["onward-80"] = settings.LOCAL_TOKEN
    policy = stranger.get("/start/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
