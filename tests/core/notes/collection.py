"""The project's own notes and sentences, with what each must lead to."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from onward.core.notes.check import Check, check
from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind

NOTES = Path(__file__).parents[2] / "notes"
SHELL = """Dear Ms. Arden,

Thank you for your message about the planner role. {a}

I enjoyed hearing how your drivers redraw the winter routes each November. At Halden I cut empty trips by a \
quarter, and I'd be glad to help your team with that. {b}

I hope we can stay in touch about future roles. {c}

Kind regards,
Alice Moor"""


@cache
def notes(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((NOTES / f"{name}.toml").read_text())["note"]
    return found


@cache
def sentences(name: str) -> dict[str, list[str]]:
    return tomllib.loads((NOTES / f"{name}.toml").read_text())


def judge(one: dict[str, Any]) -> Check:
    record = Facts(one.get("company"), one.get("role"), one.get("person"), one.get("sender"))
    return check(one["text"], NoteKind(one["kind"]), None if record == Facts() else record)


def judge_sentence(sentence: str, place: int) -> Check:
    """The check of an otherwise good note with ``sentence`` in one of three places."""
    return check(
        SHELL.format(**{key: sentence if key == "abc"[place % 3] else "" for key in "abc"}), NoteKind.THANK_YOU
    )


def families(result: Check) -> set[str]:
    return {found.family for found in result.findings if found.severity != "praise"}
