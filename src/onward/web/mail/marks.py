"""The text of a mail, cut into stretches, with those marked that a verdict rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onward.core.shared.evidence import Evidence

LONGEST = 40_000  # characters shown at once; longer mails are quoted history, and the rest is one click off


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words; `says` is what they tell, empty for words that tell nothing."""

    text: str
    says: str = ""


def mark(text: str, evidence: Iterable[Evidence], where: str) -> tuple[Stretch, ...]:
    """Cut a text at its evidence. Stretches that overlap become one, which says what each says."""
    stretches: list[Stretch] = []
    at = 0
    for found in sorted((e for e in evidence if e.where == where), key=lambda e: (e.start, e.end)):
        start, end = max(found.start, at, 0), min(found.end, len(text))
        if start >= end:
            continue
        if max(found.start, 0) < at:
            stretches[-1] = _longer(stretches[-1], text[start:end], found.says)
        else:
            stretches += [Stretch(text[at:start]), Stretch(text[start:end], found.says)]
        at = end
    stretches.append(Stretch(text[at:]))
    return tuple(stretch for stretch in stretches if stretch.text)


def _longer(before: Stretch, text: str, says: str) -> Stretch:
    both = before.says if says in before.says.split("; ") else f"{before.says}; {says}"
    return Stretch(before.text + text, both)
