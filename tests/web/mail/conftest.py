"""Mail for the mail room: written here, put on file as it would be by an import."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onward.records.models import Mail


@pytest.fixture
def put(alice):
    """Puts one mail on file."""
    count = iter(range(10**6))

    def put(subject="Your application", *, by=alice, kind="confirmation", state="tray", text="", **more):
        number = next(count)
        at = datetime(2026, 11, 9, 10, 0, number % 60, tzinfo=UTC)
        return Mail.objects.create(
            owner=by, digest=f"{number:064d}", subject=subject, kind=kind, state=state, text=text,
            from_name="Kestrel Works", from_email="jobs@kestrel.example", sent_at=at, **more,
        )  # fmt: skip

    return put
