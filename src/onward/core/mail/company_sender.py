"""The employer in the sender: display name, a hiring system's tenant, the domain and how the mail spells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.core.companies.domains import label_of, registrable
from onward.core.companies.names import fold, squash
from onward.core.mail.company_guess import BARE, SHOWN, SPELT, TENANT, Guess, strip_team
from onward.core.mail.message import Address
from onward.core.mail.passages import Passages, parts
from onward.core.mail.person_cues import is_human, tidy_person
from onward.core.mail.reading import is_titled
from onward.core.mail.vendors import Vendor, tenant_host, vendor_of_domain

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_TENANT = re.compile(r"[a-z]+(?:-[a-z]+)*")
_NO_TENANT = frozenset(
    ("mail", "m", "email", "noreply", "no", "reply", "notification", "notifications", "us", "eu", "uk", "app")
)
_NO_TENANT |= frozenset(
    ("apps", "jobs", "job", "hire", "talent", "e", "send", "careers", "career", "karriere", "recruiting", "www")
)
_NO_TENANT |= frozenset(
    ("recruitment", "hr", "mailer", "mg", "em", "donotreply", "system", "info", "na", "de", "invite", "not")
)
_NO_TENANT |= frozenset(
    ("candidates", "candidate", "applications", "application", "support", "hello", "team", "messages", "do")
)
_NO_TENANT |= frozenset(
    ("bounce", "bounces", "autoreply", "workday", "myworkday", "notify", "alerts", "apply", "contact", "people")
)
_NO_TENANT |= frozenset(
    ("agent", "post", "postmaster", "mailout", "outbound", "automated", "static", "recruiter", "bewerbung")
)


def domain_of(sender: Address) -> str | None:
    """The employer's domain: the sender's, unless it belongs to a carrier."""
    host = sender.email.rpartition("@")[2]
    return registrable(host) if host and vendor_of_domain(host) is None else None


def from_display(sender: Address) -> Iterator[Guess]:
    """What the display name says, unless it is a person's."""
    name = sender.name.strip()
    if not name or "@" in name.split(" ")[0]:
        return
    if is_human(tidy_person(name)) and not _is_firm(name, sender):
        rest = shown_company(name) if tidy_person(name) != name else None
        if rest and rest != name and not is_human(rest):
            yield Guess(rest, SHOWN)
    elif (shown := shown_company(name)) and not is_titled(parts(shown)[-1]) and not _is_first_name(shown, sender):
        yield Guess(shown, SHOWN)


def _is_first_name(shown: str, sender: Address) -> bool:
    """'Sophie <sophie@petitnuage.example>' is somebody, not a firm."""
    return " " not in shown and squash(shown) == squash(sender.email.partition("@")[0]) and not _is_firm(shown, sender)


def _is_firm(name: str, sender: Address) -> bool:
    label = squash(label_of(registrable(sender.email) or ""))
    return bool(label) and (squash(name).startswith(label) or label.startswith(squash(name)))


def from_domain(sender: Address, passages: Passages, carried: Vendor | None) -> Iterator[Guess]:
    """What the domain says, or the tenant where a hiring system carries the mail."""
    if "@" not in sender.email:
        return
    if carried is not None:
        if carried.kind == "ats":
            yield from _from_tenant(sender.email, passages)
        return
    label = label_of(registrable(sender.email) or "")
    if len(label) < 2 or label in _NO_TENANT:
        return
    spelt = spelling(label, passages)
    yield Guess(spelt, SPELT) if spelt else Guess(_capital(label), BARE)


def _from_tenant(email: str, passages: Passages) -> Iterator[Guess]:
    local, _, host = email.partition("@")
    for label in (*tenant_host(host).split("."), *local.split("+")):
        if len(label) < 3 or any(p in _NO_TENANT for p in re.split(r"[-_.]", label)):
            continue
        if spelt := spelling(label, passages):
            yield Guess(spelt, SPELT)
        elif _TENANT.fullmatch(label):
            yield Guess(_capital(label), TENANT)


def _spelt_in(text: str, wanted: str) -> str | None:
    """The run of words that makes up a label, when one of them is capitalised."""
    words = text.split()
    found = _run_of(words, wanted)
    if found is None and not text.isascii():
        found = _run_of(_umlauts_spelt(text).split(), wanted)
    if found is None or not any(c.isupper() for c in words[found[0]]):
        return None
    return " ".join(words[found[0] : found[1]]).strip(" .,;:!?\"'()[]-–—*|")


def _run_of(words: list[str], wanted: str) -> tuple[int, int] | None:
    for start, word in enumerate(words):
        if "@" in word or (word[:1].lower() not in {wanted[0], "("} and fold(word[:1]) != wanted[0]):
            continue
        joined, end = squash(word), start + 1
        while joined and joined != wanted and wanted.startswith(joined) and end < min(start + 5, len(words)):
            joined += squash(words[end])
            end += 1
        if joined == wanted:
            return start, end
    return None


def _capital(label: str) -> str:
    return " ".join(w.capitalize() for w in re.split(r"[-_]", label) if w)


def shown_company(name: str) -> str | None:
    """The employer in a display name: without teams, carriers and the person in front."""
    name = re.sub(r"\s+(?:via|@)\s+\S.*$", lambda m: _in_brackets(m[0]), name, flags=re.I).strip()
    cut = r"\s+(?:from|at|@|bei|chez|von|de chez|\||-|–|—|·|//)\s+|\s*[(,]\s*"
    human, _, rest = re.sub(cut, "\t", name, count=1).partition("\t")
    if rest and is_human(tidy_person(human)):
        name = rest.strip(" )")
    return strip_team(name)


def spelling(label: str, passages: Passages) -> str | None:
    """How the mail itself spells the name in a domain or tenant: 'maplegrove' is 'Maple Grove'."""
    wanted = squash(label)
    if len(wanted) < 2:
        return None
    if named := _named_on_a_line(label, passages):
        return named
    for text in (passages.subject.text, passages.prose.text[-400:], passages.prose.text[:1500]):
        if text.isascii() and wanted[:3] not in text.lower():
            continue
        if found := _spelt_in(text, wanted):
            return found
    return None


def _named_on_a_line(label: str, passages: Passages) -> str | None:
    """A short last line that holds every word of a hyphened domain ('cartonnerie-lys': 'Cartonnerie du Lys')."""
    wanted = tuple(label.split("-"))
    if len(wanted) < 2:
        return None
    for line in [line for line in passages.lines if line][-5:]:
        words = parts(_umlauts_spelt(line))
        if len(words) <= len(wanted) + 3 and words[:1] == wanted[:1] and set(wanted) <= set(words):
            return strip_team(line)
    return None


def _umlauts_spelt(text: str) -> str:
    """As German domains spell umlauts: 'Söhne' is 'soehne'."""
    return text.translate(_UMLAUTS)


def _in_brackets(text: str) -> str:
    found = re.search(r"\(([^)]+)\)", text)
    return f" {found[1]}" if found else ""
