"""Whose it is: Charlie tries every action on Alice's rows, one row at a time, and nothing moves."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from onward.records import actions
from onward.records.actions.applications import add_application, correct_application
from onward.records.actions.comebacks import keep_contact
from onward.records.actions.errors import NotYours
from onward.records.actions.goals import save_goals
from onward.records.actions.interviews import save_interview
from onward.records.actions.notes import open_note
from onward.records.models import Application, Change, Comeback, Contact, Event, Goal, Import, Interview, Mail, Note
from tests.cast import TODAY

# These are only reached through actions that have looked at whose it is.
INSIDE = {"find_contact", "person_named", "mail_row"}
ANY: dict[str, Any] = {
    "kind": "remark", "on": TODAY, "today": TODAY, "step": "thank", "until": TODAY + timedelta(days=3), "name": "Sam",
    "reapply_on": None, "check_in_on": TODAY + timedelta(days=9), "radar": True, "keep_contacts": True, "version": 0,
    "how": "copy", "company": "Nordlicht", "role": "Engineer", "subject": "", "body": "", "talked_about": [],
    "proofs": [],
    "on_radar": True, "rests": True, "text": "Unfortunately we went with somebody else.", "state": "done",
}  # fmt: skip
SPECIAL: dict[str, dict[str, Any]] = {
    "open_note": {"kind": "thank_you"},
    "log_touch": {"kind": "mail"},
    "tell_rejection": {"how": "phone", "talked_about": ""},
    "save_interview": {"talked_about": ""},
    "correct_mail": {"kind": "rejection", "company": None, "role": None},
}


def cases() -> Iterator[tuple[str, str]]:
    """Every public action with each of its row ids."""
    for module in pkgutil.iter_modules(actions.__path__):
        room = import_module(f"{actions.__name__}.{module.name}")
        for name, act in inspect.getmembers(room, inspect.isfunction):
            given = inspect.signature(act).parameters
            if act.__module__ != room.__name__ or name.startswith("_") or name in INSIDE:
                continue
            if "by" in given and "journal" not in given:
                yield from (
                    (f"{module.name}.{name}", each)
                    for each in given
                    if each.endswith(("_id", "_ids")) and each != "move_id"
                )


CASES = list(cases())


@pytest.fixture
def hers(rejected: Comeback, alice: Any, today: date) -> dict[str, int]:
    """One of each of Alice's rows."""
    talk = save_interview(
        by=alice,
        application_id=rejected.application_id,
        on=today - timedelta(days=5),
        people=["Priya Raman"],
        today=today,
    )
    keep_contact(by=alice, comeback_id=rejected.pk, name="Priya Raman", today=today)
    note = open_note(by=alice, kind="thank_you", today=today, comeback_id=rejected.pk)
    Goal.objects.filter(owner=alice).update(counts="manual")
    run = Import.objects.create(owner=alice, name="mail.mbox", state=Import.State.STOPPED)
    return {
        "application_id": rejected.application_id,
        "event_id": Event.objects.filter(kind="interview").latest("id").pk,
        "interview_id": talk,
        "comeback_id": rejected.pk,
        "contact_id": Contact.objects.get().pk,
        "company_id": rejected.application.company_id,
        "note_id": note,
        "mail_id": Mail.objects.get().pk,
        "goal_id": Goal.objects.first().pk,  # type: ignore[union-attr]
        "import_id": run.pk,
        "change_id": Change.objects.filter(undone_at=None).latest("id").pk,
    }


@pytest.fixture
def his(charlie: Any, today: date) -> dict[str, int]:
    """What Charlie owns himself, to stand beside Alice's row in the same call."""
    application = add_application(by=charlie, company="Westwind", role="Clerk", today=today)
    contact = Contact.objects.create(owner=charlie, name="Own Person")
    mail = Mail.objects.create(owner=charlie, digest="his", kind="update")
    return {"application_id": application, "contact_id": contact.pk, "mail_id": mail.pk}


def all_rows() -> dict[str, list[tuple[Any, ...]]]:
    return {
        model.__name__: sorted(model._base_manager.values_list(), key=repr)
        for model in apps.get_app_config("records").get_models()
    }


def test_there_are_actions_to_walk():
    walked = {name for name, _ in CASES}
    assert len(walked) >= 30
    assert {"events.append_event", "notes.mark_sent", "undo.undo_change", "mail.confirm_mail"} <= walked


@pytest.mark.parametrize(("name", "row"), CASES, ids=[f"{name}-{row}" for name, row in CASES])
def test_charlie_cannot_touch_a_row_of_alice(name, row, hers, his, charlie):
    room, _, function = name.partition(".")
    act: Callable[..., object] = getattr(import_module(f"{actions.__name__}.{room}"), function)
    given = _fill(function, act, row, hers, his)
    before = all_rows()
    with pytest.raises(NotYours):
        act(by=charlie, **given)
    assert all_rows() == before


def test_charlie_cannot_slip_her_people_into_his_rows(hers, his, charlie, today):
    before = all_rows()
    mine = Application.objects.get(pk=his["application_id"])
    tries: list[Callable[[], object]] = [
        lambda: correct_application(by=charlie, application_id=mine.pk, version=0, hiring_person=hers["contact_id"]),
        lambda: save_interview(by=charlie, application_id=mine.pk, on=today, people=[hers["contact_id"]], today=today),
        lambda: save_goals(by=charlie, goals=[(hers["goal_id"], "Mine now", "manual", 1)], today=today),
    ]
    for one in tries:
        with pytest.raises(NotYours):
            one()
    assert all_rows() == before
    assert Interview.objects.count() == 1
    assert Note.objects.count() == 1


def _fill(
    function: str, act: Callable[..., object], row: str, hers: dict[str, int], his: dict[str, int]
) -> dict[str, Any]:
    """Arguments for a call in which just one row is Alice's, and all else is in order."""
    given: dict[str, Any] = {}
    values = {**ANY, **SPECIAL.get(function, {})}
    for name, parameter in inspect.signature(act).parameters.items():
        one = name.replace("_ids", "_id")
        if name == "by" or parameter.kind is parameter.VAR_KEYWORD:
            continue
        if name == row or (parameter.default is parameter.empty and one in {**hers, **his}):
            value = hers[one] if name == row else his[one]
            given[name] = [value] if name.endswith("_ids") else value
        elif parameter.default is parameter.empty or name in SPECIAL.get(function, {}):
            given[name] = values[name]
    return given
