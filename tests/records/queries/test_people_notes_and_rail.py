"""People, notes, the history and the rail as they are read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onward.records.actions.comebacks import keep_contact
from onward.records.actions.notes import drop_note, mark_sent, open_note
from onward.records.actions.people import log_touch, rest_contact, save_contact
from onward.records.actions.searches import pause_search
from onward.records.actions.undo import undo_last
from onward.records.models import Import, Mail
from onward.records.queries.comebacks import comeback, reflection
from onward.records.queries.counts import rail
from onward.records.queries.errors import NotFound
from onward.records.queries.notes import facts_for, note, notes
from onward.records.queries.people import contact, contacts
from onward.records.queries.undo import changes, latest_change


def reads(do) -> int:
    with CaptureQueriesContext(connection) as seen:
        do()
    return len(seen)


@pytest.fixture
def people(alice, today):
    made = {}
    for number, name in enumerate(("Ada Lind", "Ben Ito", "Cy Roth")):
        kept = today - timedelta(days=30 * (2 - number))
        made[name] = save_contact(by=alice, name=name, company="Nordlicht", strength="warm", today=kept)
    return made


def test_those_due_come_first_and_who_rests_last(people, alice, today):
    assert [row.name for row in contacts(alice).rows] == ["Ada Lind", "Ben Ito", "Cy Roth"]
    assert [row.name for row in contacts(alice, due_by=today).rows] == ["Ada Lind", "Ben Ito"]
    rest_contact(by=alice, contact_id=people["Ada Lind"], rests=True)
    assert contacts(alice).rows[-1].name == "Ada Lind"
    assert [row.name for row in contacts(alice, text="nordlicht roth").rows] == ["Cy Roth"]


def test_people_take_two_reads_however_many(people, alice):
    assert reads(lambda: contacts(alice)) == 2


def test_one_person_is_opened_with_all_that_belongs_to_them(rejected, alice, today):
    pk = keep_contact(
        by=alice, comeback_id=rejected.pk, name="Priya Raman", email="priya@nordlicht.example", today=today
    )
    mark_sent(
        by=alice, how="copy", today=today,
        note_id=open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk),
    )  # fmt: skip
    opened = contact(alice, pk)
    assert opened.contact.relation == "rejecter"
    assert [row.id for row in opened.applications] == [rejected.application_id]
    assert [touch.note_id for touch in opened.touches] == [opened.notes[0].id]
    assert [mail.subject for mail in opened.mails] == ["Your application"]


def test_opening_a_person_takes_the_same_reads_for_anyone(people, alice, today):
    before = reads(lambda: contact(alice, people["Ada Lind"]))
    for _ in range(5):
        log_touch(by=alice, contact_id=people["Ada Lind"], kind="call", on=today, today=today)
    assert reads(lambda: contact(alice, people["Ada Lind"])) == before <= 7


def test_dropped_notes_are_out_of_sight(rejected, alice, today):
    first = open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    drop_note(by=alice, note_id=first)
    second = open_note(by=alice, kind="feedback_request", today=today, comeback_id=rejected.pk)
    assert [row.id for row in notes(alice).rows] == [second]
    assert [row.id for row in notes(alice, state="dropped").rows] == [first]
    assert reads(lambda: notes(alice)) == 2
    assert reads(lambda: note(alice, second)) == 1


def test_the_rail_counts_what_waits_in_two_reads(people, rejected, mail, alice, today):
    open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    mail(state=Mail.State.TRAY), mail(state=Mail.State.TRAY)
    Import.objects.create(owner=alice, name="mail.mbox", state=Import.State.RUNNING)
    now = rail(alice, today=today)
    assert (now.tray, now.live, now.due, now.notes_open, now.paused) == (2, 0, 2, 1, False)
    assert now.running_import is not None
    assert now.running_import.name == "mail.mbox"
    assert reads(lambda: rail(alice, today=today)) == 2
    pause_search(by=alice)
    assert rail(alice, today=today).paused


def test_the_rail_of_an_empty_record_is_all_noughts(charlie, people, rejected, today):
    now = rail(charlie, today=today)
    assert (now.tray, now.live, now.due, now.notes_open, now.running_import) == (0, 0, 0, 0, None)


def test_the_history_says_what_can_be_undone(people, alice):
    assert latest_change(alice).says == "Kept Cy Roth."  # type: ignore[union-attr]
    undo_last(by=alice)
    newest, undone, *_ = changes(alice).rows
    assert (newest.verb, newest.can_undo) == ("undo", True)
    assert (undone.undone, undone.can_undo) == (True, False)
    assert reads(lambda: changes(alice)) == 2
    assert reads(lambda: latest_change(alice)) == 1


def test_a_stranger_finds_nothing(rejected, people, alice, charlie, today):
    draft = open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    for read, pk in ((comeback, rejected.pk), (note, draft), (facts_for, draft), (contact, people["Ada Lind"])):
        with pytest.raises(NotFound):
            read(charlie, pk)
    assert reflection(charlie, rejected.application_id) is None
    assert latest_change(charlie) is None
    assert contacts(charlie).total == notes(charlie).total == changes(charlie).total == 0
