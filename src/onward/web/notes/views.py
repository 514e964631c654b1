"""The notes: opened from the record, checked while typing, fixed by a click, sent by the seeker."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.core.notes.note import NoteNow
from onward.records.actions import notes as actions
from onward.records.actions.errors import Refused, Stale
from onward.records.queries import notes as queries
from onward.records.queries import pipeline
from onward.web import shell
from onward.web.asked import Asked, own_rows
from onward.web.notes.forms import NoteForm, OpenForm, RedraftForm
from onward.web.notes.pages import note_page, note_row
from onward.web.notes.reading import fixed, read
from onward.web.paging import page_number, pager

KEPT_SEPARATELY = 409
LIVE = "notes/live.html"
OF_A_COMEBACK = frozenset({"thank_you", "feedback_request", "connection_request", "check_in"})


@require_GET
def notes(request: Asked) -> HttpResponse:
    """Drafts first; what was sent is one click off."""
    view = request.GET.get("view")
    state = view if view in {"draft", "sent"} else "draft"
    listing = queries.notes(request.user, state=state, page=page_number(request.GET))
    context = {
        "view": state,
        "rows": tuple(note_row(note, request.today) for note in listing.rows),
        "pager": pager(listing, request.GET),
    }
    return render(request, "notes/list.html", context)


@require_POST
@own_rows
def open_one(request: Asked) -> HttpResponse:
    """Open the draft of that kind, or write one from the record."""
    form = OpenForm(request.POST)
    if not form.is_valid():
        shell.announce(request, _("That note could not be opened; nothing was changed."))
        return redirect("notes:list")
    try:
        note_id = actions.open_note(by=request.user, today=request.today, **form.cleaned_data)
    except Refused as refused:
        shell.announce(request, refused.sentence)
        return redirect(shell.back(request, "notes:list"))
    return redirect("notes:edit", note_id)


@require_http_methods(["GET", "POST"])
@own_rows
def edit(request: Asked, note_id: int) -> HttpResponse:
    """The editor; on POST it saves, applies a fix if one was clicked, and shows what was found."""
    if request.method == "GET":
        return _show(request, queries.note(request.user, note_id))
    form, status = _save(request, note_id)
    if status == 200:
        return redirect("notes:edit", note_id)
    return _show(request, queries.note(request.user, note_id), form, status)


@require_POST
@own_rows
def check(request: Asked, note_id: int) -> HttpResponse:
    """The same, while typing: only the pieces around the words come back."""
    form, status = _save(request, note_id)
    return _show(request, queries.note(request.user, note_id), form, status, template=LIVE)


@require_POST
@own_rows
def sent(request: Asked, note_id: int) -> HttpResponse:
    """The seeker sent it; what follows is kept: the touch, the rhythm, the Comeback's step."""
    how = request.POST.get("how", "")
    note = queries.note(request.user, note_id)
    try:
        actions.mark_sent(
            by=request.user, note_id=note_id, how=how if how in {"copy", "mailto"} else "elsewhere", today=request.today
        )
    except Refused as refused:
        shell.announce(request, refused.sentence)
        return redirect("notes:edit", note_id)
    shell.announce(request)
    comeback_id = _comeback_of(request, note)
    return redirect("comeback:open", comeback_id) if comeback_id else redirect("today:home")


@require_POST
@own_rows
def redraft(request: Asked, note_id: int) -> HttpResponse:
    """A fresh draft with what the seeker added."""
    form = RedraftForm(request.POST)
    if form.is_valid():
        try:
            actions.redraft_note(
                by=request.user,
                note_id=note_id,
                talked_about=form.lines("talked_about"),
                proofs=form.lines("proofs"),
                fresh=request.POST.get("do") == "fresh",
            )
        except Refused as refused:
            shell.announce(request, refused.sentence)
            return redirect("notes:edit", note_id)
        return shell.done(request, "notes:edit", note_id)
    return _show(request, queries.note(request.user, note_id), redraft=form, status=422)


@require_POST
@own_rows
def drop(request: Asked, note_id: int) -> HttpResponse:
    """Drop a draft; Undo brings it back."""
    actions.drop_note(by=request.user, note_id=note_id)
    return shell.done(request, "notes:list")


def _save(request: Asked, note_id: int) -> tuple[NoteForm, int]:
    """Save what was typed, with the fix that was clicked; 409 when another window saved first."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return form, 422
    said = form.cleaned_data
    _apply_fix(request, note_id, form)
    try:
        actions.save_note(by=request.user, note_id=note_id, **said)
    except Stale:
        form.add_error(
            None, _("This note was changed in another window. What you typed is still here; nothing was overwritten.")
        )
        return form, KEPT_SEPARATELY
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return form, 422
    return form, 200


def _apply_fix(request: Asked, note_id: int, form: NoteForm) -> None:
    wanted = request.POST.get("fix")
    if not wanted:
        return
    said, note = form.cleaned_data, queries.note(request.user, note_id)
    reading = read(note.kind, said["subject"], said["body"], queries.facts_for(request.user, note_id))
    said["subject"], said["body"] = fixed(said["subject"], said["body"], reading, wanted)


def _show(
    request: Asked,
    note: NoteNow,
    form: NoteForm | None = None,
    status: int = 200,
    *,
    redraft: RedraftForm | None = None,
    template: str = "notes/edit.html",
) -> HttpResponse:
    form = form or NoteForm(initial={name: getattr(note, name) for name in NoteForm.base_fields})
    subject, body = _words(form, note)
    page = note_page(
        note,
        read(note.kind, subject, body, queries.facts_for(request.user, note.id)),
        request.today,
        form=form,
        redraft=redraft,
        saved_says=_("Saved") if status == 200 else _("Not saved"),
        theirs=note.body if status == KEPT_SEPARATELY else "",
    )
    context = {"page": page, "live": template == LIVE, "fixed": bool(request.POST.get("fix"))}
    return render(request, template, context, status=status)


def _words(form: NoteForm, note: NoteNow) -> tuple[str, str]:
    if not form.is_bound:
        return note.subject, note.body
    said = getattr(form, "cleaned_data", {})
    return said.get("subject", note.subject), said.get("body", form.data.get("body", "").replace("\r\n", "\n"))


def _comeback_of(request: Asked, note: NoteNow) -> int | None:
    """The Comeback that a note belongs to, while it is open."""
    if note.application_id is None or note.kind not in OF_A_COMEBACK:
        return None
    comeback = pipeline.application(request.user, note.application_id).comeback
    return comeback.id if comeback and not comeback.ended_on else None
