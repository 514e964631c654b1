"""What a write can refuse: each with one sentence for the screen."""

from __future__ import annotations


class Refused(Exception):
    """The action was not done. `sentence` says why, in words for the seeker."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Stale(Refused):
    """The row was changed elsewhere in the meantime; nothing was overwritten."""

    def __init__(
        self, sentence: str = "This was changed elsewhere in the meantime. Reload to see how it stands."
    ) -> None:
        super().__init__(sentence)


class NotYours(Exception):
    """There is no such row among the seeker's own. Faces show it as 'not found'."""
