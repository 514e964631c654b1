"""The local door: a token for each start, as Jupyter has, and the one seeker behind it.

Whoever holds the address that `onward serve` prints gets a cookie; no other site and no other account on
the machine can make one up. A request that names another host is refused before anything is looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from onward.project import clock
from onward.records.actions.account import local_user

Respond = Callable[[HttpRequest], HttpResponse]
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
CLOSED = (
    "Onward is running, but this window has no key to it. "
    "Open the address that Onward printed when it started (it ends in ?token=…)."
)


class LocalDoor:
    """Let in only who holds this start's token, and only under a local name."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Check host, then token, then pass on."""
        if not _local_host(request):
            return _plain("This is not an address of Onward.", 400)
        if _foreign_post(request):
            return _plain("Another site may not act for you.", 403)
        offered = request.GET.get("token")
        if offered is not None and _is_token(offered):
            return _let_in(request, offered)
        if _is_token(request.COOKIES.get(_cookie(request), "")):
            return self.respond(request)
        return _plain(CLOSED, 403)


class LocalSeeker:
    """Put the one local seeker and today's date on every request."""

    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name the seeker, work in their zone."""
        user = local_user()
        zone = clock.zone_of(user.timezone)
        request.user = user
        request.today = clock.today(user.timezone)  # type: ignore[attr-defined]
        with timezone.override(zone):
            return self.respond(request)


def _local_host(request: HttpRequest) -> bool:
    host = request.META.get("HTTP_HOST", "")
    name = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
    return name.lower() in HOSTS


def _foreign_post(request: HttpRequest) -> bool:
    return request.method not in {"GET", "HEAD"} and request.headers.get("Sec-Fetch-Site") == "cross-site"


def _is_token(offered: str) -> bool:
    return bool(offered) and compare_digest(offered.encode(), settings.LOCAL_TOKEN.encode())


def _cookie(request: HttpRequest) -> str:
    """Name the cookie by port: cookies of one host are shared by all of its ports."""
    return f"onward-{request.META.get('SERVER_PORT', '0')}"


def _let_in(request: HttpRequest, token: str) -> HttpResponse:
    rest = [(key, value) for key, values in request.GET.lists() for value in values if key != "token"]
    answer = HttpResponseRedirect(request.path + (f"?{urlencode(rest)}" if rest else ""))
    answer.set_cookie(_cookie(request), token, httponly=True, samesite="Strict")
    answer["Cache-Control"] = "no-store"
    return answer


def _plain(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence + "\n", status=status, content_type="text/plain; charset=utf-8")
