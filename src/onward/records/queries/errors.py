"""What a read can answer instead of a value."""

from __future__ import annotations


class NotFound(Exception):
    """There is no such row among the seeker's own."""
