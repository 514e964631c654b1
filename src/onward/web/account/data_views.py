"""The seeker's data is the seeker's: taken along as one file, or erased."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from onward.records.actions import data
from onward.web.account.forms import EraseForm
from onward.web.asked import Asked, refusals_in, status_of


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: Asked) -> HttpResponseBase:
    """Hand out all that is on record as one zip; the file on disk goes with the answer."""
    if request.method != "POST":
        return render(request, "account/export.html")
    handle, name = tempfile.mkstemp(prefix="export-", suffix=".zip", dir=settings.HOME)
    os.close(handle)
    path = Path(name)
    try:
        data.export_all(by=request.user, path=path)
        file = path.open("rb")
    finally:
        path.unlink(missing_ok=True)  # what is open can still be read to its end
    said = f"onward-{request.today.isoformat()}.zip"
    return FileResponse(file, as_attachment=True, filename=said, content_type="application/zip")


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Asked) -> HttpResponse:
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            # No request goes into this page: what would be read for its rail is gone.
            return HttpResponse(render_to_string("account/erased.html", {"names": data.empty()}))
    return render(request, "account/erase.html", {"form": form}, status=status_of(form))
