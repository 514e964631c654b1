"""The marks of marks.toml, read once: languages are data."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any, Final

_DATA: Final[dict[str, Any]] = tomllib.loads(files(__package__).joinpath("marks.toml").read_text("utf-8"))
_WORD: Final = re.compile(r"[a-z]{3,}")


class Marks:
    """Some marks and, for each, the longest of its words: only where that word occurs need one look for the mark.

    A mail holds few of these words and there are some two hundred marks, so this is most of the speed of cleaning.
    """

    def __init__(self, marks: list[str]) -> None:
        self.all = tuple(marks)
        self._always = tuple(mark for mark in marks if not _WORD.search(mark))
        self._by_word: dict[str, list[str]] = {}
        for mark in marks:
            if words := _WORD.findall(mark):
                self._by_word.setdefault(max(words, key=len), []).append(mark)
        self._words = frozenset(self._by_word)

    def within(self, words: set[str]) -> list[str]:
        """The marks that a text with these words may hold."""
        return [*self._always, *(mark for word in self._words & words for mark in self._by_word[word])]


def words_of(folded: str) -> set[str]:
    """The words of a folded text, as `Marks.within` wants them."""
    return set(_WORD.findall(folded))


def _turned(section: str) -> dict[str, str]:
    return {word: name for name, words in _DATA[section].items() for word in words}


HEADER_LABELS: Final = _turned("headers")
MONTHS: Final = {word: int(number) for word, number in _turned("months").items()}
FORWARD: Final = Marks(_DATA["marks"]["forward"])
ORIGINAL: Final = Marks(_DATA["marks"]["original"])
WROTE: Final[tuple[str, ...]] = tuple(_DATA["marks"]["wrote"])
WROTE_FIRST: Final[tuple[str, ...]] = tuple(_DATA["marks"]["wrote_first"])
FORWARD_SUBJECTS: Final[tuple[str, ...]] = tuple(_DATA["marks"]["subjects"])
FOOTER_END: Final = Marks(_DATA["footers"]["end"])
FOOTER_END_LINE: Final = Marks(_DATA["footers"]["end_line"])
FOOTER_LINE: Final = Marks(_DATA["footers"]["line"])
NEVER_FOOTER: Final[tuple[str, ...]] = tuple(_DATA["footers"]["keep"])
