"""Language: spelling, doubled words, a or an, reading grade, and whether a text is English at all."""

import gzip
import json
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWEL_SOUND = re.compile(r"(?:[aeio]|u(?!ni[^mn]|s[aeu]|ti|r[aeo]|k)|h(?:our|on(?:est|our|or)|eir))", re.I)
_CONSONANT_SOUND = re.compile(r"(?:eu|one\b|once\b|u(?:ni|se|su|ti|k|r[aeo])|ufo|ewe)", re.I)
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_COMMON_ENOUGH = 2000  # counts in the dictionary; below it a guess is more often wrong (our judgement)
_SPELT_VOWEL = frozenset("AEFHILMNORSX")


@dataclass(frozen=True)
class Slip:
    """One slip of language: what kind, where, and what would mend it (None: no safe guess)."""

    kind: str
    start: int
    end: int
    text: str
    mend: str | None


def is_english(text: str) -> bool:
    """Whether enough of the words are common English ones; short texts get the benefit of the doubt."""
    words = [w.lower() for w in _WORD.findall(text)]
    if len(words) < 8:
        return text.isascii() or any(w in _listed("english") for w in words)
    return sum(w.split("'")[0].split("’")[0] in _listed("english") for w in words) / len(words) >= 0.2


def find_slips(text: str, start: int, end: int, names: Iterable[str] = ()) -> tuple[Slip, ...]:
    """Doubled words, a/an and spelling in ``text[start:end]``; ``names`` are never misspelt.

    Capitalised words inside a sentence count as names and are left alone. The dictionary is
    pyspellchecker's English list, which is offline; British spellings are accepted too.
    """
    known = frozenset(part.lower() for name in names for part in _WORD.findall(name))
    slips = [*_doubled(text, start, end), *_articles(text, start, end), *_misspelt(text, start, end, known)]
    return tuple(sorted(slips, key=lambda slip: slip.start))


def corrections(words: Iterable[str]) -> dict[str, str]:
    """For each lower-case word that is in no dictionary, the word most likely meant, when there is one."""
    return {word: meant for word in set(words) if not is_word(word) and (meant := likely_word(word))}


def is_word(word: str) -> bool:
    """Whether ``word`` is in the dictionary, in American or British spelling, or a word of the trade."""
    lowered = word.lower().replace("’", "'")
    base = lowered.removesuffix("'s")
    return base in _listed("trade") or _in_dictionary(base) or any(_in_dictionary(form) for form in _american(base))


@cache
def likely_word(word: str) -> str | None:
    """The commonest dictionary word one slip away, if it is common enough to be meant; else None."""
    known = _dictionary()
    best = max(_one_slip(word) & known.keys(), key=lambda near: known[near], default=None)
    return best if best and known[best] >= _COMMON_ENOUGH else None


def grade(text: str, sentences: int) -> float | None:
    """The Flesch-Kincaid grade (Kincaid 1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    words = _WORD.findall(text)
    if not words or not sentences:
        return None
    syllables = sum(_syllables(word) for word in words)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 1)


def _doubled(text: str, start: int, end: int) -> list[Slip]:
    found = re.finditer(r"\b([^\W\d_]+)([ \t]+|[ \t]*\r?\n[ \t]*)(\1)\b(?!['’-])", text[start:end], re.I)
    allowed = {"that", "had", "bye", "no", "very", "so", "ha", "please", "really"}
    return [
        Slip("doubled", start + m.start(), start + m.end(), m.group(), m[1])
        for m in found
        if m[1].lower() not in allowed
    ]


def _articles(text: str, start: int, end: int) -> list[Slip]:
    slips = []
    for match in re.finditer(r"\b(an?)[ \t]+([^\W\d_][\w-]*)", text[start:end], re.I):
        article, word = match[1], match[2]
        if article == "A" and match.start() and text[start + match.start() - 1] not in " \n\t":
            continue
        wanted = "an" if _starts_with_vowel(word) else "a"
        if article.lower() != wanted and len(word) > 1:
            mend = f"{wanted.capitalize() if article[0].isupper() else wanted} {word}"
            slips.append(Slip("article", start + match.start(), start + match.end(), match.group(), mend))
    return slips


def _starts_with_vowel(word: str) -> bool:
    if word.isupper() and len(word) <= 5 and (len(word) < 2 or word[1] not in "AEIOU"):
        return word[0] in _SPELT_VOWEL
    if _CONSONANT_SOUND.match(word):
        return bool(re.match(r"uni(?:n|m)", word, re.I))
    return bool(_VOWEL_SOUND.match(word))


def _misspelt(text: str, start: int, end: int, known: frozenset[str]) -> list[Slip]:
    slips = []
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        if _is_left_alone(text, match, known) or is_word(word):
            continue
        mend = likely_word(word.lower())
        if mend:
            slips.append(
                Slip("spelling", match.start(), match.end(), word, mend.capitalize() if word[0].isupper() else mend)
            )
    return slips


def _is_left_alone(text: str, match: re.Match[str], known: frozenset[str]) -> bool:
    """Names, addresses, codes and very short words are not looked up."""
    word, before, after = (
        match.group(),
        text[max(0, match.start() - 1) : match.start()],
        text[match.end() : match.end() + 1],
    )
    if len(word) < 4 or word.lower().removesuffix("'s").removesuffix("’s") in known or not word.isascii():
        return True
    if (
        before in {"@", ".", "/", "_", "-", "#"}
        or after in {"@", "/", "_"}
        or (after == "." and text[match.end() + 1 : match.end() + 2].isalpha())
    ):
        return True
    return word[0].isupper()


@cache
def _listed(name: str) -> frozenset[str]:
    raw = tomllib.loads((files("onward.core.writing") / "words.toml").read_text(encoding="utf-8"))
    return frozenset(raw[name].split())


@cache
def _dictionary() -> dict[str, int]:
    """pyspellchecker's English words with their counts; read directly, in half the time of its class."""
    place = files("spellchecker") / "resources" / "en.json.gz"
    return cast("dict[str, int]", json.loads(gzip.decompress(place.read_bytes())))


def _in_dictionary(word: str) -> bool:
    return len(word) < 3 or word in _dictionary()


def _one_slip(word: str) -> set[str]:
    """Every string one letter left out, put in, changed or swapped away (after Damerau)."""
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    for letter in _LETTERS:
        slips |= {a + letter + b[1:] for a, b in cuts if b} | {a + letter + b for a, b in cuts}
    return slips


_BRITISH = (
    (r"is(e|ed|es|ing|ation|ations|er|ers)$", r"iz\1"), (r"our", "or"), (r"ll(ed|ing|er|ers)$", r"l\1"), (r"re$", "er"),
    (r"res$", "ers"), (r"ys(e|ed|es|ing)$", r"yz\1"), (r"ae"
    r"|oe", "e"), (r"ogue(s?)$", r"og\1"), (r"ence(s?)$", r"ense\1"), (r"l(ment|ful)", r"ll\1"),
)  # fmt: skip
_JOINED = re.compile(r"(?:re|un|pre|non|co|over|under|out|sub|multi|micro|inter)(?P<rest>\w{4,})$")


def _american(word: str) -> list[str]:
    forms = [re.sub(british, american, word) for british, american in _BRITISH]
    joined = _JOINED.match(word)
    plural = [word[:-1]] if word.endswith("s") else []
    return [form for form in [*forms, *plural, *([joined["rest"]] if joined else [])] if form != word]


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
