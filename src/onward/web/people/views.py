"""The people: listed, opened, added, corrected; touches logged; let rest."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onward.core.people.contact import ContactNow
from onward.records.actions.people import delete_contact, log_touch, rest_contact, save_contact
from onward.records.queries import people as read
from onward.records.queries.counts import rail
from onward.records.queries.people import ContactOpen
from onward.records.queries.pipeline import pick_list
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in, status_of
from onward.web.paging import page_number
from onward.web.people.forms import ContactForm, TouchForm
from onward.web.people.pages import contact_page, people_page


@require_GET
def people(request: Asked) -> HttpResponse:
    due_by = request.today if request.GET.get("show") == "due" else None
    text = request.GET.get("text", "").strip()[:100]
    listing = read.contacts(request.user, due_by=due_by, page=page_number(request.GET), text=text)
    due = rail(request.user, today=request.today).due
    return render(request, "people/list.html", {"page": people_page(listing, request.GET, request.today, due)})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked) -> HttpResponse:
    form = ContactForm(request.POST or None, initial={"company": request.GET.get("company", "")[:200]})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            made = save_contact(by=request.user, today=request.today, **form.cleaned_data)
            return shell.done(request, "people:contact", made)
    return render(request, "people/add.html", {"form": form}, status=status_of(form))


@require_GET
@own_rows
def contact(request: Asked, contact_id: int) -> HttpResponse:
    return _show(request, contact_id, TouchForm(initial={"on": request.today, "kind": "mail"}))


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def correct(request: Asked, contact_id: int) -> HttpResponse:
    opened = read.contact(request.user, contact_id)
    form = ContactForm(request.POST or None, initial=_as_typed(opened.contact))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            save_contact(by=request.user, contact_id=contact_id, today=request.today, **form.cleaned_data)
            return shell.done(request, "people:contact", contact_id)
    context = {"page": contact_page(opened, request.today), "form": form}
    return render(request, "people/correct.html", context, status=status_of(form))


@require_POST
@own_rows
def touch(request: Asked, contact_id: int) -> HttpResponse:
    opened = read.contact(request.user, contact_id)
    form = _about(request, opened, TouchForm(request.POST))
    if form.is_valid():
        with refusals_in(form):
            log_touch(by=request.user, contact_id=contact_id, today=request.today, **form.cleaned_data)
            return shell.done(request, "people:contact", contact_id)
    return _show(request, contact_id, form)


@require_POST
@own_rows
def rest(request: Asked, contact_id: int) -> HttpResponse:
    rest_contact(by=request.user, contact_id=contact_id, rests=request.POST.get("rests") == "yes")
    return shell.done(request, "people:contact", contact_id)


@require_POST
@own_rows
def delete(request: Asked, contact_id: int) -> HttpResponse:
    delete_contact(by=request.user, contact_id=contact_id)
    return shell.done(request, "people:list")


def _show(request: Asked, contact_id: int, form: TouchForm) -> HttpResponse:
    opened = read.contact(request.user, contact_id)
    context = {"page": contact_page(opened, request.today), "form": _about(request, opened, form)}
    return render(request, "people/contact.html", context, status=status_of(form))


def _about(request: Asked, opened: ContactOpen, form: TouchForm) -> TouchForm:
    """Offer this person's applications first, then the rest."""
    own = {row.id: f"{row.role}, {row.company}" for row in opened.applications}
    others = {pk: says for pk, says in pick_list(request.user) if pk not in own}
    return form.about(tuple({**own, **others}.items()))


def _as_typed(contact: ContactNow) -> dict[str, Any]:
    return {name: value for name, value in asdict(contact).items() if name in ContactForm.base_fields}
