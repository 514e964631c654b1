"""Guesses at the employer: a name, and how much speaks for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onward.core.companies.names import fold
from onward.core.companies.naming import words_of
from onward.core.mail.passages import parts
from onward.core.mail.reading import is_company

# Our own judgement: what a sentence says outright counts more than what a domain suggests; agreement counts most.
ENOUGH = 1.0
BOARD, SUBJECT, BODY, AGAIN, SIGNED, UNSIGNED = 6.0, 3.0, 2.2, 0.8, 2.0, 1.2
SHOWN, TENANT, SPELT, BARE = 2.0, 1.5, 1.8, 1.0


@dataclass(frozen=True, slots=True)
class Guess:
    """A name and how much speaks for it."""

    name: str
    weight: float


def strip_team(name: str) -> str | None:
    """A name without the words of hiring teams at its ends ('Acme Hiring Team' is Acme)."""
    words = re.sub(r"[()\[\]|]", " ", name).split()
    while words and _is_team_word(words[-1]):
        words.pop()
    while words and _is_team_word(words[0]):
        words.pop(0)
    left = " ".join(words).strip(" -–—&,:")
    return left if left and is_company(left) else None


def _is_team_word(word: str) -> bool:
    return fold(word).strip(".,:'-–—") in words_of("team") or not parts(word)
