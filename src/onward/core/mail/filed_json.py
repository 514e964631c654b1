"""Details and evidence as plain data and back, so that a mail on file can be read as it was judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from onward.core.mail.verdict import Details, Person
from onward.core.shared.evidence import Evidence


def details_to(details: Details) -> dict[str, Any]:
    """Details as data for JSON; what is unknown is left out."""
    known = {key: value for key, value in asdict(details).items() if value not in (None, False)}
    if details.for_the_post_only is False:
        known["for_the_post_only"] = False
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in known.items()}


def details_from(data: Mapping[str, Any]) -> Details:
    """Details from what `details_to` made; keys of another version are passed over."""
    known = {key: value for key, value in data.items() if key in Details.__dataclass_fields__}
    if isinstance(known.get("person"), dict):
        known["person"] = Person(**{name: known["person"].get(name) for name in ("name", "email", "title")})
    if known.get("interview_at"):
        known["interview_at"] = datetime.fromisoformat(known["interview_at"])
    if known.get("deadline"):
        known["deadline"] = date.fromisoformat(known["deadline"])
    return Details(**known)


def evidence_to(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    """Evidence as data for JSON."""
    return [asdict(piece) for piece in evidence]


def evidence_from(data: Any) -> tuple[Evidence, ...]:
    """Evidence from what `evidence_to` made."""
    return tuple(Evidence(**piece) for piece in data or ())
