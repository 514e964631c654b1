"""The role: read from the subject, from what sentences say, from the lines of a board. Nothing vague counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onward.core.companies.names import squash
from onward.core.mail.passages import Passages, parts
from onward.core.mail.reading import QUOTES, is_title, tidy_title
from onward.core.mail.vendors import Vendor

# What comes before a title. STRONG anchors are followed by nothing else; after WEAK ones only a text
# with a word of titles in it is taken. Lower case, one space between words.
STRONG = (
    r"(?:position|role|post|job|opening|vacancy|posting|internship) (?:of|as|titled|called):? (?:an? |the |our )?",
    r"(?:job title|position title|title|position|role|position applied for|applied for) ?: ?-*\s*",
    r"(?:stellenbezeichnung|stelle|position|intitulé du poste|poste|puesto|vacante|posizione|ruolo|functie|vacature|vaga|cargo) ?: ?",
    r"(?:bewerbung|bewerbungen|beworben|stelle|position|job|vakanz|rolle|dich|sie)(?: \w+){0,3} als:? (?:ein(?:e[nr]?)? )?(?:neue[rn]? )?",
    r"(?:auf|für|um|zu|zur|an) (?:die|der|unsere[rn]?|den|das|ihrer?) (?:ausgeschriebene[nr]? |offene[nr]? |vakante[nr]? )?"
    r"(?:stelle|position|vakanz|job|stellenausschreibung|stellenangebot|stellenanzeige)(?: als| des| der| eine[rs]|:)? ?",
    r"(?:au|le|du|un|ce|votre) poste (?:de |d')(?:la |l')?",
    r"(?:pour|à) (?:le poste|l'offre|l'annonce|la fonction|le stage|l'alternance)(?: de | d'| :? ?)",
    r"en tant que ",
    r"(?:puesto|vacante|cargo|posición|plaza) (?:de |como )",
    r"(?:posizione|ruolo|posto|offerta) (?:di |come )",
    r"(?:functie|positie|rol|vacature|baan) (?:van |als |voor )(?:een )?",
    r"(?:vaga|posição|cargo|função|oportunidade) (?:de |para )",
)
WEAK = (
    r"(?:apply|applying|applied|application|applications|candidacy|considered|interview|selected|shortlisted) for"
    r" (?:the |our |an? |position of )?(?:position of |role of )?",
    r"interest(?:ed)? in (?:the |our |an? )?(?:position of |role of )?",
    r"(?:apply|applied|application|applying|candidacy|join us|team|start|interview|work|working|join \S+(?: \S+)?) as (?:an? |our |the )",
    r"bewerbung(?:en)?(?: \w+)? (?:für|auf|um|als|zum|zur)(?: die| den| das| unsere)? ",
    r"(?:candidature|postulé|candidaté|postuler)(?: \w+)? (?:pour|à|au|de|en|:) ?(?:la |le |l')?",
    r"(?:candidatura|solicitud|postulación|inscripción|proceso)(?: \w+)? (?:para|de|a|como|per|di|come)(?: el| la| il| lo)? ",
    r"(?:sollicitatie|gesolliciteerd|solliciteren)(?: \w+)? (?:voor|op|als|naar|van)(?: de| het| een)? ",
    r"(?:opportunity|opening|role|need|looking|hiring|requirement) (?:for|:)(?: an?| the)? ",
    r"(?:developing|recruiting|seeking) an? ",
)
HEADS = r"(?:position|role|opening|vacancy|job opening|job|opportunity|gig|posting|application|requisition|traineeship)"

_STRONG = re.compile(rf"\b(?:{'|'.join(STRONG)})")
_WEAK = re.compile(rf"\b(?:{'|'.join(WEAK)})")
_HEAD = re.compile(rf" {HEADS}s?\b(?! (?:of|as|titled)\b)")
_DETERMINER = re.compile(r"\b(?:the|our|an?|your|this|following|open|opened) ")
_PREPOSITION = re.compile(r"\b(?:for|to|in|about|regarding) ")
_STOP = re.compile(
    r"""(?:\s(?:positions?|roles?|opening|vacancy|job|opportunity|gig|application|at|with|by|which|that|has|have|had|was|were|is|are
    |will|we|you|your|because|through|via|but|unfortunately|here|posted|located|based|to|from|please|available
    |bei|erhalten|eingegangen|haben|hat|wird|wurde|ist|nicht|beworben|vom|vorerst|leider|entgegen|an\sunserem|zu|interessier\w+|bedanken|möchten|war
    |chez|au\ssein|a\s(?:bien\s)?(?:été|retenu)|auprès|nous|n'a|est|que|publiée?|pour\slaquelle|sur|vous|dans|ne
    |ha|que|presso|è|bij|is|foi|no\s|na\s|nos|está|se|tramite|attraverso|wordt|hebben|met|são|dat|che|già
    |(?:and|und|et|y|ed?|en)\s(?:we|for|your|the|are|our|would|appreciate|interest|für|ihr|dein|das|die|wir|bedanken|nous|de\svotre|le|te|nos|ti|la|je|uw|o|a|will|have|wanted|thank|i))
    (?=[\s.,;:!?]|$)|[.!?;](?=\s|$)|\n|\s[–—|]\s|["“”„«»]|,\s(?=(?:and|we|you|but|which|haben|und|die|vielen|nous|et|le|la|y|a|i)\s))""",
    re.X,
)
_PLACE = re.compile(r"\s(?:in|en|à|em|in\sder|a)\s(?=[A-ZÀ-Þ]).*$")
_QUOTED = re.compile(r"[\"„“”«»]\s?([^\"„“”«»\n]{3,100}?)\s?[\"“”»«]")
_SPLIT = re.compile(r"\s+[-–—|•·/@]+\s+|\s*[|•]\s*|:\s+|\s+(?:at|bei|chez|presso|bij)\s+|,\s+from\s+")
_REQUISITION = re.compile(
    r"""(?:\b(?:job|req(?:uisition)?|posting|vacancy|position|reference|referenz|ref|kennziffer|stellenkennziffer|stellennummer|stellen-?(?:id|nr)
    |ausschreibungsnummer|référence|réf|referencia|riferimento|rif|vacaturenummer|referentie|referência|offre|annonce|id|nr)
    [\s.-]?(?:id|nr|no|number|num(?:ber|mer|éro)?|nummer|code|n°)?[\s.:#°)]{0,3}\#?\s?|\#\s?)
    (?P<id>(?:[A-Z]{1,5}[-_]?){0,2}\d[\dA-Z]*(?:[-_/.]\d+)*)\b""",
    re.X | re.I,
)
_BARE_ID = re.compile(r"\b(?:JR|REQ|R)[-_]?\d{3,}(?:-\d+)?\b|\((?:ID:? )?(\d{4,})\)")
_LEADING_ID = re.compile(r"(?:^|[•\-:]\s)(\d{5,8})\s+(?=[A-Z][a-z]+)")
_DATE = re.compile(r"(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d")
_APPLYING = frozenset(
    (
        "application", "applications", "applying", "applied", "apply", "candidacy", "bewerbung", "bewerbungen", "candidature", "candidatures",
        "solicitud", "candidatura", "sollicitatie", "aplikacja", "jobansogning", "ansokan", "zadost", "aplicarea", "tyohakemuksesi", "hakemus",
        "aplicacio", "soknad", "interview", "vorstellungsgesprach", "bewerbungsgesprach", "entretien", "entrevista", "colloquio", "encuesta",
        "sollicitatiegesprek", "samtalen", "assessment", "offer", "position", "role", "job", "stelle", "poste", "puesto", "posizione",
        "vacature", "vaga", "stanowsko", "stanowisko", "opportunity", "opening", "received", "status", "update", "thank", "confirmation",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Guess:
    """A text that may be a title, and whether its place alone says that it is one."""

    text: str
    sure: bool


def role_of(passages: Passages, company: str | None, vendor: Vendor | None) -> str | None:
    """The title of the role a mail is about, or None where none stands out."""
    for guess in _guesses(passages, company, vendor):
        role = _accept(guess, company)
        if role is not None:
            return role
    return None


def requisition_of(passages: Passages) -> str | None:
    """The requisition or posting number, as written; years and dates are none."""
    for text in (passages.subject, passages.prose[:2500]):
        if found := _BARE_ID.search(text) or _LEADING_ID.search(text):
            return found[found.lastindex or 0]
        for match in _REQUISITION.finditer(text):
            number = match["id"]
            if sum(c.isdigit() for c in number) >= 3 and not _DATE.fullmatch(number):
                return number
    return None


def _guesses(passages: Passages, company: str | None, vendor: Vendor | None) -> Iterator[Guess]:
    yield from _after(_STRONG, passages.subject, passages.subject_low, sure=True)
    yield from _from_colon(passages)
    if vendor is not None and vendor.kind == "board":
        yield from _from_board(passages, company)
    yield from _from_pieces(passages, company)
    yield from _after(_STRONG, passages.prose, passages.low, sure=True)
    yield from _before_head(passages.prose, passages.low)
    yield from _before_head(passages.subject, passages.subject_low)
    yield from _after(_WEAK, passages.subject, passages.subject_low, sure=False)
    yield from _after(_WEAK, passages.prose, passages.low, sure=False)
    yield from _quoted(passages)
    yield from _from_board(passages, company)


def _after(anchor: re.Pattern[str], text: str, low: str, *, sure: bool) -> Iterator[Guess]:
    for found in anchor.finditer(low):
        at = found.end()
        opening = text[at : at + 1]
        if opening in QUOTES and (quoted := _QUOTED.match(text, at)):
            yield Guess(quoted[1], sure=True)
            continue
        window = text[at : at + 130]
        stop = _STOP.search(window)
        yield Guess(window[: stop.start()] if stop else window[:110], sure)


def _before_head(text: str, low: str) -> Iterator[Guess]:
    """What stands between an article and 'position': 'the Data Analyst position'."""
    for found in _HEAD.finditer(low):
        start = max(low.rfind("\n", 0, found.start()), low.rfind(". ", 0, found.start()) + 1, found.start() - 110, 0)
        before = low[start : found.start()]
        anchors = [*_DETERMINER.finditer(before)] or [*_PREPOSITION.finditer(before)]
        if anchors:
            yield Guess(text[start + anchors[-1].end() : found.start()], sure=False)


def _from_colon(passages: Passages) -> Iterator[Guess]:
    """'Your application: Data Analyst', in any language whose word for application is known."""
    left, colon, right = passages.subject.partition(": ")
    if not colon:
        left, colon, right = passages.subject.partition(" : ")
    if colon and any(w in _APPLYING for w in parts(left)):
        stop = re.search(r"\s(?:at|bei|chez|presso|bij|@)\s|\s[-–—|]\s", right)
        yield Guess(right[: stop.start()] if stop else right, sure=len(right.split()) < 9)


def _from_pieces(passages: Passages, company: str | None) -> Iterator[Guess]:
    pieces = [p for p in _SPLIT.split(passages.subject) if p]
    for piece in pieces:
        words = parts(piece)
        if any(w in _APPLYING for w in words) or (company and squash(piece) == squash(company)):
            continue
        if len(pieces) > 1 and is_title(piece):
            yield Guess(piece, sure=False)


def _quoted(passages: Passages) -> Iterator[Guess]:
    for text in (passages.subject, passages.prose):
        for found in _QUOTED.finditer(text):
            if is_title(found[1]):
                yield Guess(found[1], sure=False)


def _from_board(passages: Passages, company: str | None) -> Iterator[Guess]:
    """Boards print the role on the line above the company."""
    if not company:
        return
    full = [line for line in passages.lines if line][:25]
    wanted = squash(company)
    for above, line in zip(full, full[1:], strict=False):
        if (
            len(wanted) > 1
            and squash(line).startswith(wanted)
            and len(line) < len(company) + 45
            and 2 < len(above) < 110
        ):
            if wanted in squash(above) or above[-1] in ".!?:,":
                continue
            yield Guess(above, sure=True)


def _accept(guess: Guess, company: str | None) -> str | None:
    text = guess.text
    if not is_title(_PLACE.sub("", text)) and not guess.sure:
        return None
    title = tidy_title(text)
    if not title or (company and squash(title) == squash(company)):
        return None
    words = parts(title)
    if all(w in _APPLYING or w in _VAGUE for w in words) or words[0] in _NOT_FIRST:
        return None
    if not is_title(title) and not (title[0].isupper() and _mostly_proper(title)):
        return None
    return title


def _mostly_proper(title: str) -> bool:
    words = [w for w in title.split() if w[0].isalpha() and len(w) > 3]
    return bool(words) and sum(w[0].isupper() for w in words) * 2 >= len(words)


_VAGUE = frozenset(
    (
        "this",
        "that",
        "the",
        "open",
        "current",
        "new",
        "right",
        "other",
        "another",
        "future",
        "same",
        "similar",
        "different",
        "your",
        "our",
        "any",
        "following",
    )
    + (
        "great",
        "exciting",
        "available",
        "suitable",
        "particular",
        "above",
        "mentioned",
        "specific",
        "these",
        "those",
        "more",
        "such",
        "all",
        "several",
        "us",
        "it",
    )
    + (
        "multiple",
        "next",
        "first",
        "technical",
        "final",
        "full",
        "time",
        "process",
        "submission",
        "team",
        "career",
        "careers",
        "company",
        "candidate",
        "applicant",
    )
)
_NOT_FIRST = frozenset(
    (
        "we",
        "you",
        "i",
        "they",
        "it",
        "this",
        "that",
        "unfortunately",
        "please",
        "thank",
        "thanks",
        "us",
        "me",
        "all",
        "any",
        "other",
        "these",
        "another",
        "more",
    )
    + (
        "one",
        "several",
        "future",
        "leider",
        "uns",
        "ihnen",
        "sie",
        "vous",
        "nous",
        "ihre",
        "ihr",
        "deine",
        "dein",
        "votre",
        "interest",
        "interview",
        "candidates",
    )
    + ("hiring", "recruiting", "recruiter", "talent", "re", "hi", "hello", "dear", "new")
)
