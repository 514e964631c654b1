"""All addresses, by noun."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

NOUNS = ("today", "mail", "pipeline", "people", "notes", "comeback", "plan", "account")

urlpatterns: list[URLPattern | URLResolver] = [path("", include(f"onward.web.{noun}.urls")) for noun in NOUNS]
handler404 = "onward.web.lost.not_found"
handler500 = "onward.web.lost.fault"
