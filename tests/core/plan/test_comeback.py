"""Which steps fit after a no, how usual it is, and when to look again."""

from __future__ import annotations

from datetime import date

import pytest

from onward.core.plan.comeback import Step, base_rate, current_step, feedback_fits, reapply, steps_for
from tests.core.plan.build import comeback


def fitting(**given) -> list[str]:
    fields = {"told": "mail", "met": False, "answerable": True, "late": False, "person": ""}
    return [step.value for step, fit in steps_for(**{**fields, **given}).items() if fit.fits]


def test_it_offers_all_five_steps_after_a_talk():
    assert fitting(met=True, person="Priya") == ["thank", "reassure", "connect", "reflect", "move_on"]


def test_it_offers_no_note_after_an_automatic_no():
    assert fitting(answerable=False) == ["reassure", "reflect", "move_on"]
    assert fitting() == ["reassure", "reflect", "move_on"]


def test_it_offers_the_note_when_a_person_wrote_though_nobody_was_met():
    assert "thank" in fitting(person="Jonas Weidel")


def test_it_offers_the_note_after_a_call_even_without_an_address():
    assert "thank" in fitting(told="phone", answerable=False)


def test_it_asks_for_no_note_weeks_later():
    assert fitting(met=True, late=True, person="Priya") == ["connect", "reflect", "move_on"]


def test_what_does_not_fit_says_why():
    for fit in steps_for(told="mail", met=False, answerable=False, late=False).values():
        assert fit.fits or fit.why_not.endswith(".")


def test_it_finds_the_current_step():
    assert current_step(comeback()) is Step.THANK
    assert current_step(comeback(done=tuple(Step))) is None
    assert current_step(comeback(met=False, answerable=False, person="", done=(Step.REASSURE,))) is Step.REFLECT


def test_it_asks_for_feedback_only_where_somebody_spoke_with_the_seeker():
    assert feedback_fits(told="mail", met=True, answerable=True, late=False)
    assert not feedback_fits(told="mail", met=False, answerable=True, late=False)
    assert not feedback_fits(told="mail", met=True, answerable=True, late=True)


@pytest.mark.parametrize("reached", ["saved", "applied", "screening", "interview", "offer"])
@pytest.mark.parametrize("channel", ["", "board", "referral"])
def test_every_base_rate_names_its_source_or_says_it_is_ours(reached, channel):
    rate = base_rate(reached, channel)
    assert rate.source.said()
    assert rate.source.ours or rate.source.grade in {"A", "B", "C", "D"}


@pytest.mark.parametrize(
    ("reached", "gap", "on"),
    [
        ("applied", False, date(2027, 2, 28)),
        ("screening", False, date(2027, 5, 30)),
        ("interview", False, date(2027, 5, 30)),
        ("interview", True, date(2027, 11, 30)),
    ],
)
def test_it_waits_by_the_stage_reached(reached, gap, on):
    assert reapply(reached, date(2026, 11, 30), skill_gap=gap).on == on
