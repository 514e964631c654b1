"""What the one button of a move does: where it leads, and what it says."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from onward.core.plan.move import Move
from onward.web.shell import address

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Button:
    """One button. With `sends` it is a form that posts them; without, a link."""

    label: Words
    url: str
    sends: tuple[tuple[str, str], ...] = ()


LABELS: dict[str, Words] = {
    "touch": lazy("Open"),
    "reflect": lazy("Take a look"),
    "reapply": lazy("Open"),
    "apply": lazy("Open"),
    "find_person": lazy("Open"),
    "way_in": lazy("Open"),
    "interview_sheet": lazy("Prepare"),
    "assessment": lazy("Open"),
    "offer_deadline": lazy("Open"),
    "posting": lazy("Open"),
    "review": lazy("Look back"),
    "plan": lazy("Open"),
    "goal": lazy("See the week"),
    "profile": lazy("Open"),
    "mail_tray": lazy("Check them"),
}
STEP_LABELS: dict[str, Words] = {
    "reassure": lazy("Choose a day"),
    "connect": lazy("Keep them"),
    "reflect": lazy("Answer them"),
    "move_on": lazy("Set the day"),
}
ICONS = {
    "note": "note",
    "touch": "person-add",
    "reflect": "think",
    "reapply": "again",
    "apply": "send",
    "find_person": "search",
    "interview_sheet": "talk",
    "assessment": "file",
    "offer_deadline": "leaf",
    "goal": "plan",
    "mail_tray": "mail",
}
# Nothing on record tells when these are over; the seeker says so.
ENDS_BY_WORD = frozenset(
    {"interview_sheet", "assessment", "find_person", "goal", "offer_deadline", "way_in", "posting"}
)
ROOMS = {
    "mail_tray": "mail:tray",
    "goal": "plan:goals",
    "plan": "plan:goals",
    "review": "plan:goals",
    "profile": "account:settings",
}


def button_for(move: Move) -> Button:
    """Find what a move's button does. Every move has one that leads somewhere."""
    if move.step and move.comeback_id and move.step != "thank":
        return Button(STEP_LABELS.get(move.step, _("Open")), address("comeback:step", move.comeback_id, move.step))
    if move.does.startswith("note:"):
        return Button(_note_label(move), address("notes:open"), _note_sends(move))
    if move.does in ROOMS:
        return Button(LABELS[move.does], address(ROOMS[move.does]))
    return Button(LABELS.get(move.does, _("Open")), _place(move))


def icon_for(move: Move) -> str:
    """Name the drawing beside a move."""
    if move.comeback_id and move.step:
        return {"thank": "note", "reassure": "leaf", "connect": "person-add", "reflect": "think"}.get(move.step, "fold")
    return ICONS.get(move.does.partition(":")[0], "arrow")


def _note_label(move: Move) -> str:
    if move.does != "note:thank_you":
        return _("Read the draft")
    return (
        _("Read your note to %(person)s") % {"person": move.person.split()[0]} if move.person else _("Read your note")
    )


def _note_sends(move: Move) -> tuple[tuple[str, str], ...]:
    about = (
        ("application_id", move.application_id),
        ("contact_id", move.contact_id),
        ("comeback_id", move.comeback_id if move.step else None),
    )
    return (("kind", move.does.partition(":")[2]), *((name, str(value)) for name, value in about if value))


def _place(move: Move) -> str:
    if move.id.startswith("late:"):
        return address("comeback:late")
    if move.does == "touch" and move.contact_id:
        return address("people:contact", move.contact_id)
    if move.application_id:
        return address("pipeline:application", move.application_id)
    return address("people:contact", move.contact_id) if move.contact_id else address("pipeline:list")
