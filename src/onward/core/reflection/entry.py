"""A reflection: four short questions after a no, their words, one lesson."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReflectionNow:
    """What was learnt from one rejection. `their_words` is verbatim, kept apart from the seeker's own view."""

    id: int
    application_id: int
    went_well: str = ""
    prepared: str = ""
    rapport: str = ""
    try_next: str = ""
    their_words: str = ""
    lesson: str = ""

    @property
    def empty(self) -> bool:
        """Tell whether nothing was written down yet."""
        mine = (self.went_well, self.prepared, self.rapport, self.try_next, self.their_words, self.lesson)
        return not any(part.strip() for part in mine)
