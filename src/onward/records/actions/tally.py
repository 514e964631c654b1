"""What an import counts and which problems it names."""

from __future__ import annotations

from collections.abc import Iterable

from onward.records.models import Import

COUNTED = (
    "read",  # mails read
    "kept",  # of these kept, in the tray or not
    "tray",  # of the kept, those that wait for the seeker
    "unrelated",  # not about the search: only a digest stays
    "duplicate",  # on file already
    "placed",  # of the kept, those laid out so far
    "applications",  # made
    "rejections",  # noes that took effect
    "late",  # of these, so old that their Comeback opens folded
    "problems",  # all of them, also those too many to list
)
LISTED = 200


def begin(row: Import) -> None:
    """Let every count be there, also at nought."""
    row.counts = {name: row.counts.get(name, 0) for name in COUNTED}


def add(row: Import, **counts: int) -> None:
    """Count up."""
    for name, number in counts.items():
        row.counts[name] = row.counts.get(name, 0) + number


def name_problems(row: Import, sentences: Iterable[str]) -> None:
    """Take in problems: each sentence once in the list, which ends somewhere; the count goes on."""
    for sentence in sentences:
        add(row, problems=1)
        if len(row.problems) < LISTED and sentence not in row.problems:
            row.problems.append(sentence)
