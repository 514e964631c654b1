"""What stands around every page: the rail with its few numbers, and the toast with its Undo."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from onward.core.shared.by import Seeker
from onward.records.queries import counts, undo

JUST_NOW = timedelta(seconds=20)  # an older change is not what this click did
NEAR = 4  # rooms in the bar of a narrow screen; the rest is behind 'More'


@dataclass(frozen=True, slots=True)
class Room:
    """One door of the rail; `count` is said in words where a bare number would puzzle."""

    label: Promise | str
    url: str
    icon: str
    here: bool
    count: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """One sentence about what was just done; `change` names what Undo would take back."""

    says: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """All that base.html prints around a page."""

    home: str
    rooms: tuple[Room, ...] = ()
    below: tuple[Room, ...] = ()
    toasts: tuple[Toast, ...] = field(default=())

    @property
    def near(self) -> tuple[Room, ...]:
        """The rooms of the bar on a narrow screen."""
        return self.rooms[:NEAR]

    @property
    def far(self) -> tuple[Room, ...]:
        """The rooms behind 'More'."""
        return self.rooms[NEAR:] + self.below

    @property
    def far_here(self) -> bool:
        """Tell whether the page stands behind 'More'."""
        return any(room.here for room in self.far)


ROOMS = (
    ("today:home", "today", gettext_lazy("Today")),
    ("pipeline:list", "pipeline", gettext_lazy("Pipeline")),
    ("people:list", "people", gettext_lazy("People")),
    ("mail:tray", "mail", gettext_lazy("Mail")),
    ("notes:list", "note", gettext_lazy("Notes")),
    ("plan:goals", "plan", gettext_lazy("Week")),
)
BELOW = (
    ("mail:import", "import", gettext_lazy("Import")),
    ("account:settings", "settings", gettext_lazy("Settings")),
)
IMPORT_PAGES = frozenset({"mail:import", "mail:import_now", "mail:paste"})


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Give base.html its rail and toasts; a page without a seeker (a refusal) gets the bare house."""
    by, today = getattr(request, "user", None), getattr(request, "today", None)
    if by is None or today is None or by.pk is None:
        return {"shell": Shell(home="/")}
    said = _counts(counts.rail(by, today=today))
    return {
        "shell": Shell(
            home=address("today:home") or "/",
            rooms=_rooms(ROOMS, request, said),
            below=_rooms(BELOW, request, said),
            toasts=tuple(Toast(str(m), m.extra_tags or "") for m in messages.get_messages(request)),
        )
    }


def announce(request: HttpRequest, says: str = "") -> None:
    """Put up the toast for what was just done: its own sentence with Undo, or `says` without."""
    if says:
        messages.info(request, says)
        return
    change = undo.latest_change(_seeker(request))
    if change and change.can_undo and timezone.now() - change.at < JUST_NOW:
        messages.info(request, change.says, extra_tags=str(change.id))


def done(request: HttpRequest, to: str, *args: object) -> HttpResponseRedirect:
    """End an action: the toast with its Undo, then the page `to` (a name with `args`, or a path)."""
    announce(request)
    return redirect(to, *args)


def back(request: HttpRequest, otherwise: str) -> str:
    """Read where the form wants to return to; only to ourselves."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if safe and wanted.startswith("/") else reverse(otherwise)


def address(name: str, *args: object) -> str:
    """The address of a room, or nothing where that room is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _seeker(request: HttpRequest) -> Seeker:
    return request.user  # type: ignore[return-value]


def _counts(rail: counts.Rail) -> dict[str, str]:
    return {
        "pipeline:list": str(rail.live) if rail.live else "",
        "people:list": ngettext("%(n)d due", "%(n)d due", rail.due) % {"n": rail.due} if rail.due else "",
        "mail:tray": ngettext("%(n)d to check", "%(n)d to check", rail.tray) % {"n": rail.tray} if rail.tray else "",
        "notes:list": ngettext("%(n)d open", "%(n)d open", rail.notes_open) % {"n": rail.notes_open}
        if rail.notes_open
        else "",
        "mail:import": _("running") if rail.running_import else "",
    }


def _rooms(
    wanted: tuple[tuple[str, str, Promise], ...], request: HttpRequest, said: dict[str, str]
) -> tuple[Room, ...]:
    found = ((name, icon, label, address(name)) for name, icon, label in wanted)
    return tuple(
        Room(label, url, icon, _is_here(name, request), said.get(name, "")) for name, icon, label, url in found if url
    )


def _is_here(name: str, request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None:
        return False
    if match.view_name in IMPORT_PAGES:
        return name == "mail:import"
    room = {"comeback": "today"}.get(match.namespace, match.namespace)
    return name.partition(":")[0] == room and name not in IMPORT_PAGES
