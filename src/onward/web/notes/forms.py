"""Forms of a note: the note itself, what a fresh draft may use, how it was sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.web.fields import LongField

LONGEST_NOTE = 20_000


class NoteForm(forms.Form):
    """The note as typed. Nothing is trimmed from the body: places are counted in it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    to_name = forms.CharField(label=_("To"), max_length=200, required=False)
    to_email = forms.EmailField(label=_("Mail address"), max_length=320, required=False)
    subject = forms.CharField(label=_("Subject"), max_length=300, required=False)
    body = forms.CharField(
        label=_("Your note"), max_length=LONGEST_NOTE, required=False, strip=False, widget=forms.Textarea
    )

    def clean_body(self) -> str:
        """Browsers send line ends as CRLF; on record and in every count they are LF."""
        body: str = self.cleaned_data["body"]
        return body.replace("\r\n", "\n").replace("\r", "\n")


class RedraftForm(forms.Form):
    """What the seeker adds for a fresh draft, one thing a line."""

    talked_about = LongField(
        label=_("What you talked about"),
        help_text=_("One thing a line, as you would say it: how they replay late events."),
        rows=2,
        required=False,
    )
    proofs = LongField(
        label=_("What you could do for them"),
        help_text=_("One a line, with a number if there is one: cut the nightly run from six hours to forty minutes."),
        rows=2,
        required=False,
    )

    def lines(self, name: str) -> list[str]:
        """The lines of a field, empty ones left out."""
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]


class OpenForm(forms.Form):
    """Which note to open, and for whom."""

    kind = forms.CharField(max_length=24)
    application_id = forms.IntegerField(required=False, min_value=1)
    contact_id = forms.IntegerField(required=False, min_value=1)
    comeback_id = forms.IntegerField(required=False, min_value=1)
