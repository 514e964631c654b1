"""A small language for phrases, so that rules can be data that people read.

    you ~2 (wasted|ignored) (my|our) time        words, alternatives, a gap of up to two words
    {they} fail* to                              a class of words, a word by its beginning
    ^ congratulations on                         at the start of a sentence
    lost heart $                                 at the end of a sentence; `$` may be an alternative too
    is this final ?                              in a question; `=?` just before the question mark
    (over|past) # weeks                          a number, in digits or words

`~` alone is a gap of up to three words. An element followed by `?` is optional, the first one never.
Patterns are matched on folded prose (see prose.py): lower case, contractions spelt out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

Classes = Mapping[str, Sequence[str]]

_SEP = r"[ ,;:\"'()\-–—/&]+"
_WORD = r"[^\s¶,;:\"'()\-–—/&]+"
_END = r"[ ,;:.!?…\"')]*(?=¶)"
_NUMBER = (
    r"(?:\d[\d.,]*(?:k|th|nd|rd|st)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|hundred)(?!\w)"
)
_SUFFIXES = {"?": r"[^¶]*\?", "!": r"[^¶]*!", "=?": r"[ ,\"')]*\?", "$": _END}


@dataclass(frozen=True)
class Pattern:
    """One phrase: its expression, and beginnings of words of which a text must have one to match."""

    source: str
    regex: str
    anchors: frozenset[str]

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled expression; compiled at first need, since most are never reached."""
        return re.compile(self.regex)

    def can_match(self, starts: frozenset[str]) -> bool:
        """Whether a text whose words begin with ``starts`` may match at all."""
        return not self.anchors or not self.anchors.isdisjoint(starts)


def compile_pattern(source: str, classes: Classes) -> Pattern:
    """Compile ``source``; ``classes`` gives the phrases behind each ``{name}``.

    Raises ValueError, with the pattern named, for an unknown class or unbalanced brackets.
    """
    try:
        regex, anchors = _sequence(source, classes)
    except (KeyError, IndexError, ValueError) as problem:
        raise ValueError(f"pattern {source!r} can't be read: {problem}") from None
    return Pattern(source, regex, anchors)


def beginnings(plain: str) -> frozenset[str]:
    """The first three letters of each word, which `Pattern.anchors` is compared with."""
    return frozenset(word[:3] for word in re.findall(r"[^\W_]+", plain))


def _sequence(source: str, classes: Classes) -> tuple[str, frozenset[str]]:
    phrase = _Phrase(classes)
    prefix, suffix = r"(?<!\w)", r"(?!\w)"
    for element in _split(source, " "):
        if element == "^":
            prefix = r"(?:(?<=¶)|\A)[ \"'(]*"
        elif element in _SUFFIXES:
            suffix = _SUFFIXES[element]
        elif element == ",":
            prefix = prefix if phrase.parts else ""
            phrase.parts.append(",")
        else:
            phrase.add(element)
    return f"{prefix}{''.join(phrase.parts)}{suffix}", _rarest(phrase.anchors)


class _Phrase:
    """A phrase being put together: its parts, and the beginnings of words that each of them needs."""

    def __init__(self, classes: Classes) -> None:
        self.classes = classes
        self.parts: list[str] = []
        self.anchors: list[frozenset[str]] = []
        self.open = True  # nothing stands yet that a separator would have to follow

    def add(self, element: str) -> None:
        """Add one element: a gap, an optional one, one that may be the end, or a plain one."""
        if element.startswith("~"):
            self.parts.append(rf"(?:{_SEP}{_WORD}){{0,{element[1:] or 3}}}?")
            return
        optional = element.endswith("?")
        piece, starts, may_end = _element(element.rstrip("?"), self.classes)
        if self.open:
            self.parts.append(rf"(?:{piece}{_SEP})?" if optional else piece)
            self.open = optional
        elif may_end:
            self.parts.append(rf"(?:{_SEP}{piece}|{_END})")
        else:
            self.parts.append(rf"(?:{_SEP}{piece})?" if optional else rf"{_SEP}{piece}")
        if not optional and not may_end:
            self.anchors.append(starts)


def _element(element: str, classes: Classes) -> tuple[str, frozenset[str], bool]:
    """The expression of one element, the beginnings of its words, and whether `$` is among them."""
    if element.startswith("("):
        if not element.endswith(")"):
            raise ValueError(f"{element!r} goes on after its bracket")
        options = _split(element[1:-1], "|")
    elif element.startswith("{"):
        options = list(classes[element[1:-1]])
    else:
        options = element.split("|")
    kept = [option for option in options if option not in {"$", ""}]
    made = [_option(option, classes) for option in kept]
    starts = frozenset().union(*(start for _, start in made)) if made else frozenset()
    regex = "|".join(regex for regex, _ in made)
    return (f"(?:{regex})" if len(made) > 1 else regex), starts, "$" in options


def _option(option: str, classes: Classes) -> tuple[str, frozenset[str]]:
    """One alternative: a word, a beginning with a star, a number, or a phrase of several elements."""
    if option == "#":
        return _NUMBER, frozenset({""})
    if " " in option or option[:1] in "({":
        phrase = _Phrase(classes)
        for element in _split(option, " "):
            phrase.add(element)
        return "".join(phrase.parts), phrase.anchors[0]
    word = re.escape(option).replace(r"\*", r"\w*")
    start = option.rstrip("*")[:3]
    return rf"{word}(?!\w)", frozenset({start if start.isalnum() else ""})


def _split(source: str, mark: str) -> list[str]:
    """Split at ``mark`` outside round brackets."""
    found, depth, current = [], 0, ""
    for char in source:
        depth += (char == "(") - (char == ")")
        if char == mark and not depth:
            found.append(current)
            current = ""
        else:
            current += char
    if depth:
        raise ValueError("unbalanced brackets")
    return [element for element in [*found, current] if element]


_COMMON = frozenset(
    "i my me the a an to of in on for and you your it is was be are am have had has not thi tha wit at "
    "wou cou wil can so as if but we our no do did fro by or yo wha how".split()
)


def _rarest(anchors: list[frozenset[str]]) -> frozenset[str]:
    """The element least likely to be there by chance; empty when any text may match."""
    usable = [starts for starts in anchors if starts and "" not in starts]
    if not usable:
        return frozenset()
    return min(usable, key=lambda starts: len(starts & _COMMON) * 20 + len(starts))
