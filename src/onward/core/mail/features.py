"""Features of a mail for the small text model: its signs and cues, and hashed words.

Words enter by their hash only, so the weights hold no readable word of any mail.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from onward.core.mail.cues import Cues
from onward.core.mail.rules import Opinion, job_share
from onward.core.mail.signs import Reading

WORDS = 150  # how many words of a body are looked at
_CUES = ("ats", "board", "noise", "people", "letter", "bulk", "calendar", "thread", "personal")
_DIGITS = re.compile(r"\d+")


def sign_features(reading: Reading, cues: Cues, opinion: Opinion | None) -> list[str]:
    """Named features: how often each topic was signalled, where, what the rules think, who sent it."""
    counts: dict[str, set[int]] = {}
    for sign in reading.signs:
        if sign.strength == "farewell":
            continue  # only the rules know what good wishes mean
        counts.setdefault(f"{sign.topic}.{sign.strength}", set()).add(sign.sentence)
        if sign.where == "subject":
            counts.setdefault(f"subject.{sign.topic}.{sign.strength}", set()).add(-1)
    found = [f"{name}>{at}" for name, places in counts.items() for at in (0, 1, 3) if len(places) > at]
    if opinion:
        found += [f"rules.{opinion.kind}", f"rules.{opinion.kind}.{opinion.strength}"]
    else:
        found.append("rules.none")
    found += _share(job_share(reading, cues))
    found += [name for name in _CUES if getattr(cues, name)]
    found += [f"longer>{at}" for at in (15, 40, 100, 200, 400) if len(reading.body) > at]
    return found


def _share(share: float) -> list[str]:
    return [f"share>{at}" for at in (-2, 0, 1, 3) if share > at]


def word_features(reading: Reading) -> set[int]:
    """Hashes of the words and pairs of words of the subject and of the first WORDS of the body."""
    found: set[int] = set()
    _add_hashes(found, 0x51ED270B, reading.subject[:40])
    _add_hashes(found, 0x2545F491, reading.body[:WORDS])
    return found


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    return crc32((word if word.isalpha() else _DIGITS.sub("0", word)).encode())


def _add_hashes(found: set[int], part: int, words: Sequence[str]) -> None:
    """A hash for each word and one for each pair; `part` keeps those of the subject apart."""
    before = part
    for word in words:
        alone = _hash(word) ^ part
        found.add(alone)
        found.add((before * 0x9E3779B1 + alone) & 0xFFFFFFFF)
        before = alone
