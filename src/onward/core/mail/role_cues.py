"""The role: read from the subject, from what sentences say, from the lines of a board. Nothing vague counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onward.core.companies.names import fold, loose_key, squash
from onward.core.companies.naming import words_of
from onward.core.mail.passages import Passages, Words, lower, parts
from onward.core.mail.reading import LONGEST_TITLE, is_title, tidy_title
from onward.core.mail.requisition import Role
from onward.core.mail.roles import has_gender_mark
from onward.core.mail.vendors import Vendor
from onward.core.mail.wording import alternatives, pattern

HEADS = (
    "spot",
    "position",
    "role",
    "opening",
    "vacancy",
    "job",
    "opportunity",
    "gig",
    "posting",
    "application",
    "requisition",
)

_HEAD_WORDS = frozenset(f"{word}{s}" for word in HEADS for s in ("", "s"))
_DETERMINERS = frozenset(("the", "our", "an", "a", "your", "this", "following", "open", "opened"))
_PREPOSITIONS = frozenset(("for", "to", "in", "about", "regarding"))
_STOP = re.compile(
    r"""(?:\s(?:positions?|roles?|opening|vacancy|job|opportunity|gig|application|at|with|by|which|that|has|have|had|was|were|is|are
    |will|who|expires|we|you|your|because|through|via|but|unfortunately|here|posted|located|based|to|from|please|available
    |bei|erhalten|eingegangen|haben|hat|wird|wurde|ist|nicht|beworben|vom|vorerst|leider|entgegen|geprüft|gesichtet|an\sunserem|zu|interessier\w+|bedanken|möchten|war
    |chez|au\ssein|a\s(?:bien\s)?(?:été|retenu)|auprès|nous|n'a|est|que|publiée?|pour\slaquelle|sur|vous|dans|ne
    |ha|que|presso|è|bij|is|foi|no\s|na\s|nos|está|se|tramite|attraverso|wordt|hebben|met|são|dat|che|già
    |(?:and|und|et|y|ed?|en)\s(?:we|for|your|the|are|our|would|appreciate|interest|für|ihr|dein|das|die|wir|bedanken|nous|de\svotre|le|te|nos|ti|la|je|uw|o|a|will|have|wanted|thank|i))
    (?=[\s.,;:!?]|$)|[.!?;](?=\s|$)|\n|\s[–—|]\s|["“”„«»]|,\s(?=(?:and|we|you|but|which|haben|und|die|vielen|nous|et|le|la|y|a|i)\s))""",
    re.X,
)
_PLACE = re.compile(r"\s(?:in|en|à|em|in\sder|a)\s(?=[A-ZÀ-Þ]).*$")
QUOTES = "\"“”„«»‘’'"
_SMALL_END = re.compile(
    r"\s(?:en|na|no|em|in|a|da|do|at|bei|chez|bij|presso|with|@)(?:\s(?:the|la|el|der|dem|de))?\s*$|\s[-–—|]\s*$"
)
_QUOTED = re.compile(r"[\"„“”«»]\s?([^\"„“”«»\n]{3,100}?)\s?[\"“”»«]")
_SPLIT = re.compile(r"\s+[-–—|•·/@]+\s+|\s*[|•]\s*|:\s+|\s+(?:at|bei|chez|presso|bij)\s+|,\s+from\s+")
_POSTS = frozenset(
    ("position", "role", "post", "stelle", "poste", "puesto", "vacante", "posizione", "ruolo", "functie", "vacature")
)
_POSTS |= frozenset(("vaga", "l'offre", "oferta", "offerta"))
_NAMED_LATER = {("of",), ("as",), ("titled",)}


@dataclass(frozen=True, slots=True)
class Guess:
    """A text that may be a title, and whether its place alone says that it is one."""

    text: str
    sure: bool
    printed: bool = False  # in a place where capitals alone make a title


def role_of(passages: Passages, company: str | None, vendor: Vendor | None) -> Role | None:
    """The title of the role a mail is about, or None where none stands out."""
    for guess in _guesses(passages, company, vendor):
        title = _accept(guess, company)
        if title is not None:
            return Role(title, guess.text)
    return None


def _guesses(passages: Passages, company: str | None, vendor: Vendor | None) -> Iterator[Guess]:
    strong, weak = _anchored(passages.subject)
    yield from strong
    yield from _from_colon(passages)
    if vendor is not None and vendor.kind == "board":
        yield from _from_board(passages, company, sure=True)
    yield from _from_pieces(passages, company)
    strong, more = _anchored(passages.prose)
    yield from strong
    yield from _before_head(passages.prose, printed=True)
    yield from _before_head(passages.subject, printed=False)
    yield from (*weak, *more)
    yield from _from_as(passages.subject)
    yield from _from_capitals(passages.subject)
    yield from _from_list(passages)
    yield from _quoted(passages)
    yield from _from_board(passages, company, sure=False)


def _anchored(words: Words) -> tuple[list[Guess], list[Guess]]:
    """What follows the words that announce a title, sure ones and others apart."""
    strong: list[Guess] = []
    weak: list[Guess] = []
    for at, bare in enumerate(words.bare):
        if bare not in _openers() or len(strong) > 5 or len(weak) > 9:
            continue
        window = words.window(at)
        low = lower(window)
        if found := pattern("role_strong").match(low):
            strong.append(_read(window, found.end(), sure=True))
        elif found := pattern("role_weak").match(low):
            weak.append(_read(window, found.end(), sure=False))
        elif bare in _POSTS and _named_next(words.words[at : at + 2]):
            strong.append(replace(_read(window, len(words.words[at]) + 1, sure=False), printed=True))
    return strong, weak


@cache
def _openers() -> frozenset[str]:
    """The words that anchors are made of: a mail is looked at only where one of them stands."""
    anchors = " ".join((*alternatives("role_strong"), *alternatives("role_weak")))
    return frozenset(re.findall(r"[a-zà-ÿ']{2,}", anchors)) - {"the", "an", "our"} | {"a", "à"}


def _named_next(pair: tuple[str, ...]) -> bool:
    """'the position Claims Handler': a title right behind, with a capital or in quotes."""
    return (
        len(pair) == 2 and pair[0][-1:].isalpha() and pair[1] != "\n" and (pair[1][0].isupper() or pair[1][0] in QUOTES)
    )


def _read(window: str, at: int, *, sure: bool) -> Guess:
    if window[at : at + 1] in QUOTES and (quoted := _QUOTED.match(window, at)):
        return Guess(quoted[1], sure=True)
    rest = window[at : at + 130]
    stop = _STOP.search(rest)
    return Guess(rest[: stop.start()] if stop else rest[:110], sure)


def _before_head(words: Words, *, printed: bool) -> Iterator[Guess]:
    """What stands between an article and 'position': 'the Data Analyst position'."""
    for at, bare in enumerate(words.bare):
        if bare not in _HEAD_WORDS or words.bare[at + 1 : at + 2] in _NAMED_LATER:
            continue
        start = at
        while start > 0 and at - start < LONGEST_TITLE + 2 and not _ends(words.words[start - 1]):
            start -= 1
        before = words.bare[start:at]
        lead = _last(before, _DETERMINERS)
        lead = _last(before, _PREPOSITIONS) if lead < 0 else lead
        if lead >= 0:
            yield Guess(" ".join(words.words[start + lead + 1 : at]), sure=False, printed=printed)


def _last(words: Sequence[str], wanted: frozenset[str]) -> int:
    return next((at for at in range(len(words) - 1, -1, -1) if words[at] in wanted), -1)


def _ends(word: str) -> bool:
    return word == "\n" or (word[-1:] in ".!?;:" and len(word) > 2 and word.lower() not in {"sr.", "jr."})


def _from_colon(passages: Passages) -> Iterator[Guess]:
    """'Your application: Data Analyst', in any language whose word for application is known."""
    left, colon, right = passages.subject.text.partition(": ")
    if not colon:
        left, colon, right = passages.subject.text.partition(" : ")
    if colon and any(w in words_of("applying") for w in parts(left)):
        stop = re.search(r"\s(?:at|bei|chez|presso|bij|@)\s|\s[–—|]\s|\s?\[", right)
        outright = not words_of("applied").isdisjoint(parts(left))
        yield Guess(right[: stop.start()] if stop else right, sure=outright and len(right.split()) < 9)


def _from_pieces(passages: Passages, company: str | None) -> Iterator[Guess]:
    pieces = [p for p in _SPLIT.split(passages.subject.text) if p]
    for piece in pieces:
        words = parts(piece)
        if any(w in words_of("applying") for w in words) or (company and squash(piece) == squash(company)):
            continue
        if len(pieces) > 1 and (is_title(piece) or has_gender_mark(piece)):
            yield Guess(piece, sure=has_gender_mark(piece))


def _from_as(subject: Words) -> Iterator[Guess]:
    """'Telefoninterview als Fahrdienstleiterin': in a subject 'as' goes with a title."""
    for at, bare in enumerate(subject.bare[1:-1], 1):
        if bare in {"als", "as", "como", "come"}:
            yield _read(subject.window(at), len(bare) + 1, sure=False)


def _from_capitals(subject: Words) -> Iterator[Guess]:
    """A title inside a subject about applying, from its first capital on ('Join the Data Analyst interview')."""
    known = [at for at, bare in enumerate(subject.bare) if fold(bare) in words_of("applying")]
    if not known or len(subject.words) > LONGEST_TITLE:
        return
    words = [*enumerate(subject.words)][1:]
    start = next((at for at, word in words if word[:1].isupper() and at not in known), None)
    if start is not None:
        end = next((at for at in known if at > start), len(subject.words))
        yield Guess(" ".join(subject.words[start:end]), sure=False)


def _quoted(passages: Passages) -> Iterator[Guess]:
    for text in (passages.subject.text, passages.prose.text):
        for found in _QUOTED.finditer(text):
            if is_title(found[1]):
                yield Guess(found[1], sure=False)


def _from_list(passages: Passages) -> Iterator[Guess]:
    """The line after one that ends in a colon ('… to the following position:')."""
    full = [line for line in passages.lines if line][:25]
    for above, line in pairwise(full):
        if above.endswith(":") and len(line) < 100:
            yield Guess(line.lstrip("•-*· 0123456789"), sure=False)


def _from_board(passages: Passages, company: str | None, *, sure: bool) -> Iterator[Guess]:
    """Boards print the role on the line above the company."""
    wanted = loose_key(company or "")
    if not company or len(wanted) < 2:
        return
    full = [line for line in passages.lines if line][: 25 if sure else 6]
    for above, line in pairwise(full):
        if sure and squash(above) == wanted and len(line) < 90 and line[-1] not in ".!?:,":
            yield Guess(line, sure=False)
        if line[0].lower() != company[0].lower() or len(line) > len(company) + 45 or not 2 < len(above) < 110:
            continue
        if above[-1] not in ".!?:," and squash(line).startswith(wanted) and wanted not in squash(above):
            yield Guess(above, sure)


def _accept(guess: Guess, company: str | None) -> str | None:
    text = _without_company(guess.text, company)
    titled = is_title(_PLACE.sub("", text))
    if not titled and not guess.sure and not (guess.printed and _is_capitalised(text)):
        return None
    title = tidy_title(text)
    if not title or (company and squash(title) in squash(company)):
        return None
    words = parts(title)
    if all(w in words_of("applying") or w in words_of("vague") for w in words) or words[0] in words_of("not_first"):
        return None
    return title if titled or (title[0].isupper() and len(words) <= 7) else None


def _without_company(text: str, company: str | None) -> str:
    """'Analista de datos en Costaverde' without the employer and the small word before it."""
    at = text.casefold().find(company.casefold()) if company else -1
    small = _SMALL_END.search(text[:at]) if at > 0 else None
    shorter = text[: small.start()] if small else ""
    return shorter if is_title(shorter) else text


def _is_capitalised(text: str) -> bool:
    """Two or more words, all but the small ones with a capital, as titles are printed in English and German."""
    words = [w for w in text.split() if w[0].isalpha() and len(w) > 3]
    return len(words) > 1 and all(w[0].isupper() for w in words)
