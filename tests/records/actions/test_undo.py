"""Undo: each action put back, and refused in a sentence where something was changed since."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.records.actions.applications import add_application, correct_application, delete_application
from onward.records.actions.comebacks import finish_step, keep_contact, move_on, reassure, reflect
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.events import append_event, rebuild, retract_event
from onward.records.actions.frozen import freeze, thaw
from onward.records.actions.interviews import save_interview
from onward.records.actions.journal import KEPT, change
from onward.records.actions.notes import mark_sent, open_note
from onward.records.actions.people import delete_contact, log_touch, save_contact
from onward.records.actions.told import tell_rejection
from onward.records.actions.undo import undo_change, undo_last
from onward.records.models import (
    Application,
    Change,
    Comeback,
    Company,
    Contact,
    Document,
    Event,
    Interview,
    Mail,
    Note,
    Posting,
    Reflection,
    Search,
    Touch,
)

TABLES = (
    Application, Comeback, Company, Contact, Document, Interview, Interview.people.through, Mail, Note, Posting,
    Reflection, Touch,
)  # fmt: skip


def everything(*, events: bool = False) -> dict[str, list[dict[str, object]]]:
    """All rows but the history, without the marks of time; companies may stay behind."""
    found = {}
    for model in (*TABLES, Event) if events else TABLES:
        if model is not Company:
            rows = [freeze(row) for row in model._base_manager.order_by("pk")]
            found[model.__name__] = [{k: v for k, v in row.items() if k != "updated_at"} for row in rows]
    return found


def bare(rows: dict[str, list[dict[str, object]]]) -> dict[str, list[dict[str, object]]]:
    """The same, with the Comeback's and talk's links to their event left out: an event undone comes back anew."""
    return {name: [{k: v for k, v in row.items() if k != "event_id"} for row in found] for name, found in rows.items()}


def test_adding_an_application_can_be_undone_and_done_again(alice, today):
    add_application(by=alice, company="Nordlicht", role="Engineer", today=today, url="https://nordlicht.example/1")
    with_it = everything(events=True)
    assert undo_last(by=alice) == "Undone: Added Engineer at Nordlicht."
    assert not Application.objects.exists()
    assert not Event.objects.exists()
    assert not Posting.objects.exists()
    redo = Change.objects.get(verb="undo")
    assert undo_change(by=alice, change_id=redo.pk) == "Done again: Added Engineer at Nordlicht."
    assert everything(events=True) == with_it
    assert rebuild() == 0


def test_an_event_undone_stays_in_the_history(add, tell, alice):
    application = add()
    before = everything()
    event_id = tell(application, "interview", 2)
    undo_last(by=alice)
    assert everything() == before
    assert Event.objects.filter(pk=event_id).exists()
    assert rebuild() == 0


def test_a_retraction_undone_appends_the_event_anew(add, tell, alice, today):
    application = add()
    event_id = tell(application, "interview", 2, round="technical", remark="with the team")
    before = bare(everything())
    retract_event(by=alice, event_id=event_id, today=today)
    undo_last(by=alice)
    assert bare(everything()) == before
    again = Event.objects.exclude(pk=event_id).get(kind="interview")
    assert (again.round, again.remark) == ("technical", "with the team")


def test_a_rejection_undone_takes_its_comeback_along(add, tell, alice):
    application = add()
    before = everything()
    tell(application, "rejected")
    assert Comeback.objects.exists()
    undo_last(by=alice)
    assert everything() == before


def test_a_retracted_rejection_undone_brings_the_comeback_back(rejected, alice, today):
    before = bare(everything())
    retract_event(by=alice, event_id=rejected.event_id, today=today)
    assert not Comeback.objects.exists()
    undo_last(by=alice)
    assert bare(everything()) == before
    append_event(by=alice, application_id=rejected.application_id, kind="remark", on=today, today=today)
    assert not Event.objects.filter(retracts=Comeback.objects.get().event).exists()


def test_a_deleted_application_comes_back_whole(rejected, alice, today):
    application = rejected.application
    Document.objects.create(
        owner=alice, application=application, kind="resume", name="cv.pdf", content=bytes(range(256)), sent_on=today
    )
    talk = today - timedelta(days=5)
    save_interview(by=alice, application_id=application.pk, on=talk, people=["Priya Raman", "Sam Ode"], today=today)
    open_note(by=alice, kind="thank_you", today=today, application_id=application.pk)
    reflect(by=alice, comeback_id=rejected.pk, lesson="Ask sooner.", today=today)
    before = everything(events=True)
    delete_application(by=alice, application_id=application.pk)
    assert not Event.objects.exists()
    assert Mail.objects.get().application_id is None
    assert Document.objects.get().application_id is None
    undo_last(by=alice)
    assert everything(events=True) == before
    assert bytes(Document.objects.get().content) == bytes(range(256))
    assert rebuild() == 0


def actions(alice, today, rejected):
    """One of each kind of action on a record with a fresh no."""
    row = rejected.application
    contact = save_contact(by=alice, name="Sam Ode", company="Nordlicht", today=today)
    note = open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    other = add_application(by=alice, company="Meerblick", role="Analyst", today=today)
    by = {"by": alice, "today": today}
    return {
        "correct": lambda: correct_application(
            by=alice, application_id=row.pk, version=row.version, role="Lead", company="Südwind", posted_on=today,
            today=today,
        ),
        "delete": lambda: delete_application(by=alice, application_id=row.pk),
        "touch": lambda: log_touch(**by, contact_id=contact, kind="coffee", on=today),
        "forget": lambda: delete_contact(by=alice, contact_id=contact),
        "talk": lambda: save_interview(**by, application_id=other, on=today, people=[contact, "New Person"]),
        "told": lambda: tell_rejection(
            **by, company="Zeitgeist", role="Analyst", on=today, how="phone", person="Jo Park", reached="interview",
            their_words="Somebody had done it before.", talked_about="late events",
        ),
        "sent": lambda: mark_sent(**by, note_id=note, how="copy"),
        "finish": lambda: finish_step(**by, comeback_id=rejected.pk, step="reflect"),
        "keep": lambda: keep_contact(**by, comeback_id=rejected.pk, name="Priya Raman"),
        "reassure": lambda: reassure(
            **by, comeback_id=rejected.pk, check_in_on=today + timedelta(days=90), radar=True
        ),
        "reflect": lambda: reflect(**by, comeback_id=rejected.pk, lesson="Ask sooner."),
        "move_on": lambda: move_on(**by, comeback_id=rejected.pk, reapply_on=today + timedelta(days=180)),
        "withdraw": lambda: append_event(**by, application_id=other, kind="withdrawn", on=today),
    }  # fmt: skip


NAMES = (
    "correct", "delete", "touch", "forget", "talk", "told", "sent", "finish", "keep", "reassure", "reflect", "move_on",
    "withdraw",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_one_action_is_one_change_and_undo_puts_all_back(name, alice, today, rejected):
    todo = actions(alice, today, rejected)
    before, changes = bare(everything()), Change.objects.count()
    todo[name]()
    after = bare(everything())
    assert after != before
    assert Change.objects.count() == changes + 1
    undo_last(by=alice)
    assert bare(everything()) == before
    assert rebuild() == 0
    undo_change(by=alice, change_id=Change.objects.latest("id").pk)
    assert bare(everything()) == after
    assert rebuild() == 0


def test_undoing_everything_leaves_nothing_behind(alice, today, rejected):
    for name, do in actions(alice, today, rejected).items():
        if name not in {"delete", "forget"}:
            do()
    while undo_last(by=alice):
        pass
    left = everything()
    assert [name for name, rows in left.items() if rows] == ["Mail"]
    assert Search.objects.count() <= 1


def test_undo_refuses_when_the_row_was_changed_since(alice, today):
    contact = save_contact(by=alice, name="Sam Ode", today=today)
    first = Change.objects.get()
    save_contact(by=alice, contact_id=contact, name="Samuel Ode", today=today)
    with pytest.raises(Refused, match="changed since"):
        undo_change(by=alice, change_id=first.pk)
    assert Contact.objects.get().name == "Samuel Ode"


def test_undo_refuses_to_take_away_what_others_hang_on(add, tell, alice):
    application = add()
    first = Change.objects.get(verb="add_application")
    tell(application, "interview")
    with pytest.raises(Refused, match="changed since"):
        undo_change(by=alice, change_id=first.pk)
    assert Application.objects.exists()


def test_a_company_that_others_need_stays(add, alice):
    add()
    first = Change.objects.get(verb="add_application")
    add(role="Analyst")
    undo_change(by=alice, change_id=first.pk)
    assert Application.objects.get().role == "Analyst"
    assert Company.objects.count() == 1


def test_nothing_is_undone_twice(add, alice):
    add()
    change_id = Change.objects.get().pk
    undo_change(by=alice, change_id=change_id)
    with pytest.raises(Refused, match="undone already"):
        undo_change(by=alice, change_id=change_id)


def test_undoing_twice_goes_two_steps_back(add, alice):
    add(), add(role="Analyst")
    assert undo_last(by=alice) == "Undone: Added Analyst at Nordlicht."
    assert undo_last(by=alice) == "Undone: Added Data engineer at Nordlicht."
    assert undo_last(by=alice) is None


def test_a_stranger_undoes_nothing(add, alice, charlie):
    add()
    with pytest.raises(NotYours):
        undo_change(by=charlie, change_id=Change.objects.get().pk)
    assert undo_last(by=charlie) is None
    assert Application.objects.exists()


def test_a_failed_action_leaves_no_trace(alice, today):
    def fail():
        with change(by=alice, verb="try", says="Tried."):
            save_contact(by=alice, name="Sam Ode", today=today)
            raise Refused("No.")

    with pytest.raises(Refused):
        fail()
    assert not Contact.objects.exists()
    assert not Change.objects.exists()


def test_doing_nothing_writes_no_change(alice, today):
    contact = save_contact(by=alice, name="Sam Ode", today=today)
    save_contact(by=alice, contact_id=contact, name="Sam Ode", today=today)
    assert Change.objects.count() == 1


def test_only_the_newest_changes_keep_their_rows(alice, today):
    Change.objects.bulk_create(Change(owner=alice, verb="old", says="Old.", rows=[{"pk": 1}]) for _ in range(KEPT))
    save_contact(by=alice, name="Sam Ode", today=today)
    assert Change.objects.exclude(rows=[]).count() == KEPT
    with pytest.raises(Refused, match="too far back"):
        undo_change(by=alice, change_id=Change.objects.earliest("id").pk)


def test_every_kind_of_column_comes_back_the_same(alice, today, rejected):
    row = Document.objects.create(owner=alice, kind="resume", name="cv", content=b"\x00\xff", sent_on=today)
    row.refresh_from_db()
    for one in (row, rejected, alice, Mail.objects.get()):
        one.refresh_from_db()
        assert freeze(thaw(type(one), freeze(one))) == freeze(one)
