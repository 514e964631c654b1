"""A request as the pages see it, and how what the actions refuse comes back beside the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from onward.core.shared.by import Seeker
from onward.records.actions.errors import NotYours, Refused, Stale
from onward.records.queries.errors import NotFound

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

View = Callable[..., HttpResponse]


class Asked(HttpRequest):
    """A request behind the local door: the seeker, today where the seeker is, and htmx."""

    user: Seeker  # type: ignore[assignment]
    today: date
    htmx: HtmxDetails


def own_rows(view: View) -> View:
    """Answer 'not found' where the row is somebody else's or is gone: the two look alike from outside."""

    @wraps(view)
    def guarded(request: Asked, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (NotYours, NotFound) as gone:
            raise Http404 from gone

    return guarded


@contextmanager
def refusals_in(form: Form) -> Iterator[None]:
    """Show what the action refuses beside the form; what was typed stays in it."""
    try:
        yield
    except Stale:
        form.add_error(
            None,
            _("This was changed elsewhere meanwhile. What you typed is still here; look at both, then save again."),
        )
    except Refused as refused:
        form.add_error(None, refused.sentence)


def status_of(form: Form) -> int:
    """Answer 422 where what was typed needs another look, so that scripts and tests can tell."""
    return 422 if form.is_bound and form.errors else 200
