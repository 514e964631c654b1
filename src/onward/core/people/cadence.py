"""The rhythm of a contact: when the next touch is due, counted from the last one."""

from __future__ import annotations

from datetime import date, timedelta

# Days, all our judgement (docs/method/plan.md); no study measured a best rhythm.
WARM = 30
MODERATE = 90
FIRST_OF_A_WEAK_TIE = 90
THEN_OF_A_WEAK_TIE = 180


def next_touch(strength: str, relation: str, last_touch_on: date | None, touches: int) -> date | None:
    """The day of the next touch; None where no rhythm runs.

    `last_touch_on` is the day to count from: the last touch, or the day the contact was kept when there
    was none. `touches` counts those made. A dormant tie is woken once (weak and dormant ties bring jobs:
    Rajkumar 2022, grade A; Levin 2011, grade B); after that its strength is the seeker's to change.
    """
    if last_touch_on is None:
        return None
    if relation == "rejecter":
        return last_touch_on + timedelta(days=_weak(touches))
    if strength == "dormant":
        return last_touch_on if touches == 0 else None
    days = {"warm": WARM, "moderate": MODERATE}.get(strength, _weak(touches))
    return last_touch_on + timedelta(days=days)


def _weak(touches: int) -> int:
    return FIRST_OF_A_WEAK_TIE if touches <= 1 else THEN_OF_A_WEAK_TIE
