"""The seeker's profile."""

from __future__ import annotations

from dataclasses import dataclass

from onward.core.shared.by import Seeker
from onward.records.models import Application, Import, Mail, Search, User


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    addresses: tuple[str, ...]
    timezone: str
    search: str = ""
    target: str = ""
    paused: bool = False


def profile(by: Seeker) -> Profile:
    """Who the seeker is, and how their search is called. Two reads."""
    name, addresses, zone = User.objects.values_list("name", "addresses", "timezone").get(pk=by.pk)
    searches = Search.objects.filter(owner_id=by.pk).exclude(state=Search.State.ENDED).order_by("-id")
    search, target, state = searches.values_list("name", "target", "state").first() or ("", "", "")
    return Profile(name, tuple(addresses), zone, search, target, state == Search.State.PAUSED)


def has_anything(by: Seeker) -> bool:
    """Tell whether there is any application, mail or import; else the three doors are shown."""
    return any(model.objects.filter(owner_id=by.pk).exists() for model in (Application, Mail, Import))
