"""What is on record for one note: names, dates, what was talked about, what the seeker can show."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Facts:
    """Everything a draft may use and a check may compare with; None or empty means 'not on record'.

    ``facts`` are free phrases about the talk or the company ('how the team replays late events'),
    ``proofs`` are free phrases about what the seeker has done ('cut the nightly run to forty minutes').
    ``opening`` and ``sign_off`` are the seeker's own words, kept from notes they edited before.
    """

    company: str | None = None
    role: str | None = None
    person: str | None = None
    sender: str | None = None
    facts: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    applied_on: date | None = None
    interviewed_on: date | None = None
    person_title: str | None = None
    thread_subject: str | None = None
    stage_reached: str | None = None
    opening: str | None = None
    sign_off: str | None = None
