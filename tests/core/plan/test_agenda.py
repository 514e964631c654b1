"""The day in a sentence, and as JSON."""

from __future__ import annotations

import json

from onward.core.plan.agenda import headline, to_json
from onward.core.plan.moves import next_moves
from onward.core.plan.situation import GoalNow
from tests.core.plan.build import TODAY, application, comeback, contact, days_ago, situation


def said(**given) -> str:
    now = situation(**given)
    return headline(next_moves(now), now)


def test_it_says_what_kind_of_day_it_is():
    assert said() == "Nothing needs you today."
    assert said(contacts=(contact(),)) == "One thing for today."
    assert said(comebacks=(comeback(),), contacts=(contact(),)) == "One hard answer yesterday. Two things you can do."
    assert said(comebacks=(comeback(1), comeback(2, opened_on=TODAY))).startswith("Two hard answers since yesterday.")
    assert said(comebacks=(comeback(opened_on=days_ago(9)),)) == "One thing for today."
    assert said(paused=True) == "Your search is paused. Nothing is lost."


def test_its_json_is_the_contract():
    now = situation(
        comebacks=(comeback(),),
        applications=(application(),),
        goals=(GoalNow(1, "People reached", "people", 3, 1),),
    )
    answer = json.loads(json.dumps(to_json(next_moves(now))))
    assert set(answer) == {"as_of", "moves", "later", "process"}
    assert answer["process"] == {
        "week": "2026-11-09",
        "goals": [{"name": "People reached", "planned": 3, "done": 1}],
    }
    for move in answer["moves"]:
        assert set(move) == {"id", "title", "why", "source", "due", "about", "does"}
        assert set(move["about"]) == {"company", "role", "person"}
