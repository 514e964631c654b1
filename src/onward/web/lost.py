"""What is shown where there is nothing to show: a page that is not there, and a fault of our own."""

from __future__ import annotations

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import redirect, render
from django.template.loader import render_to_string

ROOMS = {"pipeline": "pipeline:list", "people": "people:list", "notes": "notes:list", "mail": "mail:tray"}


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say that there is nothing here. Just after an undo the thing itself is gone: go to its room instead."""
    room = ROOMS.get(request.path.strip("/").split("/")[0])
    if room and request.method == "GET" and len(get_messages(request)):
        return redirect(room)
    return render(request, "404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """Say that something of ours broke, without touching anything that could break again."""
    return HttpResponseServerError(render_to_string("500.html"))
