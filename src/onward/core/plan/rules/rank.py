"""What comes before what: dates of others first, then a fresh no, then what the seeker can start themselves."""

from __future__ import annotations

OFFER = 10.0
TALK_SOON = 15.0
ASSESSMENT = 20.0
THANK_AFTER_NO = 25.0
THANK_AFTER_TALK = 28.0
MAYBE_A_NO = 30.0
TALK_LATER = 38.0
COMEBACK = 40.0
FRESH_POSTING = 45.0
AFTER_TALK = 50.0
CONTACT = 55.0
TRAY = 58.0
FOLLOW_UP = 60.0
REAPPLY = 62.0
OLD_NOES = 65.0
FIND_PERSON = 70.0
OLD_POSTING = 75.0
GOAL = 80.0


def aged(base: float, days: int) -> float:
    """Move a rank a little with age, never past the next class: older ones of a kind wait behind newer ones."""
    return base + min(max(days, 0), 365) / 365
