"""Where names begin: the small words and the context before an employer, read from data/anchors.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from onward.core.mail.passages import Words

NEAR = 3
FAR = 16
SKIPPED = 3
ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Context:
    """What has to stand before a small word: anywhere in the sentence, or within the last words."""

    far: frozenset[str]
    near: frozenset[str]


def starts(words: Words) -> Iterator[int]:
    """The places where an employer's name may begin, by what stands before them."""
    table, between = _table()
    last = len(words.words) - 1
    for small, bare in enumerate(words.bare):
        context = table.get(bare)
        if context is None or small == last or _stops(words.words[small]):
            continue
        at = small + 1
        while at < last and at <= small + SKIPPED and words.bare[at] in between and not _is_capital(words, at):
            at += 1
        if _may_begin(words.words[at]) and _fits(words, small, context):
            yield at


def _fits(words: Words, small: int, context: Context) -> bool:
    if "*" in context.near:
        return True
    before = _sentence_before(words.words, words.bare, small, FAR)
    return not context.far.isdisjoint(before) or not context.near.isdisjoint(before[-NEAR:])


def _sentence_before(words: Sequence[str], bare: Sequence[str], at: int, count: int) -> list[str]:
    start = at
    while start > 0 and at - start < count and not _stops(words[start - 1]):
        start -= 1
    return list(bare[start:at])


def _stops(word: str) -> bool:
    return word == "\n" or (word[-1:] in ".!?;" and len(word) > 2)


def _is_capital(words: Words, at: int) -> bool:
    """A capital says that an article belongs to the name, unless it is 'The'."""
    bare = words.bare[at]
    return words.words[at][0].isupper() and len(bare) <= ARTICLE and bare != "the"


def _may_begin(word: str) -> bool:
    return word[:1].isdigit() or "." in word[1:-1] or word != word.lower()


@cache
def _table() -> tuple[dict[str, Context], frozenset[str]]:
    text = resources.files("onward").joinpath("data/anchors.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    between = frozenset(str(data.pop("between")["words"]).split())
    merged: dict[str, tuple[set[str], set[str]]] = {}
    for anchors in data.values():
        for small, context in anchors.items():
            far, near = merged.setdefault(small, (set(), set()))
            far.update(context.get("far", "").split())
            near.update(context.get("near", "").split())
    return {small: Context(frozenset(far), frozenset(near)) for small, (far, near) in merged.items()}, between
