"""The rules as data: readable, complete, documented."""

import re
from pathlib import Path

import pytest

from onward.core.notes import lexicon
from onward.core.notes.kinds import NoteKind, kind_rules
from onward.core.writing.patterns import read_sentences

ROOT = Path(__file__).parents[3]
FAMILIES = [
    "placeholder",
    "blame",
    "dispute",
    "sarcasm",
    "gloating",
    "plea",
    "rudeness",
    "abasement",
    "name",
    "company",
    "intent",
    "thanks",
    "future",
    "value",
    "specific",
    "length",
    "focus",
    "language",
]


def rule_ids():
    sources = (ROOT / "src/onward/core/notes").glob("*.py")
    written = {
        found
        for place in sources
        for found in re.findall(rf"[\"']((?:{'|'.join(FAMILIES)})\.[a-z_]+)[\"']", place.read_text())
    }
    styles = re.findall(r'^name = "(\w+)"', (ROOT / "src/onward/core/writing/placeholders.toml").read_text(), re.M)
    return written | {rule.id for rule in lexicon.tone_rules()} | {f"placeholder.{style}" for style in styles}


def test_every_rule_stands_in_the_docs():
    page = (ROOT / "docs/method/notes.md").read_text()
    assert [rule for rule in sorted(rule_ids()) if f"`{rule}`" not in page] == []


def test_every_rule_is_of_a_family_of_the_contract():
    assert {rule.partition(".")[0] for rule in rule_ids()} == set(FAMILIES)


@pytest.mark.parametrize("rule", lexicon.tone_rules(), ids=lambda rule: rule.id)
def test_every_phrase_needs_a_word_to_match(rule):
    nothing = read_sentences("zzz")[0]
    assert all(pattern.find(nothing) is None for pattern in (*rule.match, *rule.unless))
    assert rule.message.endswith((".", "?"))


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_has_its_rules(kind):
    rules = kind_rules(kind)
    assert rules.words.floor < rules.words.low < rules.words.high < rules.words.ceiling
    assert set(rules.owes) <= {"tone", "customised", "value", "sincerity", "brevity"}
    assert rules.label
    assert rules.sent_when
