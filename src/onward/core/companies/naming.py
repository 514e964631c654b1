"""Lists of words that names are made of, kept as data: legal forms, words of teams, words of titles."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one list of data/naming.toml, folded: legal, generic, team, machine, title, nobody."""
    return frozenset(_lists()[kind].split())


@cache
def _lists() -> dict[str, str]:
    text = resources.files("onward").joinpath("data/naming.toml").read_text(encoding="utf-8")
    return {name: str(words) for name, words in tomllib.loads(text).items()}
