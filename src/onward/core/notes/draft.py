"""Drafts: a note from what is on record, with no blank and nothing invented.

The wording lies in rules/kinds/*.toml: paragraphs of parts, several lines for each part. A line is used
only when everything it speaks of is on record; what is missing is asked for.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, Literal
from zlib import crc32

from onward.core.notes.facts import Facts
from onward.core.notes.kinds import NoteKind, kind_data, kind_rules
from onward.core.notes.lexicon import words_of
from onward.core.notes.phrasing import proof_of, small_deed, topic_of

Tone = Literal["warm", "plain", "formal"]
Slots = Mapping[str, str]


@dataclass(frozen=True)
class Draft:
    """A subject, a body, and what Onward would still like to know."""

    subject: str
    body: str
    asks: tuple[str, ...]


def draft(kind: NoteKind, facts: Facts, *, seed: int = 0, tone: Tone = "plain") -> Draft:
    """A note of ``kind`` from ``facts``; another ``seed`` gives another wording of the same.

    What is missing is asked for in ``asks`` and left out of the note, never left blank or made up.
    A connection request stays within LinkedIn's limit (the kind's ``limit_characters``, UTF-16 units).
    """
    slots = _slots(facts)
    recipe: dict[str, Any] = kind_data(kind)["draft"]
    if recipe.get("short"):
        body = _short(recipe["short"], slots, kind_rules(kind).limit_characters or 200, seed)
    else:
        middle = _paragraphs(recipe, slots, tone, seed)
        body = "\n\n".join([_greeting(facts, tone), *middle, _closing(facts, tone, seed)])
    return Draft(_subject(kind, facts, slots), body, _asks(recipe["asks"], facts))


def _slots(facts: Facts) -> Slots:
    """The words that lines may use; a key is there only when its fact is."""
    role, company = _line(facts.role), _line(facts.company)
    known = {
        "role": role,
        "company": company,
        "sender": _line(facts.sender),
        "first": _call(facts.person),
        "the_role": _the_role(role),
        "at_company": f" at {company}" if company else "",
        "team": company or "your team",
        "on_applied": f" on {_day(facts.applied_on)}" if facts.applied_on else "",
        "on_interviewed": f" on {_day(facts.interviewed_on)}" if facts.interviewed_on else "",
    }
    slots = {
        key: value for key, value in known.items() if value or key in {"at_company", "on_applied", "on_interviewed"}
    }
    topics = [topic_of(fact) for fact in facts.facts if fact.strip()]
    if topics:
        slots["topic"] = topics[0]
    proofs = [proof_of(proof) for proof in facts.proofs if proof.strip()]
    if proofs:
        slots["deed_small"] = small_deed(proofs[0])
        slots["deed" if proofs[0].form == "deed" else "np"] = proofs[0].words
    return slots


def _paragraphs(recipe: Mapping[str, Any], slots: Slots, tone: Tone, seed: int) -> list[str]:
    found = []
    for parts in recipe["paragraphs"]:
        lines = [_part(part, recipe, slots, tone, seed) for part in parts]
        text = " ".join(line for line in lines if line)
        if text:
            found.append(text)
    return found


def _part(part: str, recipe: Mapping[str, Any], slots: Slots, tone: Tone, seed: int) -> str:
    """One line for ``part``: of those that say most of what is on record, one by the seed."""
    own = recipe.get("lines", {}).get(part, {})
    if part == "value":
        form = "deed" if "deed" in slots else "bring"
        lines = own.get(form) or _phrases()["value"][form]
    else:
        lines = own.get(tone) or own["plain"]
    usable = [line for line in lines if _needs(line) <= slots.keys()]
    if not usable and tone != "plain" and part != "value":
        usable = [line for line in own["plain"] if _needs(line) <= slots.keys()]
    if not usable:
        return ""
    fullest = max(_weight(line) for line in usable)
    return _fill(_pick([line for line in usable if _weight(line) == fullest], f"{part}{seed}", seed), slots)


def _weight(line: str) -> int:
    """Lines with the seeker's own words go first; names alone weigh nothing."""
    return len(_needs(line) & {"topic", "deed", "deed_small", "np"})


def _short(lines: Sequence[str], slots: Slots, limit: int, seed: int) -> str:
    """The fullest line that fits the limit."""
    usable = [line for line in lines if _needs(line) - {"sender"} <= slots.keys()]
    filled = [(len(_needs(line) & _TELLING), _fill(line, {"sender": "", **slots})) for line in usable]
    fitting = [(weight, text) for weight, text in filled if len(text.encode("utf-16-le")) // 2 <= limit]
    if not fitting:
        return str(lines[-1])
    fullest = max(weight for weight, _ in fitting)
    return _pick([text for weight, text in fitting if weight == fullest], "short", seed)


def _greeting(facts: Facts, tone: Tone) -> str:
    """Their name, in the seeker's own opening where there is one."""
    person = _line(facts.person)
    own = _line(facts.opening)
    if own:
        if "{name}" in own:
            return own.replace("{name}", _call(person) or "all")
        word = re.match(r"(dear|hi|hello|hey|good (?:morning|afternoon|evening))\b", own, re.I)
        return f"{word.group()} {_call(person)}," if word and person else own
    phrases = _phrases()["greeting"]
    if not person:
        return str(phrases["nobody"])
    return str(phrases[tone]).format(first=_call(person), full=_call(person) if _titled(person) else person)


def _closing(facts: Facts, tone: Tone, seed: int) -> str:
    sender = _line(facts.sender)
    own = (facts.sign_off or "").strip()
    words = own or _pick(_phrases()["closing"][tone], "closing", seed)
    return words if not sender or sender.lower() in words.lower() else f"{words}\n{sender}"


def _subject(kind: NoteKind, facts: Facts, slots: Slots) -> str:
    """Their thread where there is one, else the first subject whose words are on record."""
    thread = _line(facts.thread_subject)
    if thread and kind is not NoteKind.CONNECTION_REQUEST:
        return thread if re.match(r"(?:re|aw|antw|sv)\s*:", thread, re.I) else f"Re: {thread}"
    return next((_fill(line, slots) for line in kind_rules(kind).subjects if _needs(line) <= slots.keys()), "")


def _asks(wanted: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """The questions behind what is missing: each ask is answered by one field, most by the facts."""
    answered = {
        "person": facts.person,
        "sender": facts.sender,
        "applied_on": facts.applied_on,
        "proof": facts.proofs,
        "own_news": facts.proofs,
    }
    return tuple(_phrases()["asks"][ask] for ask in wanted if not answered.get(ask, facts.facts))


def _call(person: str | None) -> str:
    """How to call them: the first name, or title and surname where the title is on record."""
    name = _line(person)
    if "," in name:
        last, _, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}"
    words = name.split()
    if not words:
        return ""
    if _titled(name) and len(words) > 1:
        return f"{words[0]} {words[-1]}"
    return name if len(words[0].rstrip(".")) < 2 else words[0]


def _titled(person: str) -> bool:
    return person.split()[0].rstrip(".").lower() in words_of("titles")


def _the_role(role: str) -> str:
    if not role:
        return "the role"
    return f"the {role}" if re.search(r"\b(?:role|position|job|post)\s*$", role, re.I) else f"the {role} role"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_MAY_BE_EMPTY = frozenset({"at_company", "on_applied", "on_interviewed"})
_TELLING = frozenset({"topic", "first", "sender"})


def _line(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").strip()


def _needs(line: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(line) if name)


def _fill(line: str, slots: Slots) -> str:
    """``line`` with its words; braces in the seeker's own words are left as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: slots[found[1]], line).strip()


def _pick(options: Sequence[str], salt: str, seed: int) -> str:
    return options[crc32(f"{salt}:{seed}".encode()) % len(options)]


@cache
def _phrases() -> dict[str, Any]:
    place = files("onward.core.notes") / "rules" / "phrases.toml"
    return tomllib.loads(place.read_text(encoding="utf-8"))
