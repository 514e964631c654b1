"""Evidence: the words a verdict rests on, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Where = Literal["subject", "body", "headers"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of words. `start` and `end` count characters in the part named by `where`.

    In the body they count in `Message.text`; in headers they count in the header's value
    and `says` names the header.
    """

    where: Where
    text: str
    start: int
    end: int
    says: str
