"""The pipeline as it is read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onward.records.actions.events import retract_event
from onward.records.actions.interviews import save_interview
from onward.records.actions.notes import open_note
from onward.records.actions.people import log_touch, save_contact
from onward.records.queries.errors import NotFound
from onward.records.queries.pipeline import application, applications, pick_list


def reads(do) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        do()
    return len(seen)


@pytest.fixture
def many(add, tell):
    """Nine applications: three live ones at each of three stages, and three that ended in three ways."""
    rows = {}
    for number, stage in enumerate(("applied", "screening", "offer", "rejected", "withdrawn", "closed")):
        rows[stage] = add(company=f"Firm {number}", role=f"Role {number}", stage=stage, days_ago=number + 1)
    return rows


def test_the_live_ones_come_first_and_the_ended_are_counted(many, alice):
    listing = applications(alice)
    assert (listing.total, listing.live_count, listing.over_count) == (3, 3, 3)
    assert {row.stage for row in listing.rows} == {"applied", "screening", "offer"}
    assert listing.by_stage == dict.fromkeys(many, 1)
    assert applications(alice, show="over").total == 3
    assert applications(alice, show="all").total == 6
    assert [row.stage for row in applications(alice, show="offer").rows] == ["offer"]
    assert applications(alice, show="nonsense").rows == ()


def test_it_is_ordered_as_asked_with_the_unknown_last(many, add, alice):
    add(company="Saved one", stage="saved")
    names = [row.company for row in applications(alice, order="company").rows]
    assert names == sorted(names)
    for order in ("applied_on", "-applied_on"):
        assert applications(alice, order=order).rows[-1].company == "Saved one"
    assert applications(alice, order="owner__password").rows


def test_pages_follow_each_other_and_stay_inside(many, alice):
    first, second = (applications(alice, show="all", page=page, per=4) for page in (1, 2))
    assert (len(first.rows), len(second.rows), first.pages) == (4, 2, 2)
    assert not {row.id for row in first.rows} & {row.id for row in second.rows}
    assert applications(alice, show="all", page=99, per=4).page == 2
    assert applications(alice, show="all", page=-1, per=4).page == 1


def test_the_list_takes_three_reads_however_long(many, alice):
    assert reads(lambda: applications(alice)) == 3
    assert reads(lambda: pick_list(alice, "role firm")) == 2


def test_one_is_opened_with_all_that_belongs_to_it(rejected, alice, today):
    pk = rejected.application_id
    rejected.mail.application_id = pk
    rejected.mail.save()
    save_interview(
        by=alice,
        application_id=pk,
        on=today - timedelta(days=6),
        people=["Sam Ode"],
        i_proved="Late events",
        today=today,
    )
    friend = save_contact(by=alice, name="Jo Park", company="Elsewhere", today=today)
    log_touch(by=alice, contact_id=friend, kind="coffee", on=today, application_id=pk, today=today)
    open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    opened = application(alice, pk)
    assert opened.row.stage == "rejected"
    assert [entry.kind for entry in opened.timeline] == ["rejected", "interview", "interview", "applied"]
    assert opened.timeline[0].mail_subject == "Your application"
    assert opened.interviews[0].people[0][1] == "Sam Ode"
    assert [person.name for person in opened.people] == ["Jo Park", "Sam Ode"]
    assert [touch.kind for touch in opened.touches] == ["coffee"]
    assert [mail.subject for mail in opened.mails] == ["Your application"]
    assert [note.kind for note in opened.notes] == ["thank_you"]
    assert opened.comeback is not None
    assert opened.comeback.person == "Priya Raman"


def test_what_was_taken_back_stays_and_says_so(add, tell, alice, today):
    row = add()
    event_id = tell(row, "interview")
    retract_event(by=alice, event_id=event_id, today=today)
    entries = application(alice, row.pk).timeline
    assert [(entry.kind, entry.retracted) for entry in entries] == [("interview", True), ("applied", False)]


def test_opening_one_takes_the_same_reads_for_any(rejected, add, alice, today):
    bare = add(company="Bare", stage="saved")
    for number in range(5):
        save_interview(
            by=alice, application_id=rejected.application_id, on=today - timedelta(days=9 + number),
            people=[f"Person {number}", "Sam Ode"], today=today,
        )  # fmt: skip
        add(role=f"Other {number}")
    few, full = reads(lambda: application(alice, bare.pk)), reads(lambda: application(alice, rejected.application_id))
    assert full <= few + 2  # who was at the talks and who belongs to it, asked once where there is anyone
    assert full <= 17


def test_others_at_the_same_company_are_named(add, alice):
    one, other = add(), add(role="Analyst", company="NORDLICHT")
    assert [row.id for row in application(alice, one.pk).other_applications] == [other.pk]


def test_a_stranger_sees_nothing(rejected, charlie):
    with pytest.raises(NotFound):
        application(charlie, rejected.application_id)
    assert applications(charlie, show="all").total == 0
    assert pick_list(charlie) == ()


def test_picking_finds_words_of_role_and_company(many, alice):
    assert [name for _, name in pick_list(alice, "role 2")] == ["Role 2 at Firm 2"]
    assert [name for _, name in pick_list(alice)][:3] != []
    assert len(pick_list(alice)) == 6
