"""The employer: what sentences, signature, display name, tenant and domain say, weighed against each other.

Carriers of mail (hiring systems, boards, webmail) never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onward.core.companies.names import loose_key
from onward.core.companies.naming import words_of
from onward.core.mail.anchors import starts
from onward.core.mail.company_guess import (
    AGAIN,
    BOARD,
    BODY,
    ENOUGH,
    SIGNED,
    SUBJECT,
    UNSIGNED,
    Guess,
    strip_team,
)
from onward.core.mail.company_sender import from_display, from_domain
from onward.core.mail.message import Address
from onward.core.mail.passages import Passages, parts
from onward.core.mail.person_cues import is_human, tidy_person
from onward.core.mail.reading import is_titled, read_name
from onward.core.mail.signature import Signature
from onward.core.mail.vendors import Vendor, vendor_of_domain

_BOARD = re.compile(
    r"""(?:\b(?:sent\sto|viewed\sby|application\sfrom|envoyée\sà|vue\spar|enviada\sa|vista\spor|inviata\sa|visualizzata\sda
      |verzonden\snaar|bekeken\sdoor|enviada\spara|visualizada\spor|visualizada\spela)\s(?P<tail>.+)$
    |\s(?:at|chez|bei|presso|bij|en|na)\s(?P<last>(?:(?!\s(?:at|chez|bei|presso|bij|en|na)\s).)+)$
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
_ACTS = frozenset(
    ("has", "have", "would", "reviewed", "invited", "responded", "viewed", "hat", "a", "ha", "heeft", "wants")
)
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


def company_of(passages: Passages, sender: Address, signature: Signature, vendor: Vendor | None) -> str | None:
    """The employer's name as the mail spells it, or None where too little speaks for one."""
    carried = vendor_of_domain(sender.email.rpartition("@")[2])
    board = carried is not None and carried.kind == "board"
    guesses = [*_from_subject(passages, board=board), *_from_body(passages)]
    if carried is not None and carried.kind != "webmail":
        guesses += _from_openings(passages)
    if not board:
        guesses += [*_from_signature(signature), *from_display(sender)]
        guesses += from_domain(sender, passages, carried)
    fitting = [g for g in guesses if not _is_carrier(g.name, carried, vendor) and not _is_seeker(g.name, passages)]
    return _heaviest(fitting)


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


def _from_openings(passages: Passages) -> Iterator[Guess]:
    """'NAME has responded …' at the head of a mail that a vendor carries."""
    for words in (passages.subject, passages.prose):
        found = read_name(words.words, 0)
        if found and words.bare[found[1] : found[1] + 1] and words.bare[found[1]] in _ACTS:
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
    if comma and _LEGAL_LINE.search(head):
        return strip_team(head)
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
