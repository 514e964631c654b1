"""How mails word things, kept as data: one pattern or list of words by name, read from data/wording.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The alternatives of one list as one pattern, to be searched in lower-case prose."""
    return re.compile("|".join(alternatives(name)))


@cache
def alternatives(name: str) -> tuple[str, ...]:
    """The patterns of one list, as they stand in the file."""
    parts = _wording()[name]
    return tuple(parts) if isinstance(parts, list) else ()


@cache
def stems(name: str) -> tuple[str, ...]:
    """A blank-separated list of words or stems."""
    return tuple(str(_wording()[name]).split())


@cache
def words(name: str) -> frozenset[str]:
    """The same as a set."""
    return frozenset(stems(name))


@cache
def _wording() -> dict[str, list[str] | str]:
    text = resources.files("onward").joinpath("data/wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
