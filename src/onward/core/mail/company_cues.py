"""The employer: what sentences, signature, display name, tenant and domain say, weighed against each other.

Carriers of mail (hiring systems, boards, webmail) never count. Weights are our own judgement: what a
sentence says outright counts more than what a domain suggests; agreement counts most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.companies.domains import label_of, registrable
from onward.core.companies.names import fold, loose_key, squash
from onward.core.companies.naming import words_of
from onward.core.mail.anchors import starts
from onward.core.mail.message import Address
from onward.core.mail.passages import Passages, parts
from onward.core.mail.person_cues import is_human, tidy_person
from onward.core.mail.reading import is_company, is_titled, read_name
from onward.core.mail.signature import Signature
from onward.core.mail.vendors import Vendor, tenant_host, vendor_of_domain

ENOUGH = 1.0
BOARD, SUBJECT, BODY, AGAIN, SIGNED, UNSIGNED = 6.0, 3.0, 2.2, 0.8, 2.0, 1.2
SHOWN, TENANT, SPELT, BARE = 2.0, 1.5, 1.8, 1.0

_BOARD = re.compile(
    r"""(?:\b(?:sent\sto|viewed\sby|application\sfrom|envoyée\sà|vue\spar|enviada\sa|vista\spor|inviata\sa|visualizzata\sda
      |verzonden\snaar|bekeken\sdoor|enviada\spara|visualizada\spor|visualizada\spela)\s(?P<tail>.+)$
    |\s(?:at|chez|bei|presso|bij)\s(?P<last>(?:(?!\s(?:at|chez|bei|presso|bij)\s).)+)$
    |\ban\s(?P<to>.+?)\s(?:gesendet|geschickt|weitergeleitet|übermittelt)\b|\bvon\s(?P<from>.+?)\sangesehen\b)""",
    re.X,
)
_ABOUT = re.compile(r"appl(?:y|ication|ied|ying)|bewerbung|candidature|candidatura|solicitud|sollicitatie|postul")
_SUBJECT_LINK = re.compile(
    r"\s(?:at|@|bei|chez|presso|bij)\s(?:der\s|dem\s|the\s)?"
    r"|\b(?:thank\syou,?|thanks,?|update|news|letter|hello|message)\sfrom\s(?:the\s)?"
)
_UNFORTUNATELY = frozenset(("unfortunately", "leider", "malheureusement"))
_DECIDES = frozenset(("has", "have", "is", "did", "will", "was", "decided", "hat", "a", "n'a"))
_TENANT = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LEGAL_LINE = re.compile(
    r"\b(?:GmbH|AG|SE|KG|Inc|LLC|Ltd|PLC|plc|Corp|S\.?A\.?S?|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|S\.?L|Ltda|A/S|AB|Oy|SARL)\b\.?"
)
_ROLE_FOLLOWS = frozenset(
    ("position", "role", "opening", "job", "vacancy", "internship", "program", "opportunity", "stelle")
)
_TEAM_SIGNS = frozenset(
    ("team", "recruiting", "recruitment", "careers", "hiring", "hr", "talent", "acquisition", "resources")
)
_TEAM_SIGNS |= frozenset(("equipe", "equipo", "equipa", "recrutement", "personalabteilung", "bewerbermanagement"))
_ARTICLES = frozenset(("the", "your", "ihr", "dein", "das", "l", "el", "il", "o", "a", "euer"))
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


@dataclass(frozen=True, slots=True)
class Guess:
    """A name and how much speaks for it."""

    name: str
    weight: float


def company_of(passages: Passages, sender: Address, signature: Signature, vendor: Vendor | None) -> str | None:
    """The employer's name as the mail spells it, or None where too little speaks for one."""
    carried = vendor_of_domain(sender.email.rpartition("@")[2])
    board = carried is not None and carried.kind == "board"
    guesses = [*_from_subject(passages, board=board), *_from_body(passages)]
    if not board:
        guesses += [*_from_signature(signature), *_from_display(sender)]
        guesses += _from_domain(sender, passages, carried)
    fitting = [g for g in guesses if not _is_carrier(g.name, carried, vendor) and not _is_seeker(g.name, passages)]
    return _heaviest(fitting)


def domain_of(sender: Address) -> str | None:
    """The employer's domain: the sender's, unless it belongs to a carrier."""
    host = sender.email.rpartition("@")[2]
    return registrable(host) if host and vendor_of_domain(host) is None else None


def shown_company(name: str) -> str | None:
    """The employer in a display name: without teams, carriers and the person in front."""
    name = re.sub(r"\s+(?:via|@)\s+\S.*$", lambda m: _in_brackets(m[0]), name, flags=re.I).strip()
    cut = r"\s+(?:from|at|@|bei|chez|von|de chez|\||-|–|—|·|//)\s+|\s*[(,]\s*"
    human, _, rest = re.sub(cut, "\t", name, count=1).partition("\t")
    if rest and is_human(tidy_person(human)):
        name = rest.strip(" )")
    return strip_team(name)


def strip_team(name: str) -> str | None:
    """A name without the words of hiring teams at its ends ('Acme Hiring Team' is Acme)."""
    words = re.sub(r"[()\[\]|]", " ", name).split()
    while words and _is_team_word(words[-1]):
        words.pop()
    while words and _is_team_word(words[0]):
        words.pop(0)
    left = " ".join(words).strip(" -–—&,:")
    return left if left and is_company(left) else None


def spelling(label: str, passages: Passages) -> str | None:
    """How the mail itself spells the name in a domain or tenant: 'maplegrove' is 'Maple Grove'."""
    wanted = squash(label)
    if len(wanted) < 2:
        return None
    if named := _named_on_a_line(label, passages):
        return named
    for text in (passages.subject.text, passages.prose.text[-400:], passages.prose.text[:1500]):
        if found := _spelt_in(text, wanted):
            return found
    return None


def _named_on_a_line(label: str, passages: Passages) -> str | None:
    """A short last line that holds every word of a hyphened domain ('cartonnerie-lys': 'Cartonnerie du Lys')."""
    wanted = tuple(label.split("-"))
    if len(wanted) < 2:
        return None
    for line in [line for line in passages.lines if line][-5:]:
        words = parts(line)
        if len(words) <= len(wanted) + 2 and words[:1] == wanted[:1] and set(wanted) <= set(words):
            return strip_team(line)
    return None


def _is_team_word(word: str) -> bool:
    return fold(word).strip(".,:'-–—") in words_of("team") or not parts(word)


def _in_brackets(text: str) -> str:
    found = re.search(r"\(([^)]+)\)", text)
    return f" {found[1]}" if found else ""


def _from_subject(passages: Passages, *, board: bool) -> Iterator[Guess]:
    subject = passages.subject
    if board and (name := _board_name(subject.text, subject.low)):
        yield Guess(name, BOARD)
        return
    for at in starts(subject):
        if found := read_name(subject.words, at):
            yield Guess(found[0], SUBJECT)
    for link in _SUBJECT_LINK.finditer(subject.low):
        at = subject.text.count(" ", 0, link.end())
        if found := read_name(subject.words, at):
            yield Guess(found[0], SUBJECT)


def _board_name(subject: str, low: str) -> str | None:
    """Boards end their subjects with the employer, however it is spelt."""
    found = _BOARD.search(low)
    if not found or not found.lastgroup or not (found.lastgroup == "tail" or _ABOUT.search(low)):
        return None
    name = subject[found.start(found.lastgroup) : found.end(found.lastgroup)].strip(" .,!'\"’‘")
    return name if 1 < len(name) <= 90 and any(c.isalnum() for c in name) else None


def _from_body(passages: Passages) -> Iterator[Guess]:
    prose, seen = passages.prose, 0
    for at in starts(prose):
        found = read_name(prose.words, at)
        if found and not _is_role(prose.bare[found[1] : found[1] + 1]):
            yield Guess(strip_team(found[0]) or found[0], BODY if seen == 0 else AGAIN)
            seen += 1
            if seen >= 4:
                return
    yield from _from_decision(passages)


def _from_decision(passages: Passages) -> Iterator[Guess]:
    """'Unfortunately, NAME has decided …', 'At NAME, we …'."""
    prose = passages.prose
    for at, word in enumerate(prose.bare[:-2]):
        if word in _UNFORTUNATELY:
            found = read_name(prose.words, at + 1)
            if found and not _DECIDES.isdisjoint(prose.bare[found[1] : found[1] + 1]):
                yield Guess(found[0], BODY)
        elif word == "at" and prose.words[at][0] == "A":
            found = read_name(prose.words, at + 1 + (prose.bare[at + 1] == "the"))
            if found and prose.bare[found[1] : found[1] + 1] in {("we",), ("our",)}:
                yield Guess(found[0], BODY)


def _is_role(after: tuple[str, ...]) -> bool:
    return bool(after) and after[0] in _ROLE_FOLLOWS


def _from_signature(signature: Signature) -> Iterator[Guess]:
    for line in signature.lines[:5]:
        line = line.strip(" *_/|—–-")
        if not line or len(line) > 60 or "@" in line or "://" in line or line.endswith(("!", "?")):
            continue
        if name := _signed_company(line):
            yield Guess(name, SIGNED if signature.signed else UNSIGNED)


def _signed_company(line: str) -> str | None:
    head, comma, rest = line.partition(",")
    if comma and rest.strip() and not _LEGAL_LINE.fullmatch(rest.strip()):
        return strip_team(rest.strip()) if _titled(head) and not is_human(tidy_person(head)) else None
    if _LEGAL_LINE.search(line):
        return strip_team(line)
    words = parts(line)
    if not any(w in _TEAM_SIGNS for w in words):
        return None
    leads = words[0] in words_of("team") and words[0] not in _ARTICLES
    return None if leads and "team" not in words else strip_team(line)


def _titled(text: str) -> bool:
    return any(is_titled(w) or w in words_of("team") or w == "partner" for w in parts(text))


def _from_display(sender: Address) -> Iterator[Guess]:
    name = sender.name.strip()
    if not name or "@" in name.split(" ")[0]:
        return
    if is_human(tidy_person(name)) and not _is_firm(name, sender):
        rest = shown_company(name) if tidy_person(name) != name else None
        if rest and rest != name and not is_human(rest):
            yield Guess(rest, SHOWN)
    elif (shown := shown_company(name)) and not is_titled(parts(shown)[-1]):
        yield Guess(shown, SHOWN)


def _is_firm(name: str, sender: Address) -> bool:
    label = squash(label_of(registrable(sender.email) or ""))
    return bool(label) and (squash(name).startswith(label) or label.startswith(squash(name)))


def _from_domain(sender: Address, passages: Passages, carried: Vendor | None) -> Iterator[Guess]:
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
    for start, word in enumerate(words):
        if word[:1].lower() not in {wanted[0], "("} and fold(word[:1]) != wanted[0]:
            continue
        joined, end = squash(word), start + 1
        while joined and joined != wanted and wanted.startswith(joined) and end < min(start + 5, len(words)):
            joined += squash(words[end])
            end += 1
        if joined == wanted and "@" not in word and any(c.isupper() for c in word):
            return " ".join(words[start:end]).strip(" .,;:!?\"'()[]-–—*|")
    return None


def _capital(label: str) -> str:
    return " ".join(w.capitalize() for w in re.split(r"[-_]", label) if w)


def _is_carrier(name: str, carried: Vendor | None, vendor: Vendor | None) -> bool:
    return any(v is not None and loose_key(v.name) == loose_key(name) for v in (carried, vendor))


def _is_seeker(name: str, passages: Passages) -> bool:
    words = set(parts(name))
    return bool(words) and words <= passages.seeker


def _heaviest(guesses: list[Guess]) -> str | None:
    """The name with most weight behind it; guesses whose names agree add up."""
    groups: list[tuple[str, list[Guess]]] = []
    for guess in guesses:
        key = loose_key(guess.name)
        for known, members in groups:
            if known == key or (min(len(known), len(key)) > 3 and (known.startswith(key) or key.startswith(known))):
                members.append(guess)
                break
        else:
            groups.append((key, [guess]))
    if not groups:
        return None
    best = max(groups, key=lambda g: sum(m.weight for m in g[1]))[1]
    if sum(m.weight for m in best) < ENOUGH:
        return None
    return max(best, key=lambda m: m.weight).name
