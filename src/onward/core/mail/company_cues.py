"""The employer: what patterns, signature, display name, tenant and domain say, weighed against each other.

Carriers of mail (hiring systems, boards, webmail) never count. Weights are our own judgement: what a
sentence says outright counts more than what a domain suggests; agreement counts most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.companies.domains import label_of, registrable
from onward.core.companies.naming import words_of
from onward.core.companies.names import fold, loose_key, squash
from onward.core.mail.message import Address
from onward.core.mail.passages import Passages, parts
from onward.core.mail.person_cues import is_human, tidy_person
from onward.core.mail.reading import is_company, is_titled, read_name
from onward.core.mail.signature import Signature
from onward.core.mail.vendors import Vendor, tenant_host, vendor_of_domain

ENOUGH = 1.0
SUBJECT, BODY, SIGNED, SHOWN, TENANT, SPELT, BARE = 3.0, 2.2, 2.0, 2.0, 1.5, 1.8, 1.0

_APPLYING = r"(?:appl(?:ication|ications|ied|ying|y)|candidacy|candidature|interview(?:ing)?|interest(?:ed)?|resume|cv)"
_IN_SUBJECT = re.compile(
    rf"""(?:
      \b{_APPLYING}\b(?:\s(?:has|was|is|been|sent|submitted|received|update|status|process|invitation|confirmation|now)){{0,3}}
        \s(?:to|at|with|from|by|in|for)(?:\sjoining|\sworking\s(?:at|for|with))?\s(?:the\s)?
    | \b(?:sent\sto|viewed\sby|received\sby|message\sfrom|update\sfrom|news\sfrom|letter\sfrom|offer\sfrom|thank\syou,?\sfrom|hello\sfrom|welcome\sto
        |next\ssteps\s(?:with|at)|thanks?\s(?:you\s)?(?:for\sapplying\s)(?:to|at|with))\s(?:the\s)?
    | \s(?:at|@|bei|chez|presso|bij)\s(?:der\s|dem\s|the\s)?(?:firma\s)?
    | \bbewerbung(?:en)?\s(?:an|von)\s(?:die\s|der\s)?(?:firma\s)?
    | \b(?:envoyée\sà|vue\spar|auprès\sde|au\ssein\sde|nouvelles?\sde|candidature\sà)\s(?:la\s)?
    | \b(?:enviada\sa|vista\spor|candidatura\s(?:en|a|na|no|em)|solicitud\s(?:en|a)|proceso\s(?:de\sselección\s)?(?:en|de|con))\s(?:la\s)?
    | \b(?:inviata\sa|visualizzata\sda|candidatura\s(?:in|a))\s
    | \b(?:verzonden\snaar|verstuurd\snaar|bekeken\sdoor)\s
    | \b(?:enviada\spara|visualizada\spor)\s(?:a\s)?
    )""",
    re.X,
)
_HERE = r"(?:position|role|opening|opportunit(?:y|ies)|vacancy|job|internship|careers?|employment|work(?:ing)?|interview|team|program|post|gig)"
_IN_BODY = re.compile(
    rf"""(?:
      \b{_HERE}\s(?:here\s)?(?:at|with|@)\s(?:the\s)?
    | \bin(?:terest(?:ed)?)\s(?:shown\s)?in\s(?:(?:joining|(?:working|a\scareer|careers|employment|opportunities|an?\sopportunity|a\sposition|positions)\s(?:at|for|with|by))\s)?
        (?:the\s)?(?:team\sat\s)?
    | \bappl(?:y|ied|ying|ication|ications)\s(?:to|at|with)\s(?:join\s)?(?:the\s)?(?:team\sat\s)?
    | \b(?:considering|consider|joining|join)\s(?:a\scareer\s(?:at|with)\s)?(?:the\s)?
    | \b(?:sent|submitted|forwarded)\sto\s(?:the\s)?
    | \bviewed\sby\s
    | \b(?:all\sof\sus|we|team|everyone|us|here|recruiter|sourcer|recruiting|engineer|manager|recruitment|candidacy|time|interviewed|interviewing|meeting)\s(?:here\s)?(?:at|with|from)\s(?:the\s)?
    | \bon\sbehalf\sof\s(?:the\s)?
    | \b(?:bewerbung|bewerbungen|bewerbungsprozess|stelle|position|karriere|mitarbeit|praktikum|job|tätigkeit|beworben|gespräch|werkstudent\w*|einstieg|interesse)\b[^.!?\n]{{0,70}}?\sbei\s(?:der\s|dem\s)?(?:firma\s)?
    | \b(?:interesse\san|teil\sdes\steams\s(?:von|der)|willkommen\sbei|im\snamen\s(?:der|von)|team\s(?:von|der|bei)|bewerbung\san\s(?:die|das)|gesendet\san|weitergeleitet\san|angesehen\svon)\s(?:der\s|dem\s|einer\stätigkeit\sbei\s)?
    | \b(?:candidature|candidaté|postulé|poste|offre|stage|alternance|carrière|équipe|équipes|emploi)\b[^.!?\n]{{0,70}}?\s(?:chez|au\ssein\sde|auprès\sde)\s(?:la\ssociété\s|l'entreprise\s|la\s|l')?
    | \b(?:envoyée\sà|transmise\sà|vue\spar|consultée\spar|nouvelles?\sde|rejoindre|intégrer|intérêt\spour|intérêt\sporté\sà|intérêt\sque\svous\sportez\sà)\s(?:la\ssociété\s|l'équipe\s|les\séquipes\s|le\sgroupe\s)?(?:de\s|d')?
    | \b(?:candidatura|solicitud|puesto|vacante|proceso|posición|interés|oferta)\b[^.!?\n]{{0,60}}?\sen\s(?:la\sempresa\s|el\sequipo\sde\s)?
    | \b(?:equipo\sde|parte\sde|enviada\sa|vista\spor|interés\s(?:por|en)|unirse\sa|unirte\sa)\s
    | \b(?:candidatura|posizione|ruolo|colloquio|lavoro|interesse)\b[^.!?\n]{{0,60}}?\s(?:presso|in)\s
    | \b(?:team\sdi|inviata\sa|visualizzata\sda|interesse\sper|parte\sdi)\s
    | \b(?:sollicitatie|functie|vacature|rol|stage|interesse|gesolliciteerd|werken)\b[^.!?\n]{{0,60}}?\sbij\s(?:de\s)?
    | \b(?:team\svan|verzonden\snaar|bekeken\sdoor|interesse\sin)\s
    | \b(?:candidatura|vaga|posição|processo|interesse|oportunidade)\b[^.!?\n]{{0,60}}?\s(?:na|no|em|da|do)\s(?:empresa\s)?
    | \b(?:equipe\sda|equipa\sda|time\sda|fazer\sparte\sda|enviada\spara|visualizada\spor)\s(?:a\s)?
    )""",
    re.X,
)
_UNFORTUNATELY = re.compile(r"(?:^|\n|[.!]\s)(?:unfortunately|leider|malheureusement),?\s(?=\S)")
_DECIDES = re.compile(r"[\s,]+(?:has|have|is|did|will|was|decided|hat|a décidé|n'a pas)\b")
_TEAM_LINE = re.compile(
    r"^[—–-]*\s*(?:the|your|ihr|dein|das|l'|el|il|het|o|a)?\s*(?:team|équipe|equipe|equipo|equipa|time)?\s*(?:of|von|der|de|di|van|da|do|at|bei|chez|recrutement de)?\s*(.+?)$",
    re.I,
)
_LEGAL_LINE = re.compile(
    r"\b(?:GmbH|AG|SE|KG|Inc|LLC|Ltd|PLC|plc|Corp|S\.?A\.?S?|S\.?r\.?l|S\.?p\.?A|B\.?V|N\.?V|S\.?L|Ltda|A/S|AB|Oy|SARL)\b\.?"
)
_NO_TENANT = frozenset(
    (
        "mail",
        "m",
        "email",
        "noreply",
        "no",
        "reply",
        "notification",
        "notifications",
        "us",
        "eu",
        "uk",
        "app",
        "apps",
        "jobs",
        "job",
        "hire",
        "talent",
        "e",
    )
    + (
        "send",
        "careers",
        "career",
        "karriere",
        "recruiting",
        "recruitment",
        "hr",
        "mailer",
        "mg",
        "em",
        "donotreply",
        "system",
        "info",
        "na",
        "de",
        "invite",
    )
    + (
        "candidates",
        "candidate",
        "applications",
        "application",
        "support",
        "hello",
        "team",
        "messages",
        "bounce",
        "bounces",
        "autoreply",
        "workday",
        "www",
    )
    + (
        "myworkday",
        "notify",
        "alerts",
        "do",
        "not",
        "apply",
        "contact",
        "people",
        "agent",
        "post",
        "postmaster",
        "mailout",
        "outbound",
        "automated",
        "static",
    )
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
    guesses = [*_from_subject(passages), *_from_body(passages)]
    if not board:
        guesses += [*_from_signature(signature, passages), *_from_display(sender)]
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
    human, _, rest = re.sub(
        r"\s+(?:from|at|@|bei|chez|von|de chez|\||-|–|—|·|//)\s+|\s*[(,]\s*", "\t", name, count=1
    ).partition("\t")
    if rest and is_human(tidy_person(human)):
        name = rest.strip(" )")
    return strip_team(name)


def strip_team(name: str) -> str | None:
    """A name without the words of hiring teams at its ends ('Acme Hiring Team' is Acme)."""
    words = re.sub(r"[()\[\]|,:]", " ", name).split()
    team = words_of("team")
    while words and (fold(words[-1]).strip(".'-–—") in team or not parts(words[-1])):
        words.pop()
    while words and (fold(words[0]).strip(".'-–—") in team or not parts(words[0])):
        words.pop(0)
    left = " ".join(words).strip(" -–—&")
    return left if left and is_company(left) else None


def _in_brackets(text: str) -> str:
    found = re.search(r"\(([^)]+)\)", text)
    return f" {found[1]}" if found else ""


def _from_subject(passages: Passages) -> Iterator[Guess]:
    for found in _IN_SUBJECT.finditer(passages.subject_low):
        if name := _board_name(passages.subject, found.end()) or read_name(passages.subject, found.end()):
            yield Guess(name, SUBJECT)


def _board_name(subject: str, at: int) -> str | None:
    return None


def _from_body(passages: Passages) -> Iterator[Guess]:
    seen = 0
    for found in _IN_BODY.finditer(passages.low):
        name = read_name(passages.prose, found.end())
        if name and not _is_role(passages.low, found.end(), name):
            yield Guess(strip_team(name) or name, BODY if seen == 0 else 0.8)
            seen += 1
            if seen >= 4:
                break
    for found in _UNFORTUNATELY.finditer(passages.low):
        name = read_name(passages.prose, found.end())
        if name and _DECIDES.match(passages.low, passages.low.find(name.lower(), found.end()) + len(name)):
            yield Guess(name, BODY)


def _is_role(low: str, at: int, name: str) -> bool:
    after = low[at + len(name) : at + len(name) + 40].split()
    return bool(after) and after[0].strip(".,") in {
        "position",
        "role",
        "opening",
        "job",
        "vacancy",
        "internship",
        "program",
        "opportunity",
        "stelle",
    }


def _from_signature(signature: Signature, passages: Passages) -> Iterator[Guess]:
    for line in signature.lines[:5]:
        line = line.strip(" *_/|—–-")
        if not line or len(line) > 60 or "@" in line or "://" in line or line.endswith(("!", "?")):
            continue
        if name := _signed_company(line):
            yield Guess(name, SIGNED if signature.signed else 1.2)


def _signed_company(line: str) -> str | None:
    head, comma, rest = line.partition(",")
    if comma and rest.strip() and not _LEGAL_LINE.fullmatch(rest.strip()):
        named = strip_team(rest.strip())
        return named if named and is_human(tidy_person(head)) is False and _titled(head) else None
    if _LEGAL_LINE.search(line):
        return strip_team(line)
    words = parts(line)
    if any(
        w
        in {
            "team",
            "recruiting",
            "recruitment",
            "careers",
            "hiring",
            "hr",
            "talent",
            "acquisition",
            "resources",
            "equipe",
            "equipo",
        }
        for w in words
    ):
        return strip_team(line)
    return None


def _titled(text: str) -> bool:
    return any(is_titled(w) or w in words_of("team") or w == "partner" for w in parts(text))


def _from_display(sender: Address) -> Iterator[Guess]:
    name = sender.name.strip()
    if not name or "@" in name.split(" ")[0] or is_human(tidy_person(name)) and not _is_firm(name, sender):
        rest = shown_company(name) if name and tidy_person(name) != name else None
        if rest and rest != name and not is_human(rest):
            yield Guess(rest, SHOWN)
        return
    if (shown := shown_company(name)) and not is_titled(parts(shown)[-1]):
        yield Guess(shown, SHOWN)


def _is_firm(name: str, sender: Address) -> bool:
    label = squash(label_of(registrable(sender.email) or ""))
    return bool(label) and (squash(name).startswith(label) or label.startswith(squash(name)))


def _from_domain(sender: Address, passages: Passages, carried: Vendor | None) -> Iterator[Guess]:
    if not sender.email or "@" not in sender.email:
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
    labels = [*tenant_host(host).split("."), *re.split(r"[+]", local)]
    for label in labels:
        if len(label) < 3 or label in _NO_TENANT or any(p in _NO_TENANT for p in re.split(r"[-_.]", label)):
            continue
        if spelt := spelling(label, passages):
            yield Guess(spelt, SPELT)
        elif label.isalpha():
            yield Guess(_capital(label), TENANT)


def spelling(label: str, passages: Passages) -> str | None:
    """How the mail itself spells the name in a domain or tenant: 'columbiaroad' is 'Columbia Road'."""
    wanted = squash(label)
    if len(wanted) < 2:
        return None
    for text in (passages.subject, passages.prose[-400:], passages.prose[:1500]):
        if wanted[:3] in squash(text) and (found := _spelt_in(text, wanted)):
            return found
    return None


def _spelt_in(text: str, wanted: str) -> str | None:
    words = text.split()
    for start, word in enumerate(words):
        joined = squash(word)
        if not joined or not wanted.startswith(joined[: len(wanted)]) or "@" in word or "/" in word:
            continue
        end = start + 1
        while joined != wanted and wanted.startswith(joined) and end < min(start + 5, len(words)):
            joined += squash(words[end])
            end += 1
        if joined == wanted and any(c.isupper() for c in word):
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
