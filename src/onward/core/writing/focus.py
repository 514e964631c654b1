"""Employer focus: whose words a text is made of. Advice only, never a verdict."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

THEIRS = frozenset({"you", "your", "yours", "you're", "you've", "you'd", "you'll", "team", "teams", "company"})
MINE = frozenset({"i", "me", "my", "mine", "myself", "i'm", "i've", "i'd", "i'll"})
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True)
class Focus:
    """The share of employer words among employer and own words; None when the text has neither."""

    employer_share: float | None
    why: str


def focus(text: str, names: Iterable[str] = ()) -> Focus:
    """Count their words (you, your, team, the company's name) against mine (I, me, my).

    The share is the one of the rubric (docs/method/notes.md, E6). It separates good notes from bad
    ones poorly, so it is shown as advice and decides nothing.
    """
    words = [w.replace("’", "'").lower() for w in _WORD.findall(text)]
    named = {part.lower() for name in names for part in _WORD.findall(name) if len(part) > 2}
    theirs = sum(w in THEIRS or w in named for w in words)
    mine = sum(w in MINE for w in words)
    if not theirs + mine:
        return Focus(None, "The note speaks of neither side.")
    share = theirs / (theirs + mine)
    return Focus(round(share, 3), f"{theirs} word{'' if theirs == 1 else 's'} about them, {mine} about you.")
