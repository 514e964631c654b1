"""Notes: opened from the record, kept while typing, sent by the seeker."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onward.core.notes.kinds import NoteKind
from onward.core.plan.comeback import Step
from onward.records.actions.comebacks import keep_contact
from onward.records.actions.errors import Refused, Stale
from onward.records.actions.interviews import save_interview
from onward.records.actions.notes import drop_note, mark_sent, open_note, redraft_note, save_note
from onward.records.actions.people import save_contact
from onward.records.models import Change, Contact, Event, Note, Touch
from onward.records.queries.comebacks import comeback
from onward.records.queries.notes import facts_for, note, notes


@pytest.fixture
def thanks(rejected, alice, today) -> int:
    return open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)


def test_a_note_is_drafted_from_the_record(thanks, rejected, alice):
    now = note(alice, thanks)
    assert (now.kind, now.state, now.company, now.role) == ("thank_you", "draft", "Nordlicht", "Data engineer")
    assert (now.to_name, now.to_email) == ("Priya Raman", "priya@nordlicht.example")
    assert now.reply_to_mail == rejected.mail_id
    assert now.body
    assert now.verdict in {"ready", "revise", "do_not_send"}


def test_the_same_draft_is_opened_again(thanks, rejected, alice, today):
    again = open_note(by=alice, kind="thank-you", today=today, application_id=rejected.application_id)
    assert again == thanks
    other = open_note(by=alice, kind="feedback_request", today=today, comeback_id=rejected.pk)
    assert other != thanks


def test_it_knows_what_was_talked_about(rejected, alice, today):
    save_interview(
        by=alice, application_id=rejected.application_id, on=today - timedelta(days=5), people=["Priya Raman"],
        talked_about="- how they replay late events\n- the on-call rota", i_proved="cut the nightly run", today=today,
    )  # fmt: skip
    facts = facts_for(alice, open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk))
    assert facts.facts == ("how they replay late events", "the on-call rota")
    assert facts.proofs == ("cut the nightly run",)
    assert facts.interviewed_on == today - timedelta(days=5)
    assert (facts.sender, facts.thread_subject, facts.stage_reached) == ("Alice Marin", "Your application", "interview")


def test_what_the_seeker_adds_comes_first_and_is_drafted_anew(thanks, alice):
    before = note(alice, thanks)
    redraft_note(by=alice, note_id=thanks, talked_about=["the roadmap", " "], proofs=["led the move"], fresh=True)
    now = note(alice, thanks)
    assert (now.talked_about, now.proofs) == (("the roadmap",), ("led the move",))
    assert facts_for(alice, thanks).facts[0] == "the roadmap"
    assert now.version == before.version + 1


@pytest.mark.parametrize("kind", list(NoteKind))
def test_every_kind_can_be_opened_and_sent(kind, add, alice, today):
    application = add(stage="interview")
    person = save_contact(by=alice, name="Sam Ode", email="sam@ode.example", today=today)
    pk = open_note(by=alice, kind=kind, today=today, application_id=application.pk, contact_id=person)
    mark_sent(by=alice, note_id=pk, how="mailto", today=today)
    assert note(alice, pk).state == "sent"
    assert Touch.objects.get().note_id == pk


def test_typing_is_kept_and_old_windows_are_refused(thanks, alice):
    save_note(by=alice, note_id=thanks, version=0, subject="Thank you", body="Dear Priya, thank you.")
    now = note(alice, thanks)
    assert (now.subject, now.body, now.version) == ("Thank you", "Dear Priya, thank you.", 1)
    with pytest.raises(Stale):
        save_note(by=alice, note_id=thanks, version=0, subject="Old", body="Old")
    assert note(alice, thanks).subject == "Thank you"


def test_saving_the_same_words_moves_nothing(thanks, alice):
    for _ in range(3):
        now = note(alice, thanks)
        save_note(by=alice, note_id=thanks, version=now.version, subject=now.subject, body=now.body)
    assert note(alice, thanks).version == now.version


def test_typing_fills_no_history(thanks, alice):
    changes = Change.objects.count()
    for number in range(5):
        save_note(by=alice, note_id=thanks, version=number, subject="Thank you", body=f"Dear Priya{'!' * number}")
    assert Change.objects.count() == changes


def test_sending_thanks_keeps_the_person_and_does_the_step(thanks, rejected, alice, today):
    mark_sent(by=alice, note_id=thanks, how="copy", today=today)
    person = Contact.objects.get()
    assert (person.name, person.relation, person.last_touch_on) == ("Priya Raman", "rejecter", today)
    assert person.next_touch_on == today + timedelta(days=90)
    now = comeback(alice, rejected.pk)
    assert (now.steps[Step.THANK].state, now.contact_id) == ("done", person.pk)
    assert Touch.objects.get().kind == "mail"


def test_a_connection_request_does_its_own_step(rejected, alice, today):
    keep_contact(by=alice, comeback_id=rejected.pk, name="Priya Raman", today=today - timedelta(days=1))
    pk = open_note(by=alice, kind="connection_request", today=today, comeback_id=rejected.pk)
    mark_sent(by=alice, note_id=pk, how="copy", today=today)
    assert comeback(alice, rejected.pk).steps[Step.CONNECT].done_on == today
    assert Touch.objects.get().kind == "linkedin"


def test_a_follow_up_is_an_event(add, alice, today):
    application = add(days_ago=9)
    pk = open_note(by=alice, kind="follow_up", today=today, application_id=application.pk)
    mark_sent(by=alice, note_id=pk, how="elsewhere", today=today)
    application.refresh_from_db()
    assert Event.objects.filter(kind="followed_up").count() == 1
    assert application.next_due_on == today + timedelta(days=7)
    assert application.stage == "applied"


def test_thanks_for_a_talk_move_what_is_due(add, alice, today):
    application = add()
    talk = today - timedelta(days=1)
    save_interview(by=alice, application_id=application.pk, on=talk, people=["Sam Ode"], today=today)
    pk = open_note(by=alice, kind="interview_thank_you", today=today, application_id=application.pk)
    assert note(alice, pk).to_name == "Sam Ode"
    mark_sent(by=alice, note_id=pk, how="copy", today=today)
    application.refresh_from_db()
    assert application.next_due_on == talk + timedelta(days=7)


def test_a_withdrawal_sent_is_a_withdrawal(add, alice, today):
    application = add()
    pk = open_note(by=alice, kind="withdrawal", today=today, application_id=application.pk)
    mark_sent(by=alice, note_id=pk, how="copy", today=today)
    application.refresh_from_db()
    assert application.stage == "withdrawn"


def test_nothing_is_sent_or_changed_twice(thanks, alice, today):
    mark_sent(by=alice, note_id=thanks, how="copy", today=today)
    with pytest.raises(Refused):
        mark_sent(by=alice, note_id=thanks, how="copy", today=today)
    with pytest.raises(Refused):
        save_note(by=alice, note_id=thanks, version=1, subject="New", body="New")
    with pytest.raises(Refused):
        drop_note(by=alice, note_id=thanks)
    assert Touch.objects.count() == 1


def test_a_note_with_no_one_on_it_is_only_sent(add, tell, mail, alice, today):
    application = add()
    tell(application, "rejected", mail_id=mail(person_name="", person_email="", from_email="jobs@n.example").pk)
    pk = open_note(by=alice, kind="thank_you", today=today, application_id=application.pk)
    assert note(alice, pk).to_email == "jobs@n.example"
    mark_sent(by=alice, note_id=pk, how="copy", today=today)
    assert not Contact.objects.exists()
    assert not Touch.objects.exists()


def test_a_dropped_draft_makes_room_for_a_new_one(thanks, rejected, alice, today):
    drop_note(by=alice, note_id=thanks)
    assert notes(alice).total == 0
    assert open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk) != thanks


@pytest.mark.parametrize("wrong", [{"kind": "ransom"}, {"kind": "outreach"}])
def test_a_note_needs_a_kind_and_somebody(db, alice, today, wrong):
    with pytest.raises(Refused):
        open_note(by=alice, today=today, **wrong)
    assert not Note.objects.exists()
