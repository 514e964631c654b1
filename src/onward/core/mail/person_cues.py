"""Who wrote: a human's name from the sender or the signature, with the title under it. Teams are nobody."""

from __future__ import annotations

import re

from onward.core.companies.names import fold, squash
from onward.core.companies.naming import words_of
from onward.core.mail.message import Address
from onward.core.mail.passages import Passages, parts
from onward.core.mail.reading import is_titled
from onward.core.mail.signature import Signature
from onward.core.mail.vendors import Vendor, vendor_of_domain
from onward.core.mail.verdict import Person

PARTICLES = frozenset(
    ("de", "del", "della", "di", "da", "dos", "das", "do", "van", "von", "der", "den", "ter", "ten", "zu", "la")
)
PARTICLES |= frozenset(("le", "el", "al", "bin", "ben", "ibn", "y", "e", "af", "av", "zur", "vom"))
DEGREES = re.compile(
    r"\b(?:dr|prof|mag|dipl|ing|msc|bsc|mba|ba|ma|phd|b\.?sc|m\.?sc|m\.?a|b\.?a|pmp|shrm-cp|phr|sphr)\b\.?(?:-\w+\.?)?",
    re.I,
)
HONORIFICS = re.compile(
    r"^(?:mr|mrs|ms|miss|frau|herr|mme|m|mlle|sra|sr|dott|dott\.ssa|sig|sig\.ra|dhr|mevr)\.?\s+", re.I
)
PRONOUNS = re.compile(r"[(\[]\s*(?:she|he|they|sie|er|elle|il|ella|el)\b[^)\]]*[)\]]", re.I)
WORK_WORDS = frozenset(
    ("recruiting", "recruitment", "recruitments", "talent", "hr", "human", "people", "personal", "hiring", "sourcing")
)
WORK_WORDS |= frozenset(
    ("rh", "rrhh", "drh", "ressources", "recursos", "risorse", "recrutement", "seleccion", "selezione", "werving")
)
WORK_WORDS |= frozenset(
    (
        "recrutamento",
        "personalabteilung",
        "bewerbermanagement",
        "partner",
        "head",
        "lead",
        "founder",
        "personalreferentin",
    )
)
WORK_WORDS |= frozenset(
    ("chief", "acquisition", "resources", "co-founder", "geschaftsfuhrer", "geschaftsfuhrerin", "inhaber", "personnel")
)
LABELLED = re.compile(
    r"^(?:e-?mail|email|mail|correo|tel|telefon|telefono|telefoon|telefone|phone|mobile|mobil|puhelin|sahkoposti|t:|m:|p:|e:)",
    re.I,
)
LOST = re.compile(r"(?<=\w)[?\ufffd]")  # a letter that did not survive its encoding
NO_REPLY = re.compile(
    r"(?:^|[._+-])(?:no-?_?\.?reply|do-?_?\.?not-?_?\.?reply|ne-?pas-?repondre|nicht-?antworten|keine-?antwort|no-?responder|no-?responda"
    r"|non-?rispondere|niet-?beantwoorden|nao-?responda|notifications?|notify|mailer-daemon|autoreply|auto-reply|bounces?|donotrespond)(?:$|[._+@-])"
)
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_AFTER_NAME = re.compile(r"\s+(?:via|from|at|@|bei|chez|von|de chez|\||-|–|—|·|//)\s+")
SHARED = re.compile(
    r"^(?:jobs?|careers?|karriere|hr|rh|rrhh|info|hello|hi|contact|kontakt|recruit\w*|recrut\w*|talent\w*|bewerb\w*|people|personal\w*|hiring|apply"
    r"|applications?|candidat\w*|empleo|seleccion|selezione|lavora\w*|vacatures?|vagas|team|work|join|support|service|office|admin|mail"
    r"|emplois?|werving|sollicit\w*|human\w*|noreply|no-reply|notifications?|alerts?|news\w*|invitations?|messages?)(?:[._+-].*)?$"
)


def is_no_reply(address: Address) -> bool:
    """Whether an address says of itself that nobody reads its answers."""
    return bool(NO_REPLY.search(address.email.partition("@")[0]))


def is_human(name: str) -> bool:
    """Whether a name looks like a person's: two to four proper words, none of them a team's or a firm's."""
    name = LOST.sub("x", name)
    words = name.split()
    if not 2 <= len(words) <= 5 or len(name) > 45 or any(c.isdigit() or c in '@/:|&!?"#' for c in name):
        return False
    proper = [w for w in words if fold(w).strip(".") not in PARTICLES]
    if not 2 <= len(proper) <= 4:
        return False
    if not all(_is_name_word(w) for w in proper):
        return False
    folded = parts(name)
    return not any(w in words_of("machine") or w in words_of("nobody") or is_titled(w) for w in folded)


def person_of(
    sender: Address, signature: Signature, passages: Passages, vendor: Vendor | None, company: str | None
) -> Person | None:
    """The human who wrote, by the sender's name, else by the signature; None for teams and machines."""
    signed, title = _signed(signature, passages, company)
    shown = tidy_person(sender.name)
    if shown and not _is_seeker(shown, passages) and is_human(shown) and not _is_company(shown, sender, company):
        if signed is None or not _one_person(shown, signed):
            title = _title_for(shown, signature)
        return Person(shown, _own_email(sender, vendor), title)
    if signed:
        return Person(signed, _email_of(signed, sender, vendor, passages), title)
    return None


def tidy_person(name: str) -> str:
    """A display name as a person's: 'Doe, Jane (Acme)' becomes 'Jane Doe'."""
    if "(" in name or "[" in name:
        name = _BRACKETS.sub(" ", name)
    name = _AFTER_NAME.split(name, maxsplit=1)[0]
    last, comma, first = name.partition(",")
    if comma and len(last.split()) <= 2 and 1 <= len(first.split()) <= 2 and not DEGREES.fullmatch(first.strip()):
        name = f"{first.strip()} {last.strip()}"
    elif comma:
        name = last
    name = HONORIFICS.sub("", DEGREES.sub(" ", name).strip(" ,.'\""))
    name = " ".join(name.split()).strip(" ,'\"")
    return name.title() if name.isupper() and len(name) > 5 else name


def _is_name_word(word: str) -> bool:
    bare = word.strip(".,'\"")
    letters = bare.replace("-", "").replace("'", "").replace("’", "").replace(".", "")
    if not letters.isalpha() or not bare[0].isupper():
        return False
    return len(letters) == 1 or not letters.isupper() or len(letters) > 3


def _signed(signature: Signature, passages: Passages, company: str | None) -> tuple[str | None, str | None]:
    for at, line in enumerate(signature.lines[:4]):
        if len(line) > 90 or line[-1] in ".!?:":
            continue
        name, title = _split(line)
        if name and is_human(name) and not _is_seeker(name, passages) and not _names_company(name, company):
            title = title or _title_under(signature.lines[at + 1 : at + 3])
            return (name, title) if signature.signed or title else (None, None)
    return None, None


def _split(line: str) -> tuple[str, str | None]:
    """A signature line's name, and the title that follows it on the same line."""
    line = (PRONOUNS.sub("", line) if "(" in line or "[" in line else line).strip(" *_-–—/|")
    head, _, rest = re.sub(r"\s*(?:\||//|–|—|•|·|\s-\s|,)\s*", "\t", line, count=1).partition("\t")
    rest = rest.strip(" *_/|-")
    return tidy_person(head.strip(" *_")), rest[:80] if rest and _is_work(rest) else None


def _title_under(lines: tuple[str, ...]) -> str | None:
    for line in lines:
        line = line.strip(" *_/|-")
        if LABELLED.match(line) or "@" in line or "://" in line or len(line) > 80 or line.endswith((".", "!", "?")):
            return None
        if _is_work(line) and "team" not in parts(line):
            return line
    return None


def _is_work(text: str) -> bool:
    """Whether a line says what somebody does: a word of titles or of hiring work, and no company's legal form."""
    words = parts(text)
    if words and words[-1] in words_of("legal") and "," not in text:
        return False
    return any(is_titled(w) or w in WORK_WORDS for w in words)


def _title_for(name: str, signature: Signature) -> str | None:
    first = fold(name.split()[0])
    for at, line in enumerate(signature.lines[:4]):
        if fold(line).startswith(first) and len(line) < 60:
            return _split(line)[1] or _title_under(signature.lines[at + 1 : at + 3])
    return None


def _one_person(one: str, two: str) -> bool:
    return bool(set(parts(one)) & set(parts(two)))


def _is_seeker(name: str, passages: Passages) -> bool:
    words = {w for w in parts(name) if len(w) > 1}
    return len(passages.seeker) > 1 and (words <= passages.seeker or passages.seeker <= words)


def _is_company(name: str, sender: Address, company: str | None) -> bool:
    """A two-word firm looks like a name; a shared mailbox or the firm's own domain tells."""
    local, _, host = sender.email.partition("@")
    label = squash(host.rpartition(".")[0].rpartition(".")[2])
    whole = squash(name)
    if _names_company(name, company) or (len(whole) > 4 and label and (whole == label or label.startswith(whole))):
        return True
    known = any(len(w) > 2 and w in squash(local) for w in parts(name))
    return not known and (bool(SHARED.match(local)) or is_no_reply(sender)) and vendor_of_domain(host) is None


def _names_company(name: str, company: str | None) -> bool:
    if not company:
        return False
    one, two = squash(name), squash(company)
    return one == two or (len(one) > 5 and two.startswith(one))


def _own_email(sender: Address, vendor: Vendor | None) -> str | None:
    if (
        not sender.email
        or is_no_reply(sender)
        or (vendor and vendor_of_domain(sender.email.rpartition("@")[2]) and vendor.kind != "webmail")
    ):
        return None
    return sender.email


def _email_of(name: str, sender: Address, vendor: Vendor | None, passages: Passages) -> str | None:
    """The signer's own address: one in the text or the sender's that carries the name."""
    words = [w for w in parts(name) if len(w) > 2]
    for found in re.findall(r"[\w.+-]{2,40}@[\w-]+(?:\.[\w-]+)+", passages.prose.text[-1500:]):
        local = squash(found.partition("@")[0])
        if any(w in local for w in words):
            return str(found).lower().rstrip(".")
    own = _own_email(sender, vendor)
    return own if own and any(w in squash(own.partition("@")[0]) for w in words) else None
