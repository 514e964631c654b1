"""Imports: what comes in, in which order, stopped, resumed, again, undone."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from onward.core.mail.message import Message
from onward.core.mail.triage import judge
from onward.core.mail.verdict import Kind, Verdict
from onward.records.actions import filing, intake, running
from onward.records.actions import imports as actions
from onward.records.actions.applications import add_application
from onward.records.actions.errors import NotYours, Refused
from onward.records.actions.events import rebuild
from onward.records.actions.mail import confirm_mail
from onward.records.models import Application, Comeback, Company, Contact, Event, Import, Mail, SeenMail, Touch, User
from onward.records.queries.imports import import_now, running_import
from tests.mailbox import letter, write_mbox

TakeIn = Callable[..., Import]


@pytest.fixture(autouse=True)
def sure(monkeypatch):
    """Let triage be sure of what it says: how sure it is of a text is its own matter and tested there."""
    monkeypatch.setattr(
        intake, "judge", lambda message, *, seeker: replace(judge(message, seeker=seeker), review=False)
    )


@pytest.fixture
def take_in(alice: User, today: date) -> TakeIn:
    """Import a path from its start to its end."""

    def _take_in(path: Path, **more: Any) -> Import:
        import_id = actions.start_import(by=alice, path=path, name=path.name, kept_copy=False, enqueue=False)
        actions.run_import(import_id, today=today, **more)
        return Import.objects.get(pk=import_id)

    return _take_in


@pytest.fixture
def story(tmp_path: Path, today: date) -> Path:
    """A mailbox: two applications, one of them refused, one talk, and something about a choir."""
    day = today - timedelta(days=60)
    return write_mbox(
        tmp_path / "story.mbox",
        letter("confirmation", "Nordlicht", "Data Engineer", day),
        letter("unrelated", on=day),
        letter("confirmation", "Seewind", "Buyer", day + timedelta(days=1)),
        letter("interview", "Seewind", "Buyer", day + timedelta(days=8)),
        letter("rejection", "Nordlicht", "Data Engineer", day + timedelta(days=55)),
    )


def stages() -> dict[str, str]:
    return {row.company.name: row.stage for row in Application.objects.select_related("company")}


def test_a_mailbox_becomes_applications_with_stages(take_in, story):
    row = take_in(story)
    assert row.state == "done"
    assert stages() == {"Nordlicht": "rejected", "Seewind": "interview"}
    assert row.counts | {"read": 5, "kept": 4, "unrelated": 1, "applications": 2, "rejections": 1} == row.counts


def test_of_mail_not_about_the_search_only_a_digest_stays(take_in, story):
    take_in(story)
    assert SeenMail.objects.count() == 1
    assert not Mail.objects.filter(subject__icontains="choir").exists()


def test_the_order_in_the_file_does_not_matter(take_in, tmp_path, today):
    day = today - timedelta(days=90)
    letters = []
    for number, company in enumerate(("Nordlicht", "Seewind", "Birkenhof", "Talgrund")):
        on = day + timedelta(days=number)
        letters.append(letter("confirmation", company, "Buyer", on))
        letters.append(letter("interview", company, "Buyer", on + timedelta(days=9)))
        letters.append(letter("rejection", company, "Buyer", on + timedelta(days=20)))
    letters.append(letter("confirmation", "Nordlicht", "Buyer", day + timedelta(days=80)))
    found = set()
    for seed in range(4):
        random.Random(seed).shuffle(letters)
        take_in(write_mbox(tmp_path / f"{seed}.mbox", *letters))
        rows = Application.objects.values_list("company__name", "role", "stage", "applied_on", "reached")
        found.add(tuple(sorted(rows, key=str)))
        actions.undo_import(by=User.objects.get(), import_id=Import.objects.latest("pk").pk)
    assert len(found) == 1
    assert len(found.pop()) == 5


def test_a_no_imported_before_its_receipt_lands_in_the_same_application(take_in, tmp_path, today):
    day = today - timedelta(days=40)
    take_in(write_mbox(tmp_path / "no.mbox", letter("rejection", "Nordlicht", "Buyer", day + timedelta(days=9))))
    take_in(write_mbox(tmp_path / "yes.mbox", letter("confirmation", "Nordlicht", "Buyer", day)))
    application = Application.objects.get()
    assert (application.stage, application.applied_on) == ("rejected", day)


def test_an_old_no_opens_folded_and_a_fresh_one_does_not(take_in, tmp_path, today):
    take_in(
        write_mbox(
            tmp_path / "two.mbox",
            letter("rejection", "Nordlicht", "Buyer", today - timedelta(days=22)),
            letter("rejection", "Seewind", "Buyer", today - timedelta(days=21)),
        )
    )
    late = {c.application.company.name: c.late for c in Comeback.objects.select_related("application__company")}
    assert late == {"Nordlicht": True, "Seewind": False}


def test_the_same_mailbox_again_changes_nothing(take_in, story):
    take_in(story)
    before = Event.objects.count(), Mail.objects.count(), SeenMail.objects.count(), Application.objects.count()
    again = take_in(story)
    assert again.counts["duplicate"] == again.counts["read"] == 5
    assert before == (
        Event.objects.count(), Mail.objects.count(), SeenMail.objects.count(), Application.objects.count()
    )  # fmt: skip


def test_the_same_mail_from_another_file_is_known(take_in, tmp_path, today):
    raw = letter("confirmation", on=today, message_id="<one@nordlicht.example>")
    (tmp_path / "one.eml").write_bytes(raw)
    take_in(tmp_path / "one.eml")
    take_in(write_mbox(tmp_path / "box.mbox", raw.replace(b"\n", b"\r\n")))
    assert Mail.objects.count() == 1


def test_two_mails_with_one_message_id_are_both_read(take_in, tmp_path, today):
    same = {"message_id": "<same@hiring.example>"}
    take_in(
        write_mbox(
            tmp_path / "box.mbox",
            letter("confirmation", "Nordlicht", on=today - timedelta(days=3), **same),
            letter("confirmation", "Seewind", on=today - timedelta(days=2), **same),
        )
    )
    assert Mail.objects.count() == 2


@pytest.mark.parametrize("when", [date(1970, 1, 1), date(2099, 5, 5), None])
def test_a_date_that_cannot_be_true_is_left_out_and_named(take_in, tmp_path, today, when):
    row = take_in(write_mbox(tmp_path / "odd.mbox", letter("confirmation", on=when)))
    mail = Mail.objects.get()
    assert mail.sent_at is None
    assert any("date" in problem for problem in mail.problems)
    assert Event.objects.get().on == today
    assert row.state == "done"


def test_a_maildir_a_folder_and_a_zip_are_read(take_in, tmp_path, today):
    box = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "cur" / "1.host:2,S").write_bytes(letter("confirmation", "Nordlicht", on=today))
    assert take_in(box).kind == "maildir"
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.eml").write_bytes(letter("confirmation", "Seewind", on=today))
    assert take_in(folder).counts["applications"] == 1
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        inner = write_mbox(tmp_path / "inner.mbox", letter("confirmation", "Talgrund", on=today))
        archive.write(inner, "Takeout/Mail/All mail Including Spam and Trash.mbox")
    assert take_in(tmp_path / "takeout.zip").counts["applications"] == 1


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.mbox", b"", "empty"),
        ("photo.bin", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "photo.bin"),
        ("people.vcf", b"BEGIN:VCARD\nFN:Bob\nEND:VCARD\n", "contacts"),
        ("table.csv", b"company,role\nNordlicht,Buyer\n", "table"),
        ("broken.zip", b"PK\x03\x04" + b"\x00" * 40, "broken.zip"),
    ],
)
def test_what_is_not_a_mailbox_is_refused_in_one_sentence(alice, tmp_path, name, content, word):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refused:
        actions.start_import(by=alice, path=tmp_path / name, name=name, kept_copy=False, enqueue=False)
    assert word in refused.value.sentence
    assert "\n" not in refused.value.sentence
    assert not Import.objects.exists()


def test_a_refused_upload_is_removed(alice, tmp_path):
    path = tmp_path / "empty.mbox"
    path.write_bytes(b"")
    with pytest.raises(Refused):
        actions.start_import(by=alice, path=path, name="empty.mbox", kept_copy=True, enqueue=False)
    assert not path.exists()


def test_an_upload_is_removed_when_it_is_done(alice, story, settings, tmp_path, today):
    settings.HOME = tmp_path
    (tmp_path / "uploads").mkdir()
    upload = tmp_path / "uploads" / "x1"
    upload.write_bytes(story.read_bytes())
    import_id = actions.start_import(by=alice, path=upload, name="story.mbox", kept_copy=True, enqueue=False)
    actions.run_import(import_id, today=today)
    assert not upload.exists()
    assert story.exists()


def test_a_stop_lays_out_what_was_read_and_resume_reads_the_rest(alice, story, today, monkeypatch):
    monkeypatch.setattr(intake, "MOST", 1)
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)

    def ask_to_stop() -> bool:
        if Import.objects.get(pk=import_id).counts["read"] == 2:
            actions.stop_import(by=alice, import_id=import_id)
        return False

    actions.run_import(import_id, today=today, should_stop=ask_to_stop)
    now = import_now(alice, import_id)
    assert now.state == "stopped"
    assert now.can_resume
    assert stages() == {"Nordlicht": "applied", "Seewind": "applied"}
    actions.resume_import(by=alice, import_id=import_id, enqueue=False)
    actions.run_import(import_id, today=today)
    assert stages() == {"Nordlicht": "rejected", "Seewind": "interview"}
    assert import_now(alice, import_id).counts["read"] == 5


def test_a_closing_house_leaves_the_import_to_be_revived(alice, story, today, monkeypatch):
    monkeypatch.setattr(intake, "MOST", 2)
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    actions.run_import(import_id, today=today, should_stop=lambda: True)
    assert running_import(alice) == import_now(alice, import_id)
    assert import_now(alice, import_id).state == "waiting"
    queued: list[int] = []
    monkeypatch.setattr(actions, "_enqueue", queued.append)
    assert actions.revive_imports() == 1
    actions.run_import(queued[0], today=today)
    assert import_now(alice, import_id).state == "done"
    assert stages() == {"Nordlicht": "rejected", "Seewind": "interview"}


def test_an_import_of_a_dead_process_is_revived_and_one_of_a_living_is_not(alice, story, monkeypatch):
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    assert running.claim(import_id)
    queued: list[int] = []
    monkeypatch.setattr(actions, "_enqueue", queued.append)
    assert actions.revive_imports() == 0
    Import.objects.update(worker="99999999:dead")
    assert actions.revive_imports() == 1
    assert queued == [import_id]


def test_two_processes_never_run_one_import(alice, story, today):
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    assert running.claim(import_id)
    assert running.claim(import_id) is None
    actions.run_import(import_id, today=today)
    assert Mail.objects.count() == 0


def test_one_unfit_mail_does_not_stop_the_rest(take_in, tmp_path, today, monkeypatch):
    real = filing.mail_row

    def fails(**given: Any) -> Mail:
        mail = real(**given)
        if "Seewind" in mail.subject:
            mail.kind = None  # type: ignore[assignment]  # the database refuses it
        return mail

    monkeypatch.setattr(intake, "mail_row", fails)
    row = take_in(
        write_mbox(tmp_path / "m.mbox", *(letter("confirmation", c, on=today) for c in ("Nordlicht", "Seewind", "Tal")))
    )
    assert row.state == "done"
    assert sorted(stages()) == ["Nordlicht", "Tal"]
    assert any("passed over" in problem for problem in row.problems)
    assert row.counts["read"] == 3


def test_a_fault_is_named_and_the_import_can_be_resumed(alice, story, today, monkeypatch):
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    with monkeypatch.context() as patched:
        patched.setattr(intake, "judge", lambda *a, **k: 1 / 0)
        actions.run_import(import_id, today=today)
    now = import_now(alice, import_id)
    assert now.state == "failed"
    assert "resume" in now.problems[0]
    actions.resume_import(by=alice, import_id=import_id, enqueue=False)
    actions.run_import(import_id, today=today)
    assert import_now(alice, import_id).state == "done"


def test_the_stored_columns_agree_with_the_events_after_an_import(take_in, story):
    take_in(story)
    assert rebuild() == 0


def judged(message: Message, *, seeker: frozenset[str]) -> Verdict:
    """The real verdict, but unsure of Seewind, and at a loss with whatever is in no language."""
    verdict = replace(judge(message, seeker=seeker), review=False)
    if "Seewind" in message.subject:
        return replace(verdict, review=True)
    return replace(verdict, kind=Kind.UNRELATED, review=True) if "xyzzy" in message.subject else verdict


def test_an_unsure_mail_waits_in_the_tray_and_nothing_follows(take_in, story, monkeypatch):
    monkeypatch.setattr(intake, "judge", judged)
    row = take_in(story)
    assert list(stages()) == ["Nordlicht"]
    assert row.counts["tray"] == Mail.objects.filter(state="tray").count() == 2


def test_mail_that_is_not_understood_fills_the_tray_only_with_a_sign_of_the_search(
    take_in, tmp_path, today, monkeypatch
):
    monkeypatch.setattr(intake, "judge", judged)
    odd = {"subject": "xyzzy", "body": "plugh plugh plugh"}
    take_in(
        write_mbox(
            tmp_path / "m.mbox",
            letter("confirmation", on=today - timedelta(days=2), message_id="<r@nordlicht.example>"),
            letter("unrelated", on=today, **odd),
            letter("unrelated", on=today, sender="Jobs <no-reply@greenhouse.io>", **odd),
            letter("unrelated", on=today, reply_to="<r@nordlicht.example>", sender="x@nordlicht.example", **odd),
        )
    )
    assert Mail.objects.filter(subject="xyzzy").count() == 2
    assert SeenMail.objects.count() == 1


def test_what_the_seeker_wrote_is_kept_only_in_a_thread_of_the_search(take_in, tmp_path, alice, today):
    Contact.objects.create(owner=alice, name="Bob", email="jobs@nordlicht.example", relation="recruiter")
    mine = {"sender": f"Alice <{alice.addresses[0]}>", "subject": "Re: hello", "body": "Thank you, see you then.\n"}
    row = take_in(
        write_mbox(
            tmp_path / "m.mbox",
            letter("confirmation", on=today - timedelta(days=9), message_id="<r@nordlicht.example>"),
            letter("unrelated", on=today, to="jobs@nordlicht.example", reply_to="<r@nordlicht.example>", **mine),
            letter("unrelated", on=today, to="marta@choir.example", **mine),
        )
    )
    assert row.counts["kept"] == 2
    sent = Mail.objects.get(outgoing=True)
    assert sent.application == Application.objects.get()
    assert Event.objects.count() == 1
    assert Touch.objects.get().on == today
    assert Contact.objects.get().last_touch_on == today


def test_it_learns_whose_mailbox_it_is(tmp_path, today, db):
    user = User.objects.create_user(username="local")
    letters = [letter("unrelated", on=today, body=f"Practice {n} is on.\n") for n in range(12)]
    path = write_mbox(tmp_path / "m.mbox", *letters)
    import_id = actions.start_import(by=user, path=path, name="m", kept_copy=False, enqueue=False)
    actions.run_import(import_id, today=today)
    user.refresh_from_db()
    assert user.addresses == ["alice@marin.example"]


def test_undo_takes_back_everything_an_import_brought(take_in, story, alice):
    row = take_in(story)
    actions.undo_import(by=alice, import_id=row.pk)
    for model in (Application, Event, Mail, SeenMail, Comeback, Company):
        assert not model.objects.exists(), model
    assert import_now(alice, row.pk).state == "undone"
    take_in(story)
    assert stages() == {"Nordlicht": "rejected", "Seewind": "interview"}


def test_undo_leaves_what_the_seeker_has_worked_on(take_in, story, alice, today):
    row = take_in(story)
    at = Application.objects.get(company__name="Seewind")
    from onward.records.actions.events import append_event

    append_event(by=alice, application_id=at.pk, kind="remark", on=today, today=today, remark="They were kind.")
    actions.undo_import(by=alice, import_id=row.pk)
    assert stages() == {"Seewind": "interview"}
    assert Mail.objects.count() == 2


def test_undo_takes_only_its_events_from_an_application_that_was_there(take_in, story, alice, today):
    own = add_application(
        by=alice, company="Nordlicht", role="Data Engineer", today=today, applied_on=today - timedelta(days=61)
    )
    row = take_in(story)
    assert Application.objects.get(pk=own).stage == "rejected"
    actions.undo_import(by=alice, import_id=row.pk)
    left = Application.objects.get()
    assert (left.pk, left.stage) == (own, "applied")
    assert not Comeback.objects.exists()
    assert not Mail.objects.exists()


def test_undo_leaves_a_mail_that_the_seeker_confirmed(take_in, story, alice, today, monkeypatch):
    monkeypatch.setattr(intake, "judge", judged)
    row = take_in(story)
    waiting = list(Mail.objects.filter(state="tray").values_list("pk", flat=True))
    assert confirm_mail(by=alice, mail_ids=waiting, today=today) == 2
    actions.undo_import(by=alice, import_id=row.pk)
    assert stages() == {"Seewind": "interview"}


def test_a_running_import_is_not_undone(alice, story):
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    running.claim(import_id)
    with pytest.raises(Refused):
        actions.undo_import(by=alice, import_id=import_id)


def test_charlie_cannot_touch_alices_import(alice, charlie, story):
    import_id = actions.start_import(by=alice, path=story, name="s", kept_copy=False, enqueue=False)
    for act in (actions.stop_import, actions.resume_import, actions.undo_import):
        with pytest.raises(NotYours):
            act(by=charlie, import_id=import_id)
