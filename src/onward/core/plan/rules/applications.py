"""Moves for what is under way: talks, tests, offers, silence, and postings still to apply to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from onward.core.pipeline.stages import Stage
from onward.core.plan import sources
from onward.core.plan.move import Move
from onward.core.plan.rules import rank
from onward.core.plan.rules.words import ago, coming, days_of, first_name, place
from onward.core.plan.situation import ApplicationNow, Situation
from onward.core.shared.source import Source

FIRST_FOLLOW_UP = 8  # days after applying (Accountemps: one to two weeks is welcome)
NEXT_FOLLOW_UP = 7  # once more, then stop
AFTER_TALK = 7
STALE = 45  # a nudge after this long is no nudge any more
FRESH = 4
FADING = 10


def prepare_talk(situation: Situation) -> Iterator[Move]:
    """Suggest preparing each talk of the coming week."""
    for now in situation.applications:
        on = now.interview_on
        if on is None or not now.row.live or not 0 <= (on - situation.today).days <= 7:
            continue
        soon = (on - situation.today).days <= 2
        yield _move(
            f"prepare:{now.row.id}:{on}",
            now,
            title=f"Prepare your talk with {now.row.company or 'them'}",
            why=f"You talk {coming(on, situation.today)} about {now.row.role or 'the role'}. "
            "Two things you can show them and two questions about their work are enough.",
            due=on,
            does="interview_sheet",
            order=rank.TALK_SOON if soon else rank.TALK_LATER,
        )


def thank_after_talk(situation: Situation) -> Iterator[Move]:
    """Suggest the thank-you note within a day of a talk, and for three days after."""
    for now in situation.applications:
        on = now.last_interview_on
        if on is None or now.thanked_interview or not now.row.live or (situation.today - on).days > 3:
            continue
        yield _move(
            f"thank_talk:{now.row.id}:{on}",
            now,
            title=f"Thank {first_name(now.person)} for the talk",
            why=f"You spoke {ago(on, situation.today)}. Most of those who hire say they weigh a note (80 in 100), "
            "and few people write one.",
            source=sources.THANKS_AFTER_TALK,
            due=on + timedelta(days=1),
            does="note:interview_thank_you",
            order=rank.THANK_AFTER_TALK,
        )


def finish_assessment(situation: Situation) -> Iterator[Move]:
    """Suggest the open test or task, by its deadline where one is known."""
    for now in situation.applications:
        if not (now.assessment_open and now.row.live):
            continue
        when = (
            f"They want it {coming(now.assessment_due, situation.today)}."
            if now.assessment_due
            else "No date is known."
        )
        yield _move(
            f"assessment:{now.row.id}:{now.row.last_event_on}",
            now,
            title=f"Do the assessment for {now.row.company or place(now.row.role, '')}",
            why=f"{when} Pick an hour when nothing else pulls at you.",
            due=now.assessment_due,
            does="assessment",
            order=rank.ASSESSMENT,
        )


def answer_offer(situation: Situation) -> Iterator[Move]:
    """Suggest answering an open offer before its day."""
    for now in situation.applications:
        if not (now.offer_open and now.row.live):
            continue
        when = (
            f"They want an answer {coming(now.offer_due, situation.today)}."
            if now.offer_due
            else "No date is on record."
        )
        yield _move(
            f"offer:{now.row.id}:{now.row.last_event_on}",
            now,
            title=f"Answer the offer from {now.row.company or 'them'}",
            why=f"{when} You may ask for more time; a short, plain note does it.",
            due=now.offer_due,
            does="offer_deadline",
            order=rank.OFFER,
        )


def ask_after_talk(situation: Situation) -> Iterator[Move]:
    """Suggest asking where things stand a week after a talk."""
    for now in situation.applications:
        on = now.last_interview_on
        if on is None or not now.row.live or now.offer_open or _asked_since(now, on) or _moved_since(now, on):
            continue
        asks_on = on + timedelta(days=AFTER_TALK)
        if not 0 <= (situation.today - on).days <= STALE or (now.interview_on and now.interview_on >= situation.today):
            continue
        yield _move(
            f"after_talk:{now.row.id}:{on}",
            now,
            title=f"Ask {now.row.company or first_name(now.person)} where things stand",
            why=f"You spoke {ago(on, situation.today)} and nothing has come since. One short question is enough.",
            source=sources.FOLLOW_UP,
            due=asks_on + timedelta(days=2),
            starts=asks_on,
            does="note:follow_up",
            order=rank.AFTER_TALK,
        )


def follow_up(situation: Situation) -> Iterator[Move]:
    """Suggest one nudge on day 8 after applying, one more a week later, then none."""
    for now in situation.applications:
        starts = _follow_up_day(now)
        if starts is None or not 0 <= (situation.today - (now.row.applied_on or situation.today)).days <= STALE:
            continue
        silent = (situation.today - (now.row.last_event_on or starts)).days
        yield _move(
            f"follow_up:{now.row.id}:{len(now.follow_ups_on) + 1}",
            now,
            title=f"Follow up once with {now.row.company or 'them'}",
            why=f"{days_of(silent).capitalize()} of silence on {now.row.role or 'your application'}. "
            "Of those who hire, 36 in 100 like a nudge one to two weeks after, and none said never. "
            + ("This would be the second and last." if now.follow_ups_on else "Short, then let it rest."),
            source=sources.FOLLOW_UP,
            due=starts + timedelta(days=3),
            starts=starts,
            does="note:follow_up",
            order=rank.aged(rank.FOLLOW_UP, (situation.today - starts).days),
        )


def apply_now(situation: Situation) -> Iterator[Move]:
    """Suggest applying to what was saved, fresh postings first."""
    for now in situation.applications:
        if now.row.stage is not Stage.SAVED:
            continue
        found = now.row.posted_on or now.row.found_on or now.row.since
        age = (situation.today - found).days if found else None
        fresh = age is not None and age <= FADING
        yield _move(
            f"apply:{now.row.id}",
            now,
            title=f"Apply to {place(now.row.role, now.row.company)}",
            why=_posting_age(age),
            source=sources.FRESH if fresh else None,
            due=found + timedelta(days=FRESH) if found and fresh else None,
            does="apply",
            order=rank.aged(rank.FRESH_POSTING if fresh else rank.OLD_POSTING, age or 0),
        )


def find_person(situation: Situation) -> Iterator[Move]:
    """Suggest finding out who hires, for applications of the last week where nobody is known."""
    for now in situation.applications:
        applied = now.row.applied_on
        if now.row.stage is not Stage.APPLIED or applied is None or now.hiring_person or now.person:
            continue
        age = (situation.today - applied).days
        if not 0 <= age < FIRST_FOLLOW_UP:
            continue
        yield _move(
            f"find_person:{now.row.id}",
            now,
            title=f"Find out who hires at {now.row.company}",
            why=f"You applied {ago(applied, situation.today)} and no name is on record. A person who knows of you "
            "raises the chance of a look; in ten days or so it may be settled.",
            source=sources.KNOWN_PERSON,
            due=applied + timedelta(days=FIRST_FOLLOW_UP - 1),
            does="find_person",
            order=rank.aged(rank.FIND_PERSON, age),
        )


RULES = (
    answer_offer,
    prepare_talk,
    finish_assessment,
    thank_after_talk,
    ask_after_talk,
    follow_up,
    apply_now,
    find_person,
)


def _move(  # one place that says which application a move is about
    id: str,
    now: ApplicationNow,
    *,
    title: str,
    why: str,
    due: date | None,
    does: str,
    order: float,
    source: Source | None = None,
    starts: date | None = None,
) -> Move:
    return Move(
        id=id,
        title=title,
        why=why,
        source=source,
        due=due,
        does=does,
        rank=order,
        starts=starts,
        company=now.row.company or None,
        role=now.row.role or None,
        person=now.person or now.hiring_person or None,
        application_id=now.row.id,
        contact_id=now.contact_id,
    )


def _asked_since(now: ApplicationNow, on: date) -> bool:
    return any(asked >= on for asked in now.follow_ups_on)


def _moved_since(now: ApplicationNow, on: date) -> bool:
    return now.row.last_event_on is not None and now.row.last_event_on > on


def _follow_up_day(now: ApplicationNow) -> date | None:
    """Name the day of the next nudge, if one is still owed: only while nothing but receipts has come."""
    if now.row.stage is not Stage.APPLIED or now.row.applied_on is None or now.last_interview_on or now.interview_on:
        return None
    if len(now.follow_ups_on) >= 2:
        return None
    if now.follow_ups_on:
        return max(now.follow_ups_on) + timedelta(days=NEXT_FOLLOW_UP)
    return now.row.applied_on + timedelta(days=FIRST_FOLLOW_UP)


def _posting_age(age: int | None) -> str:
    if age is None:
        return "You saved it and have not applied yet. Its age is not known."
    if age <= FRESH:
        new = "new today" if age < 1 else f"{days_of(age)} old"
        return f"The posting is {new}. Half of all applications go to postings of two days or less."
    if age <= FADING:
        return f"The posting is {days_of(age)} old. It is still worth a well-aimed application; sooner is better."
    return f"The posting is {days_of(age)} old. See whether it is still open before you put an hour into it."
