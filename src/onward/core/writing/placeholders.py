"""Placeholders: what a template left to be filled in, of any style, also in the subject."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Placeholder:
    """A stretch of the text that still waits for its words; ``style`` ends the rule id."""

    style: str
    start: int
    end: int
    text: str


# A phone number, an e-mail address or a kiss after the name is not a placeholder.
_EXEMPT = re.compile(r"https?://\S+|\S+@\S+\.\w+|<3")


def find_placeholders(text: str, known: tuple[str, ...] = ()) -> tuple[Placeholder, ...]:
    """Every placeholder in ``text``, the subject line included, in order and without overlaps.

    ``known`` are names on record (a company may be called 'X'): they are never placeholders.
    """
    exempt = [m.span() for m in _EXEMPT.finditer(text)]
    for name in known:
        exempt += [m.span() for m in re.finditer(re.escape(name), text)] if name.strip() else []
    found: list[Placeholder] = []
    for style, expression in _styles():
        for match in expression.finditer(text):
            start, end = match.span()
            free = not any(a < max(end, start + 1) and start < b for a, b in exempt)
            if free and not any(p.start < max(end, start + 1) and start < max(p.end, p.start + 1) for p in found):
                found.append(Placeholder(style, start, end, match.group()))
    return tuple(sorted(found, key=lambda p: p.start))


@cache
def _styles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The expressions of placeholders.toml, compiled once."""
    raw = tomllib.loads((files("onward.core.writing") / "placeholders.toml").read_text(encoding="utf-8"))
    thing, order = f"(?:{raw['thing']})", f"(?:{raw['order']})"
    things = rf"{thing}(?:[ _\-/]+(?:of|the|a|your|for|or|here|and|specific|{thing})){{0,5}}"
    return tuple(
        (one["name"], re.compile(one["expression"].replace("{things}", things).replace("{order}", order), _flags(one)))
        for one in raw["style"]
    )


def _flags(one: dict[str, str]) -> int:
    given = one.get("flags", "")
    return (re.I if "i" in given else 0) | (re.M if "m" in given else 0)
