"""Cues beside the words: who sent a mail and what its headers say about it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onward.core.mail.message import Message
from onward.core.mail.vendors import vendor_of

_AUTOMATIC_SUBJECT = re.compile(
    r"^\s*(?:(?:auto|automatic|automatische|automatisch|réponse|respuesta|risposta|resposta)[ -]?"
    r"(?:reply|response|antwort|automatique|automática|automatica)"
    r"|out of (?:the )?office|abwesenheit|abwesend|absence|absent|undeliver|delivery (?:status|failure)"
    r"|mail delivery|returned mail|failure notice|unzustellbar|non remis|échec de la remise)\b",
    re.I,
)
_DAEMON = re.compile(r"^(?:mailer-daemon|postmaster)@", re.I)


@dataclass(frozen=True, slots=True)
class Senders:
    """Domains that send no mail of a search, and words in the names of people who hire and of newsletters."""

    noise: frozenset[str]
    people: re.Pattern[str]
    letters: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands outside the text. `automatic` is the header that says so, or None."""

    ats: bool = False
    board: bool = False
    noise: bool = False
    people: bool = False
    letter: bool = False
    bulk: bool = False
    calendar: bool = False
    thread: bool = False  # the earlier mail quoted below speaks of a search: context, never a decision
    personal: bool = False  # it greets somebody by name
    automatic: tuple[str, str] | None = None


@lru_cache(maxsize=1)
def load_senders() -> Senders:
    """The lists of senders.toml."""
    book = tomllib.loads(resources.files("onward.core.mail").joinpath("senders.toml").read_text("utf-8"))
    people = re.compile(rf"(?:^|[^a-z])(?:{book['people']})(?:[^a-z]|$)", re.I)
    letters = re.compile(rf"(?:^|[^a-z])(?:{book['letters']})(?:[^a-z]|$)", re.I)
    return Senders(frozenset(book["noise"]), people, letters)


def read_cues(message: Message) -> Cues:
    """The cues of one mail: its sender's domain and name, and the headers of automatic and bulk mail."""
    senders = load_senders()
    domains = _parents(message.sender.email.rpartition("@")[2])
    headers = message.headers
    vendor = vendor_of(message.sender, headers)
    bulk = (
        "list-unsubscribe" in headers
        or "list-id" in headers
        or headers.get("precedence", "").lower() in {"bulk", "list", "junk"}
    )
    return Cues(
        ats=vendor is not None and vendor.kind == "ats",
        board=vendor is not None and vendor.kind in ("board", "social"),
        noise=not senders.noise.isdisjoint(domains),
        people=bool(senders.people.search(f"{message.sender.name} {message.sender.email}")),
        letter=bool(senders.letters.search(message.sender.email.rpartition("@")[0])),
        bulk=bulk,
        calendar=any("REQUEST" in calendar[:2000].upper() for calendar in message.calendars),
        automatic=_automatic(message),
    )


def _parents(domain: str) -> set[str]:
    """A domain and all it stands below: a.b.example is also b.example."""
    parts = domain.lower().split(".")
    return {".".join(parts[at:]) for at in range(len(parts) - 1)}


def _automatic(message: Message) -> tuple[str, str] | None:
    """The header (name, words) that shows an absence note or a failed delivery; receipts of machines are not meant."""
    if found := _AUTOMATIC_SUBJECT.search(message.subject):
        return "subject", found.group()
    if _DAEMON.search(message.sender.email):
        return "from", message.sender.email
    if message.headers.get("auto-submitted", "").lower().startswith("auto-replied"):
        return "auto-submitted", message.headers["auto-submitted"]
    if "x-autoreply" in message.headers or "x-autorespond" in message.headers:
        name = "x-autoreply" if "x-autoreply" in message.headers else "x-autorespond"
        return name, message.headers[name]
    return None
