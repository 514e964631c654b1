"""The invented search as records: its mails go through the real import, the rest is told by hand, as a person would."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onward.adapters import invented
from onward.core.shared.by import Seeker
from onward.records.actions.account import save_profile
from onward.records.actions.applications import add_application, correct_application
from onward.records.actions.comebacks import move_on
from onward.records.actions.events import append_event
from onward.records.actions.goals import save_goals
from onward.records.actions.imports import run_import, start_import
from onward.records.actions.interviews import save_interview
from onward.records.actions.people import log_touch, save_contact
from onward.records.actions.searches import current_search, rename_search
from onward.records.models import Application, Comeback, Contact, Interview, Posting

TALKS = {"phone": "phone", "talk": "interview", "panel": "panel"}
BY_HAND = {"withdrawn", "closed"}  # nobody writes a mail about these


def fill_demo(*, by: Seeker, today: date, folder: Path) -> None:
    """Lay out the invented search for an empty data folder. `folder` takes its mailbox file."""
    story = invented.search()
    _introduce(by, story, today)
    _import_mails(by, today, folder)
    for told in story["applications"]:
        _tell(by, told, today)
    for saved in story["saved"]:
        _save(by, saved, today)
    for person in story["people"]:
        _meet(by, person, today)
    for touch in story["touches"]:
        contact = Contact.objects.get(owner_id=by.pk, name=touch["person"])
        log_touch(
            by=by, contact_id=contact.pk, kind=touch["how"], on=today - timedelta(days=touch["days"]), today=today
        )


def _introduce(by: Seeker, story: dict[str, Any], today: date) -> None:
    seeker = story["seeker"]
    save_profile(by=by, name=seeker["name"], addresses=[seeker["email"]], timezone="")
    current_search(by=by, today=today - timedelta(days=seeker["started"]))
    rename_search(by=by, name="Analytics engineering", target=seeker["target"])
    save_goals(by=by, goals=[(None, g["name"], g["counts"], g["per_week"]) for g in story["goals"]], today=today)


def _import_mails(by: Seeker, today: date, folder: Path) -> None:
    path = folder / "invented-mailbox.mbox"
    path.write_bytes(invented.mbox(today))
    number = start_import(by=by, path=path, name=path.name, kept_copy=False, enqueue=False)
    run_import(number, today=today)


def _tell(by: Seeker, told: dict[str, Any], today: date) -> None:
    """Add to one application what no mail says: how it came about, what was talked about, how it ended."""
    applied = today - timedelta(days=told["applied"])
    application = _find(by, told, applied, today)
    correct_application(
        by=by, application_id=application.pk, version=application.version, channel=told["channel"], today=today
    )
    for what, after in (step.split("+") for step in told["went"]):
        on = applied + timedelta(days=int(after))
        if what in BY_HAND:
            append_event(by=by, application_id=application.pk, kind=what, on=on, today=today)
        elif what in TALKS and "who" in told:
            _note_talk(by, application, told, TALKS[what], on + timedelta(days=2), today)
    if told.get("comeback") == "done":
        _put_to_rest(by, application, today)


def _find(by: Seeker, told: dict[str, Any], applied: date, today: date) -> Application:
    known = Application.objects.filter(owner_id=by.pk, company__name=told["company"], role=told["role"]).first()
    if known:
        return known
    number = add_application(by=by, company=told["company"], role=told["role"], applied_on=applied, today=today)
    return Application.objects.get(pk=number)


def _note_talk(by: Seeker, application: Application, told: dict[str, Any], round: str, on: date, today: date) -> None:
    known = Interview.objects.filter(application=application, on=on).first()
    save_interview(
        by=by,
        application_id=application.pk,
        interview_id=known.pk if known else None,
        on=on,
        round=round,
        people=[told["who"]["name"]],
        talked_about=told.get("talked", "") if round != "phone" or "talked" in told else "",
        they_asked=told.get("asked", ""),
        i_proved=told.get("proved", ""),
        today=today,
    )


def _put_to_rest(by: Seeker, application: Application, today: date) -> None:
    comeback = Comeback.objects.filter(application=application, ended_on=None).first()
    if comeback:
        after = comeback.opened_on + timedelta(days=180)
        move_on(by=by, comeback_id=comeback.pk, reapply_on=after, closing_line="Done well. Next.", today=today)


def _save(by: Seeker, saved: dict[str, Any], today: date) -> None:
    number = add_application(
        by=by,
        company=saved["company"],
        role=saved["role"],
        applied_on=None,
        stage="saved",
        place=saved["place"],
        posted_on=today - timedelta(days=saved["posted"]),
        today=today,
    )
    Posting.objects.filter(applications=number).update(found_on=today - timedelta(days=max(saved["posted"] - 1, 0)))


def _meet(by: Seeker, person: dict[str, Any], today: date) -> None:
    known = Contact.objects.filter(owner_id=by.pk, name=person["name"]).first()
    number = save_contact(
        by=by,
        contact_id=known.pk if known else None,
        name=person["name"],
        email=known.email if known else "",
        company=person["company"],
        title=person["title"],
        relation=person["relation"],
        strength=person["strength"],
        today=today,
    )
    log_touch(by=by, contact_id=number, kind=person["how"], on=today - timedelta(days=person["last"]), today=today)
