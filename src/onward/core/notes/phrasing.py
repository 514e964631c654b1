"""Phrasing: free phrases of a seeker made fit for a sentence, whatever their form.

People write 'how the team replays late events', 'We talked about the move to Kafka', 'cut the run to
forty minutes', 'I led six people' or 'five years of Python'. A draft needs to know which it has.
"""

import re
from dataclasses import dataclass
from typing import Literal

from onward.core.notes.lexicon import words_of

_ABOUT = re.compile(
    r"^(?:and |also |that )?(?:(?:we|i|you|they|he|she|it)(?:'ve|’ve)? (?:also |both |all |briefly "
    r"|really |mostly |have |had )?)?"
    r"(?:talked|talk|spoke|chatted|was talking|were talking|were told|discussed|told (?:me|us|them"
    r"|him|her|you)|asked(?: (?:me|them|him|her|you|us))?|mentioned|explained(?: to (?:me|us))?"
    r"|described|showed (?:me|us|them)|was shown|learned|learnt|heard|liked|loved|enjoyed|admired"
    r"|appreciated|remember(?:ed)?|was (?:impressed|struck|interested|fascinated|touched) (?:by|in"
    r"|with)"
    r"|went (?:through|over)|walked (?:me |us )?through|looked at|covered|touched on|said|was told"
    r"|saw|read|noticed|congratulations (?:on|for)|congrats on)"
    r"(?: (?:a lot |a bit |mostly |mainly |briefly |at length |most |something |hearing |talking "
    r"|learning |seeing ))?(?: ?(?:about|of|on|how much))?\s+(?=\S)",
    re.I,
)
_LEAD = re.compile(
    r"^(?:talk(?:ing)?|discussion|conversation|chat|question|questions) (?:about|on|of|regarding) "
    r"|^(?:about|regarding|re:|on) ",
    re.I,
)
_WH = re.compile(r"^(?:how|why|what|where|when|who|whose|which|whether)\b", re.I)
_PRONOUN_CLAUSE = re.compile(r"^(?:they|you|we|he|she|it|i|everyone|everybody|people|nobody)(?:'|’|\s)", re.I)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|won|ships|runs|uses|works|writes|builds|tests|plans|wants|needs|replays|reviews|shares|meets|moved"
    r"|built|handles|keeps|makes|lets|takes|goes|sells|teaches|trains|releases|deploys|hires|moves"
    r"|started|changed|switched|replaced|rewrote|cut|grew|opened|launched|raised|doubled|reached"
    r"|published|got|became|hired|signed|uses|is moving)"
)
_NOUN_CLAUSE = re.compile(
    rf"^(?:the|your|their|our|my|a|an|this|each|every|all|some|many)\s+(?:[\w'’-]+\s+){{1,3}}?{_FINITE}\s", re.I
)
_NAME_CLAUSE = re.compile(rf"^[A-Z][\w&-]*(?:\s[A-Z][\w&-]*)?\s{_FINITE}\s")
_DETERMINED = re.compile(
    r"^(?:the|a|an|your|their|our|my|this|that|these|those|his|her|its|some|any|all|both|each|every|no|one|two|three|four|five|six|seven|eight|nine|ten|many|more|most|several|\d)",
    re.I,
)
_STATE = re.compile(
    r"^(?:fluent|certified|trained|qualified|licensed|experienced|skilled|familiar|comfortable|good|used|responsible|able|accredited|bilingual|proficient)\b",
    re.I,
)
_BASE_VERBS = frozenset(
    [
        "lead",
        "run",
        "build",
        "manage",
        "write",
        "teach",
        "train",
        "design",
        "coach",
        "organise",
        "organize",
        "plan",
        "sell",
        "support",
        "maintain",
        "speak",
        "drive",
        "cook",
        "repair",
        "fix",
        "test",
        "ship",
        "own",
        "handle",
        "help",
        "analyse",
        "analyze",
        "develop",
        "deliver",
        "coordinate",
        "mentor",
        "edit",
        "code",
        "program",
        "translate",
        "know",
        "work",
        "look",
        "use",
        "improve",
        "keep",
    ]
)
_IRREGULAR_NO_DEED = frozenset({"led", "set", "put", "read", "let", "hit", "shut", "split"})
Form = Literal["deed", "bring"]


@dataclass(frozen=True)
class Proof:
    """What the seeker can show: a whole sentence ('I cut …'), or what follows 'I would bring'."""

    form: Form
    words: str


def topic_of(fact: str) -> str:
    """``fact`` as something that may follow 'about': a noun phrase or a how-clause, in their direction."""
    words = _tidy(fact)
    for lead in (_ABOUT, _LEAD):
        stripped = lead.sub("", words, count=1)
        words = stripped if len(stripped) >= 3 else words
    words = re.sub(r"^that\s+(?=(?:they|you|we|he|she|it|i|the|your|their|our|everyone)\b)", "", words, flags=re.I)
    return _towards_them(_as_noun(_small(words)))


def proof_of(proof: str) -> Proof:
    """``proof`` as a sentence of its own without the full stop, or as something to bring."""
    words = re.sub(r"^(?:that |how )(?=i\b)", "", _tidy(proof), flags=re.I)
    first = re.split(r"[\s,]", words.lower(), maxsplit=1)[0]
    if re.match(r"(?:i|we)(?:'|’|\s)|(?:my|our|when|while|after|since|as|in|at|during|last|this)\s", words, re.I):
        return Proof("deed", _first_person(words))
    if (
        first in words_of("deeds")
        or first in _IRREGULAR_NO_DEED
        or (first.endswith("ed") and len(first) > 4 and not _STATE.match(words))
    ):
        return Proof("deed", f"I {_small(words)}")
    if _STATE.match(words):
        return Proof("deed", f"I am {_small(words)}")
    if first in _BASE_VERBS:
        return Proof("deed", f"I {_small(words)}")
    if first.endswith("ing") and len(first) > 5 and " " in words:
        return Proof("bring", f"my experience of {_small(words)}")
    return Proof("bring", _noun(words))


def small_deed(proof: Proof) -> str:
    """The deed inside a sentence, after a colon."""
    return proof.words if proof.form == "deed" else f"I would bring {proof.words}"


def _tidy(words: str) -> str:
    """One line, no full stop at the end, no bullet or quotes around it."""
    flat = re.sub(r"\s+", " ", words).strip()
    flat = re.sub(r"^[-*•–·]\s*", "", flat)
    return re.sub(r"[\s.;:,!…]+$", "", flat).strip('"“”')


def _small(words: str) -> str:
    """Without the capital of a sentence's beginning, unless the word has one of its own."""
    first = re.match(r"[^\W\d_]+", words)
    if not first or not words[0].isupper() or words[:2] == "I " or words[:2] in {"I'", "I’"}:
        return words
    word = first.group()
    if len(word) > 1 and not word[1:].islower():
        return words
    opens = (
        word.lower() in _OPENERS
        or word.lower() in words_of("generic")
        or word.lower() in words_of("deeds")
        or word.lower() in _BASE_VERBS
    )
    return words[0].lower() + words[1:] if opens or len(word) == 1 or word.endswith("ing") else words


_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "how",
        "why",
        "what",
        "where",
        "when",
        "who",
        "which",
        "whether",
        "your",
        "their",
        "our",
        "my",
        "this",
        "that",
        "these",
        "those",
        "they",
        "you",
        "we",
        "he",
        "she",
        "it",
        "moving",
        "building",
        "led",
        "cut",
        "built",
        "set",
        "ran",
        "reduced",
    ]
)


def _as_noun(words: str) -> str:
    if _WH.match(words):
        return words
    if _PRONOUN_CLAUSE.match(words) or _NOUN_CLAUSE.match(words) or _NAME_CLAUSE.match(words):
        return f"how {words}"
    first = words.split(" ", 1)[0].lower()
    if " " in words and first in words_of("deeds") and not first.endswith("ing"):
        return f"how you {words}"
    return _noun(words)


def _noun(words: str) -> str:
    """A noun phrase, with 'the' where a bare 'move to Kafka' lacks it."""
    if _DETERMINED.match(words) or words[:1].isupper():
        return words
    bare = re.match(r"([a-z-]+)(?:\s+(?:of|to|from|for|in|on|at|with|between|against)\b)", words)
    single = bare is not None and not bare[1].endswith(("s", "ing")) and bare[1] not in _MASS
    return f"the {words}" if single else words


_MASS = frozenset(
    [
        "experience",
        "knowledge",
        "work",
        "training",
        "practice",
        "research",
        "data",
        "software",
        "care",
        "advice",
        "support",
        "money",
        "time",
        "interest",
        "help",
        "progress",
        "teamwork",
        "patience",
    ]
)


def _towards_them(words: str) -> str:
    """'their' and 'they' become 'your' and 'you' where they open the phrase: the note speaks to them."""
    words = re.sub(r"^((?:how |why |what |where |when |that )?)their\b", r"\1your", words, flags=re.I)
    words = re.sub(r"^((?:how|why|what|where|when) )they (are|were|have|do)\b", r"\1you \2", words, flags=re.I)
    return re.sub(r"^((?:how|why|what|where|when) )they\b", r"\1you", words, flags=re.I)


def _first_person(words: str) -> str:
    fixed = re.sub(r"\bi\b(?=['’\s])", "I", words)
    return fixed[0].upper() + fixed[1:]
