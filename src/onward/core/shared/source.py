"""Where a figure comes from: no figure is shown to a seeker without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Who found it, when, and how far it can be trusted.

    `grade` is A (randomised or meta-analysis), B (large log or peer-reviewed observation), C (survey or
    small log) or D (advice, no study). `ours` marks our own judgement, with `basis` saying what it rests on.
    """

    who: str
    year: str
    grade: str
    ours: bool = False
    basis: str = ""

    def said(self) -> str:
        """Put the source into one line for a screen."""
        if self.ours:
            return f"Our own judgement{f', after {self.basis}' if self.basis else ''}."
        return f"{self.who}, {self.year}; grade {self.grade}{f'. {self.basis}' if self.basis else ''}."
