"""One mail pasted in: judged at once, asked about where it is not clear, and straight on to the Comeback."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onward.core.mail.filed import MailOpen
from onward.records.actions.mail import correct_mail
from onward.records.actions.paste import PasteResult, paste_mail
from onward.records.queries import mail as read
from onward.records.queries.pipeline import application, pick_list
from onward.web import shell
from onward.web.asked import Asked, own_rows, refusals_in, status_of
from onward.web.mail.forms import PasteForm, SayForm
from onward.web.mail.pages import mail_page


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def paste(request: Asked) -> HttpResponse:
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            return _go_on(request, paste_mail(by=request.user, today=request.today, **form.cleaned_data))
    return render(request, "mail/paste.html", {"form": form}, status=status_of(form))


@require_http_methods(["GET", "HEAD", "POST"])
@own_rows
def asked(request: Asked, mail_id: int) -> HttpResponse:
    """Ask what a pasted mail was, and let the answer take effect."""
    mail = read.mail(request.user, mail_id)
    form = SayForm(request.POST or None, initial=_guess(mail)).offer(_could_be(request, mail))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            correct_mail(by=request.user, mail_ids=[mail_id], today=request.today, **form.said())
            return _to_what_follows(request, mail_id)
    context = {"page": mail_page(mail, request.today), "form": form, "maybe_no": mail.row.kind == "rejection"}
    return render(request, "mail/asked.html", context, status=status_of(form))


def _go_on(request: Asked, result: PasteResult) -> HttpResponse:
    if result.known:
        shell.announce(request, _("This mail was on file already."))
    if result.unsure and result.mail_id:
        return shell.done(request, "mail:asked", result.mail_id)
    if result.comeback_id:
        return shell.done(request, "comeback:open", result.comeback_id)
    if result.mail_id:
        return shell.done(request, "mail:open", result.mail_id)
    return shell.done(request, "mail:tray")


def _to_what_follows(request: Asked, mail_id: int) -> HttpResponse:
    """Go to the Comeback that the answer opened, or to the mail as it now stands."""
    row = read.mail(request.user, mail_id).row
    if row.kind == "rejection" and row.application_id:
        comeback = application(request.user, row.application_id).comeback
        if comeback:
            return shell.done(request, "comeback:open", comeback.id)
    return shell.done(request, "mail:open", mail_id)


def _guess(mail: MailOpen) -> dict[str, object]:
    row = mail.row
    only = mail.could_be[0][0] if len(mail.could_be) == 1 else None
    return {
        "kind": row.kind.value,
        "application_id": row.application_id or only,
        "company": row.company,
        "role": row.role,
    }


def _could_be(request: Asked, mail: MailOpen) -> tuple[tuple[int, str], ...]:
    return tuple({**dict(mail.could_be), **dict(pick_list(request.user, mail.row.company))}.items())
