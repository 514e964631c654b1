"""Sentences of a mail, folded for matching: same length as the text, so that every offset still counts there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

CUT = "\x1e"  # stands where one sentence ends; no phrase reaches across it
LIMIT = 6000  # a mail that has not said it by then is a newsletter; the cost per mail stays bounded

_ENDS = re.compile(r"(?m)[.!?…]+(?=[\s\"')\]»”]|$)|\n[ \t]*\n\s*|(?<=^)[^\n]{0,40}\n(?=\S)|[•|▪●◦►]|\n(?=[ \t]*[-*>\d])")
_WORD = re.compile(r"\w+")


def _table() -> dict[int, str]:
    """One character for one: accents off, dashes and brackets to a comma, other signs to a blank."""
    table = {}
    for code in range(32, 0x2100):
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1]
        table[code] = base if base.isalnum() or base == "_" else " "
    for char in ",;()[]–—{}":
        table[ord(char)] = ","
    return table | {ord(CUT): CUT, ord("\n"): " ", ord("\t"): " ", ord("\r"): " ", ord("ß"): "s", ord("ł"): "l"}


_TABLE = _table()


def lower(text: str) -> str:
    """Lower case of the same length: the few letters that would grow are left alone."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def _mark(match: re.Match[str]) -> str:
    found = match.group()
    if found[-1] == "\n" and not found[0].isspace():
        return found[:-1] + CUT  # a short line ends its sentence, but its words stay
    return CUT * len(found)


def fold(text: str) -> str:
    """The text lower-cased, without accents and signs, sentence ends as CUT; as long as before."""
    return _ENDS.sub(_mark, lower(text)).translate(_TABLE)


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return _WORD.findall(folded)


def keep_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with everything outside the spans blanked by line ends: offsets stay, quoted mail is gone."""
    out, at = [], 0
    for start, end in spans:
        out += ["\n" * (start - at), text[start:end]]
        at = end
    return "".join([*out, "\n" * (len(text) - at)])


_CLAUSES = {
    "en": (
        r"(?<!even )(?<!as )\bif (?!(?:you re|you are) (?:still )?(?:interested|available|open|free|ready|happy|looking)\b"
        r"|(?:this|that) (?:is|sounds|works|interests|seems)|interested|so\b)"
        r"|\b(?:should|in case|in the event|unless|whether|provided that|assuming|were) (?:you|your|we|that|there|the|a|any)\b"
        r"|\b(?:when|once|as soon as) (?:your|the) (?:application|profile|resume|position|role|job)\b|\bonly (?:those|candidates|applicants|shortlisted|selected)\b"
    ),
    "de": r"\b(?:falls|sofern|sobald|wenn|im falle?|fur den fall|sollte|sollten|solltest|ob)\b",
    "fr": r"(?<!meme )\b(?:si (?!nous avons|bien|vous etes interess)|s il|s ils|au cas ou|dans le cas ou|en cas|dans l hypothese|(?:sans|a defaut d[e ]) ?(?:reponse|retour|nouvelles?|reaction|contact))\b",
    "es": r"\b(?:si (?!bien)|en caso|en el caso)\b",
    "it": r"\b(?:se|qualora|nel caso|in caso)\b",
    "nl": r"\b(?:als (?:je|u|we|wij|er)|indien|mocht|mochten|wanneer)\b",
    "pt": r"\b(?:se|caso|no caso)\b",
    "pl": r"\b(?:jesli|jezeli|gdyby|w przypadku)\b",
    "da": r"\b(?:hvis|safremt)\b",
    "sv": r"\b(?:om (?:du|ni|vi)|ifall)\b",
    "ca": r"\b(?:si|en cas)\b",
    "ro": r"\b(?:daca|in cazul)\b",
    "cs": r"\b(?:pokud|jestlize|v pripade)\b",
    "fi": r"\b(?:jos|mikali)\b",
}
_SILENCE = re.compile(
    r"\b(?:not|t|no|nicht|nichts|keine|pas|aucune?|sans|defaut|niet|geen|non|nao|nie|hear|heard|horen)\b"
)


def _clause(language: str) -> re.Pattern[str]:
    """From a condition to the comma that ends it (group 'clause'), and the rest of the sentence (group 'rest')."""
    kinds = _CLAUSES["en"] if language == "en" else f"{_CLAUSES['en']}|{_CLAUSES[language]}"
    return re.compile(rf"(?P<clause>(?:{kinds})[^,{CUT}]*)(?P<rest>[^{CUT}]*)")


_CLAUSE = {language: _clause(language) for language in _CLAUSES}


def _drop(match: re.Match[str]) -> str:
    """A condition of silence or of a no takes its consequence with it; another loses only the clause."""
    clause, rest = match["clause"], match["rest"]
    if _SILENCE.search(clause):
        return CUT * (len(clause) + len(rest))
    return CUT * len(clause) + rest


def drop_conditions(folded: str, language: str | None) -> str:
    """The folded text without what is only said for the case that: 'if you are not selected', 'falls', 'si'."""
    return _CLAUSE.get(language or "en", _CLAUSE["en"]).sub(_drop, folded)
