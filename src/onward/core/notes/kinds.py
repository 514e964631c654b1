"""The kinds of note a seeker sends, and the rules each kind brings: read from rules/kinds/*.toml."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class NoteKind(StrEnum):
    """The kinds of CLI.md; each has one file in rules/kinds."""

    THANK_YOU = "thank_you"
    INTERVIEW_THANK_YOU = "interview_thank_you"
    FEEDBACK_REQUEST = "feedback_request"
    CHECK_IN = "check_in"
    CONNECTION_REQUEST = "connection_request"
    FOLLOW_UP = "follow_up"
    OUTREACH = "outreach"
    RECONNECT = "reconnect"
    CONGRATULATION = "congratulation"
    REFERRAL_REQUEST = "referral_request"
    WITHDRAWAL = "withdrawal"
    OFFER_ACCEPT = "offer_accept"
    OFFER_DECLINE = "offer_decline"
    OFFER_MORE_TIME = "offer_more_time"


@dataclass(frozen=True)
class Band:
    """How many words a note may have: good from ``low`` to ``high``, hopeless beyond ``floor`` and ``ceiling``."""

    floor: int
    low: int
    high: int
    ceiling: int


@dataclass(frozen=True)
class KindRules:
    """What one kind of note owes its reader, how long it may be and when it is sent."""

    kind: NoteKind
    label: str
    purpose: str
    words: Band
    owes: tuple[str, ...]
    limit_characters: int | None
    sent_when: str
    acts: tuple[str, ...]
    foreign: tuple[str, ...]
    needs_specific: bool
    needs_future: bool
    needs_thanks: bool
    asks_at_most: int
    subjects: tuple[str, ...]


@cache
def kind_rules(kind: NoteKind) -> KindRules:
    """The rules of ``kind``, read once from its file. Bands and parts: docs/method/notes.md."""
    raw = kind_data(kind)
    rules = raw["rules"]
    return KindRules(
        kind=kind,
        label=rules["label"],
        purpose=rules["purpose"],
        words=Band(**rules["words"]),
        owes=tuple(rules["owes"]),
        limit_characters=rules.get("limit_characters"),
        sent_when=rules["sent_when"],
        acts=tuple(rules["acts"]),
        foreign=tuple(rules["foreign"]),
        needs_specific=rules["needs_specific"],
        needs_future=rules["needs_future"],
        needs_thanks=rules["needs_thanks"],
        asks_at_most=rules["asks_at_most"],
        subjects=tuple(raw["draft"]["subjects"]),
    )


@cache
def kind_data(kind: NoteKind) -> dict[str, Any]:
    """The file of ``kind`` as parsed TOML: ``rules`` for the check, ``draft`` for the draft."""
    place = files("onward.core.notes") / "rules" / "kinds" / f"{kind.value}.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
