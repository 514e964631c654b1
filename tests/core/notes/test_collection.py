"""The check on the project's own notes: all of the tuned ones, and a floor for those put aside."""

import pytest

from tests.core.notes.collection import families, judge, judge_sentence, notes, sentences


@pytest.mark.parametrize("one", notes("tuning"), ids=lambda one: f"{one['id']} {one['why']}")
def test_it_judges_a_tuned_note_as_expected(one):
    result = judge(one)
    assert result.verdict == one["expect"], [f.rule for f in result.findings]
    assert one.get("family") is None or one["family"] in families(result)


@pytest.mark.parametrize("name", ["sentences"])
def test_it_stops_a_good_note_for_one_bad_sentence(name):
    missed = [
        s
        for family, group in sentences(name).items()
        for i, s in enumerate(group)
        if family != "innocent" and judge_sentence(s, i).verdict != "do_not_send"
    ]
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("name", ["sentences", "unseen", "veiled", "veiled_aside"])
def test_it_lets_an_innocent_sentence_pass(name):
    stopped = [s for i, s in enumerate(sentences(name)["innocent"]) if judge_sentence(s, i).verdict != "ready"]
    assert stopped == []


@pytest.mark.parametrize(("name", "share"), [("veiled", 1.0), ("veiled_aside", 0.9)])
def test_it_hears_hostility_in_good_manners(name, share):
    bad = [(s, i) for family, group in sentences(name).items() if family != "innocent" for i, s in enumerate(group)]
    stopped = [s for s, i in bad if judge_sentence(s, i).verdict == "do_not_send"]
    assert len(stopped) >= share * len(bad), {s for s, _ in bad} - set(stopped)


def test_it_seldom_stops_a_good_note_put_aside():
    good = [one for one in notes("aside") if one["expect"] == "ready"]
    ready = sum(judge(one).verdict == "ready" for one in good)
    assert ready >= 0.92 * len(good)


def test_it_stops_bad_notes_put_aside():
    bad = [one for one in notes("aside") if one["expect"] != "ready"]
    stopped = sum(judge(one).verdict != "ready" for one in bad)
    assert stopped >= 0.90 * len(bad)


def test_it_finds_every_placeholder_in_all_notes():
    for one in notes("aside") + notes("tuning"):
        assert ("placeholder" in families(judge(one))) == (one.get("family") == "placeholder"), one["id"]


def test_the_collection_is_large_and_gives_its_reasons():
    everything = notes("aside") + notes("tuning")
    assert len(everything) >= 160
    assert all(one["why"] for one in everything)
    assert len({one["kind"] for one in everything}) == 14
