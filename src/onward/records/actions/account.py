"""The local user and their profile."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.db import transaction

from onward.core.shared.by import Seeker
from onward.records.actions.errors import Refused
from onward.records.actions.journal import change
from onward.records.actions.words import address, line
from onward.records.models import User

LOCAL = "local"
MOST_ADDRESSES = 50


def local_user() -> User:
    """The one user of a local Onward, made on the first call. Nobody can log in as it."""
    # Read first, without a transaction: every page asks, and a page must not wait for an import's write.
    found = User.objects.filter(username=LOCAL).first()
    if found:
        return found
    with transaction.atomic():
        found = User.objects.filter(username=LOCAL).first()
        return found or User.objects.create_user(username=LOCAL)


def save_profile(*, by: Seeker, name: str, addresses: list[str], timezone: str) -> None:
    """Keep the name that signs notes, the seeker's own mail addresses and the time zone ('' = the machine's)."""
    if timezone and timezone not in available_timezones():
        raise Refused(f"'{timezone[:60]}' is not a time zone; one looks like Europe/Berlin.")
    user = User.objects.get(pk=by.pk)
    with change(by=by, verb="profile", says="Saved your profile.") as journal:
        journal.before(user)
        user.name = line(name, "your name", most=200)
        user.addresses = list(dict.fromkeys(filter(None, map(address, addresses))))[:MOST_ADDRESSES]
        user.timezone = timezone
        user.save(update_fields=["name", "addresses", "timezone"])
