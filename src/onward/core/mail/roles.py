"""Names of roles: what belongs to a title, and how alike two titles are."""

from __future__ import annotations

import re
from functools import lru_cache

from onward.core.companies.names import fold

SAME = 0.8
CLOSE = 0.5

_GENDER = re.compile(
    r"""[\s,–—-]*[(\[]\s*(?:[mwfdxhivnsa](?:\s?[/|,*·:-]\s?[mwfdxhivnsa*]){1,4}|gn\*?|all\s+genders?|divers|any\s+gender
    |m[/|]?w[/|]?d|h[/-]?f|f[/-]?h)\s*[)\]]
    |[\s,–—-]*(?<![\w/])[mwfdxh](?:[/|][mwfdxhi*]){1,3}(?![\w/])
    |[\s,–—-]+(?:h-f|f-h|hf)$""",
    re.I | re.X,
)
_REQUISITION = re.compile(
    r"""\s*[(\[]?\s*(?<!\w)(?:(?:job|req(?:uisition)?|stellen|ref(?:erenz|erence|\.)?|kenn|posting|vacancy|offre)[\s-]*
    (?:id|nr|no|number|nummer|kennziffer|n°)?|stellenkennziffer|kennziffer|id|ref)\s*[.:#]*\s*
    [a-z]{0,4}[-_]?\d[\w/.-]*\s*[)\]]?
    |\s*[-–—|,(\[]*\s*\#?\b(?:[a-z]{2,5}-|jr|req|r-?|job)?
    (?!(?:19|20)\d\d\b(?![-_/]\d))\d{4,}(?:[-_/]\d+)*[a-z]{0,2}\b\s*[)\]]?""",
    re.I | re.X,
)
_PICTURES = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_LEVELS = {
    "senior": ("senior", "sr"),
    "junior": ("junior", "jr"),
    "lead": ("lead",),
    "principal": ("principal",),
    "staff": ("staff",),
    "head": ("head", "director", "vp", "chief"),
    "intern": ("intern", "internship", "praktikant", "praktikantin", "praktikum", "stage", "stagiaire", "becario"),
    "trainee": ("trainee", "tirocinio", "tirocinante", "stagista", "stagiair", "estagio", "estagiario"),
    "student": ("werkstudent", "werkstudentin", "alternance", "alternant", "apprentice"),
    "1": ("i", "1"),
    "2": ("ii", "2"),
    "3": ("iii", "3"),
    "4": ("iv", "4"),
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words}
_SMALL = ("the", "a", "an", "of", "for", "in", "de", "du", "des", "der", "die", "das", "la", "le", "les", "el", "los")
_NO_WORDS = frozenset(_SMALL) | {"und", "and", "et", "y", "e", "position", "role", "job", "stelle", "poste"}


def clean_role(text: str) -> str:
    """A title without gender marks, requisition numbers and stray signs."""
    text = _GENDER.sub(" ", _PICTURES.sub(" ", text))
    text = _REQUISITION.sub(" ", text)
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", text)
    return " ".join(text.split()).strip(" .,;:!|–—-*·•>'\"“”„«»‘’")


def has_gender_mark(text: str) -> bool:
    """Whether a text bears a mark such as (m/w/d) or H/F, which only titles do."""
    return _GENDER.search(text) is not None


@lru_cache(maxsize=8192)
def role_words(role: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words of a title, and the levels named in it (senior, intern, II), apart."""
    words = re.findall(r"[^\W_]+(?:\+\+|#)?", fold(clean_role(role)).replace(" and ", " "))
    levels = frozenset(_LEVEL_OF[w] for w in words if w in _LEVEL_OF)
    return frozenset(w for w in words if w not in _LEVEL_OF and w not in _NO_WORDS), levels


def role_likeness(a: str, b: str) -> float:
    """How alike two titles are: 1 the same words, from SAME on one role, below CLOSE two roles.

    A different level (junior, senior) is a different post: never SAME. The bounds are our own judgement.
    """
    (one, level_one), (two, level_two) = role_words(a), role_words(b)
    if not one or not two:
        return 0.0
    alike = _overlap(one, two)
    return alike if level_one == level_two else min(alike, 0.6 if not (level_one and level_two) else 0.4)


def _overlap(one: frozenset[str], two: frozenset[str]) -> float:
    if one == two:
        return 1.0
    if (one < two or two < one) and min(len(one), len(two)) > 1:
        return 0.85
    return 0.8 * 2 * len(one & two) / (len(one) + len(two))
