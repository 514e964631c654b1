"""What the seeker says about themselves, and the word that erases everything."""

from __future__ import annotations

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from onward.web.fields import LongField, LongSelect

ADDRESSES_AT_MOST = 20


class ProfileForm(forms.Form):
    """Name, own addresses, time zone; and what the search is called."""

    name = forms.CharField(label=_("Your name"), max_length=200, required=False, help_text=_("It signs your notes."))
    addresses = LongField(
        label=_("Your mail addresses"),
        rows=3,
        required=False,
        help_text=_("A line for each. What comes from these is what you wrote."),
    )
    timezone = forms.ChoiceField(label=_("Time zone"), required=False, widget=LongSelect)
    search = forms.CharField(label=_("Name of the search"), max_length=200, required=False)
    target = forms.CharField(label=_("What you are looking for"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["timezone"].choices = [("", _("as on this machine")), *((zone, zone) for zone in _zones())]  # type: ignore[attr-defined]

    def clean_addresses(self) -> list[str]:
        """Read the addresses, one a line or with commas between."""
        typed: str = self.cleaned_data["addresses"]
        found = [part.strip().lower() for part in typed.replace(",", "\n").splitlines() if part.strip()]
        for address in found:
            _check(address)
        if len(found) > ADDRESSES_AT_MOST:
            raise ValidationError(_now("That is more addresses than one person has. At most %d.") % ADDRESSES_AT_MOST)
        return list(dict.fromkeys(found))


class EraseForm(forms.Form):
    """A word typed out, so that nothing is erased by a slip."""

    word = forms.CharField(
        label=_("Type the word erase"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}),
    )

    def clean_word(self) -> str:
        """Take only the word itself."""
        word: str = self.cleaned_data["word"].strip().lower()
        if word not in {"erase", _now("erase")}:
            raise ValidationError(_now("Nothing was erased. Type the word erase if you mean it."))
        return word


@cache
def _zones() -> tuple[str, ...]:
    """List the zones that are places, and UTC."""
    places = (zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return ("UTC", *sorted(places))


def _check(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise ValidationError(_now("%s is not a mail address.") % address[:100]) from None
