"""The mail room: the tray, what is kept, one mail opened, corrected; its HTML in a box of its own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST

from onward.core.mail.filed import MailOpen
from onward.records.actions.mail import correct_mail
from onward.records.queries import mail as read
from onward.records.queries.pipeline import pick_list
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in, status_of
from onward.web.mail.forms import CorrectForm
from onward.web.mail.judging import apply_judgement, left_unclear, nothing_said, read_judgement
from onward.web.mail.pages import mail_page, room_page
from onward.web.paging import page_number
from onward.web.words import MAIL_KINDS

# Foreign HTML: no scripts, nothing fetched, no forms, an origin of its own; shown only inside our own page.
BOX = "; ".join(
    (
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)


@require_GET
def tray(request: Asked) -> HttpResponse:
    return _room(request, "tray", "mail/tray.html")


@require_GET
def kept(request: Asked) -> HttpResponse:
    view = "aside" if request.GET.get("show") == "aside" else "kept"
    return _room(request, view, "mail/kept.html")


@require_POST
@own_rows
def judge(request: Asked) -> HttpResponse:
    said = read_judgement(request.POST)
    if not said.count:
        shell.announce(request, nothing_said())
        return redirect(shell.back(request, "mail:tray"))
    left = apply_judgement(said, by=request.user, today=request.today)
    if left:
        shell.announce(request, left_unclear(left))
    if left == said.count:
        return redirect(shell.back(request, "mail:tray"))
    return shell.done(request, shell.back(request, "mail:tray"))


@require_GET
@own_rows
def opened(request: Asked, mail_id: int) -> HttpResponse:
    mail = read.mail(request.user, mail_id)
    return _show(request, mail, CorrectForm(initial=_as_likely(mail)))


@require_POST
@own_rows
def correct(request: Asked, mail_id: int) -> HttpResponse:
    mail = read.mail(request.user, mail_id)
    before = _as_stands(mail)
    form = CorrectForm(request.POST, initial=before).offer(_belongs(request, mail))
    if form.is_valid():
        with refusals_in(form):
            correct_mail(by=request.user, mail_ids=[mail_id], today=request.today, **form.changes(before))
            return shell.done(request, "mail:open", mail_id)
    return _show(request, mail, form)


@require_GET
@own_rows
@cache_control(private=True, no_store=True)
def html(request: Asked, mail_id: int) -> HttpResponse:
    body = read.mail_html(request.user, mail_id)
    answer = render(request, "mail/html.html", {"body": body})
    answer["Content-Security-Policy"] = BOX
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-DNS-Prefetch-Control"] = "off"
    return answer


def _room(request: Asked, view: str, template: str) -> HttpResponse:
    kind = request.GET.get("kind")
    listing = read.mails(
        request.user,
        view=view,
        kind=kind if kind in MAIL_KINDS else None,
        page=page_number(request.GET),
    )
    return render(request, template, {"page": room_page(listing, view, request.GET, request.today)})


def _show(request: Asked, mail: MailOpen, form: CorrectForm) -> HttpResponse:
    page = mail_page(mail, request.today, whole="whole" in request.GET)
    context = {"page": page, "form": form.offer(_belongs(request, mail)), "find": request.GET.get("find", "")}
    return render(request, "mail/open.html", context, status=status_of(form))


def _as_stands(mail: MailOpen) -> dict[str, Any]:
    row = mail.row
    return {"kind": row.kind.value, "application_id": row.application_id, "company": row.company, "role": row.role}


def _as_likely(mail: MailOpen) -> dict[str, Any]:
    """Fill in how it stands, and the one application it could be about where there is just one."""
    stands = _as_stands(mail)
    only = mail.could_be[0][0] if len(mail.could_be) == 1 else None
    return {**stands, "application_id": stands["application_id"] or only}


def _belongs(request: Asked, mail: MailOpen) -> tuple[tuple[int, str], ...]:
    """List the applications a mail could belong to: its own, the likely ones, then those that are searched for."""
    row = mail.row
    own = {row.application_id: row.application} if row.application_id else {}
    find = request.GET.get("find", "").strip()[:100]
    return tuple({**own, **dict(mail.could_be), **dict(pick_list(request.user, find))}.items())
