"""Sentences of a mail, folded for matching: same length as the text, so that every offset still counts there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

CUT = "\x1e"  # stands where one sentence ends; no phrase reaches across it
LIMIT = 3500  # a mail that has not said it by then is a newsletter; the cost per mail stays bounded

_STOPS = re.compile(r"[.!?…]+(?=[\s\"')\]»”]|$)")
_BULLETS = "-*>•▪●◦►|"
_SHORT = 40  # a line no longer than this is a line of its own, unless the next one goes on in lower case
_WORD = re.compile(r"\w+")


def _table() -> dict[int, str]:
    """One character for one: accents off, dashes and brackets to a comma, other signs to a blank."""
    table = {}
    for code in (*range(32, 0x250), *range(0x1E00, 0x1F00), *range(0x2000, 0x2100)):
        char = chr(code)
        base = unicodedata.normalize("NFKD", char)[:1]
        table[code] = base if base.isalnum() or base == "_" else " "
    for char in ",;()[]–—{}":
        table[ord(char)] = ","
    return table | {
        ord(CUT): CUT,
        ord("\t"): " ",
        ord("\r"): " ",
        ord("•"): CUT,
        ord("|"): CUT,
        ord("ß"): "s",
        ord("ł"): "l",
    }


_TABLE = _table()


def lower(text: str) -> str:
    """Lower case of the same length: the few letters that would grow are left alone."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def fold(text: str) -> str:
    """The text lower-cased, without accents and signs, sentence ends as CUT; as long as before."""
    if "\n" in text:
        text = _join(text.split("\n"))
    return _STOPS.sub(_cut, lower(text)).translate(_TABLE)


def _cut(match: re.Match[str]) -> str:
    return CUT * (match.end() - match.start())


def _join(lines: list[str]) -> str:
    """Lines as one text again: wrapped ones by a blank, others by CUT."""
    out = []
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        wrapped = after and (after[0].islower() or (len(line) > _SHORT and after[0] not in _BULLETS))
        out.append(line)
        out.append(" " if wrapped else CUT)
    return "".join(out[:-1])


def words(folded: str) -> list[str]:
    """The words of a folded text, in order."""
    return _WORD.findall(folded)


def keep_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with everything outside the spans blanked by CUT: offsets stay, quoted mail is gone."""
    out, at = [], 0
    for start, end in spans:
        out += [CUT * (start - at), text[start:end]]
        at = end
    return "".join(out)


# Words that open a condition, by language. An opener that may also open something else says what must not follow.
_OPENERS = {
    "en": [
        r"if (?!so\b|interested|(?:you re|you are|you d be) (?:still )?"
        r"(?:interested|available|open|free|ready|happy|looking)\b"
        r"|(?:this|that|it) (?:is of|sounds|works|interests|seems|appeals))",
        r"should (?=you|your|we|there|the|a|any)",
        r"in (?:case|the event)\b",
        r"unless\b",
        r"whether\b",
        r"provided (?=that|you)",
        r"assuming\b",
        r"were (?=you|we)\b",
        r"once (?=(?:your|the) (?:application|profile|resume|position|role|job))",
        r"when (?=(?:your|the) (?:application|profile|resume|position|role|job))",
        r"as soon as\b",
        r"only (?=(?:those|candidates|applicants|shortlisted|selected|successful)\b)",
    ],
    "de": ["falls ", "sofern ", "sobald ", "wenn ", "im falle? ", "fur den fall ", "sollte[nst]? ", "solltest ", "ob "],
    "fr": [
        "si (?!nous avons|bien|vous etes interess)", "s ils? ", "au cas ou", "dans le cas ou", "en cas ",
        "dans l hypothese",
        "sans (?:reponse|retour|nouvelles?|reaction|contact)", "a defaut d[e ] ?(?:reponse|retour|nouvelles?)",
    ],
    "es": ["si (?!bien)", "en caso ", "en el caso "],
    "it": ["se ", "qualora ", "nel caso ", "in caso "],
    "nl": ["als (?=je|u|we|wij|er)", "indien ", "mochte?n? ", "wanneer "],
    "pt": ["se ", "caso ", "no caso "],
    "pl": ["jesli ", "jezeli ", "gdyby ", "w przypadku "],
    "da": ["hvis ", "safremt "],
    "sv": ["om (?=du|ni|vi)", "ifall "],
    "ca": ["si ", "en cas "],
    "ro": ["daca ", "in cazul "],
    "cs": ["pokud ", "jestlize ", "v pripade "],
    "fi": ["jos ", "mikali "],
}  # fmt: skip
_NOT_AFTER = re.compile(r"(?:even|as|meme|auch|wenn auch|selbst) $")
_SILENCE = re.compile(
    r"\b(?:not|t|no|nicht|nichts|keine|pas|aucune?|sans|defaut|niet|geen|non|nao|nie|hear|heard|horen)\b"
)


@lru_cache(maxsize=32)
def _clause(language: str) -> re.Pattern[str]:
    """From a condition to the comma that ends it (group 'clause'), and the rest of the sentence (group 'rest')."""
    openers = _OPENERS["en"] if language == "en" else _OPENERS["en"] + _OPENERS[language]
    return re.compile(rf"(?P<clause>(?:{'|'.join(map(_at_word, openers))})[^,{CUT}]*)(?P<rest>[^{CUT}]*)")


def _at_word(opener: str) -> str:
    """The opener at the beginning of a word. The look back stands second: letters first are found far faster."""
    return rf"{opener[0]}(?<![a-z0-9]{opener[0]}){opener[1:]}"


def _drop(match: re.Match[str]) -> str:
    """A condition of silence or of a no takes its consequence with it; another loses only the clause."""
    clause, rest = match["clause"], match["rest"]
    if _NOT_AFTER.search(match.string, max(0, match.start() - 12), match.start()):
        return clause + rest
    if _SILENCE.search(clause):
        return CUT * (len(clause) + len(rest))
    return CUT * len(clause) + rest


def drop_conditions(folded: str, language: str | None) -> str:
    """The folded text without what is only said for the case that: 'if you are not selected', 'falls', 'si'."""
    return _clause(language if language in _OPENERS else "en").sub(_drop, folded)
