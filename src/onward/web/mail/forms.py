"""What the seeker says about a mail: what it is, where it belongs; and what is handed in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.web import words
from onward.web.fields import LongField

LONGEST_PASTE = 2_000_000  # characters; a mail with its whole history has some 100,000


class CorrectForm(forms.Form):
    """What a mail really is, and which application it is about."""

    kind = forms.ChoiceField(label=_("What it is"), choices=words.choices(words.MAIL_KINDS))
    application_id = forms.TypedChoiceField(label=_("Which application"), coerce=int, empty_value=None, required=False)
    new_application = forms.BooleanField(
        label=_("It is about another application: make one of its own"),
        required=False,
    )
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    role = forms.CharField(label=_("Role"), max_length=300, required=False)

    def offer(self, applications: tuple[tuple[int, str], ...]) -> Self:
        """Offer the applications it could be about."""
        self.fields["application_id"].choices = [("", _("none that is on file")), *applications]  # type: ignore[attr-defined]
        return self

    def changes(self, before: dict[str, Any]) -> dict[str, Any]:
        """Name what differs from how it stood: only that is corrected."""
        typed = self.cleaned_data
        changed = {
            name: typed[name] for name in ("kind", "company", "role") if typed[name] and typed[name] != before[name]
        }
        if typed["new_application"]:
            named = {name: typed[name] or None for name in ("company", "role")}
            return {**changed, **named, "new_application": True}
        if typed["application_id"] and typed["application_id"] != before["application_id"]:
            changed["application_id"] = typed["application_id"]
        return changed


class PasteForm(forms.Form):
    """A mail pasted in."""

    text = LongField(
        label=_("Paste the mail here"),
        rows=14,
        max_length=LONGEST_PASTE,
        help_text=_("The whole of it, with its first lines if you can: who wrote, when, about what."),
    )
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    role = forms.CharField(label=_("Role"), max_length=300, required=False)


class PathForm(forms.Form):
    """A mailbox that lies on this machine already: read where it is, nothing is copied."""

    path = forms.CharField(
        label=_("File or folder"),
        max_length=2000,
        help_text=_("For a large mailbox or a Maildir folder. It is read where it lies; nothing is copied."),
        widget=forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "off"}),
    )

    def clean_path(self) -> Path:
        """Take a path that is there."""
        typed: str = self.cleaned_data["path"].strip().strip("\"'")
        if "\0" in typed:
            raise forms.ValidationError(_("This is not a path."))
        try:
            path = Path(typed).expanduser().resolve()
            found = path.exists()
        except (OSError, RuntimeError):  # too long, not allowed, a home that nobody has
            found = False
        if not found:
            raise forms.ValidationError(_("There is no such file or folder on this machine."))
        return path


class SayForm(CorrectForm):
    """The answer to 'Was it a no?', with who it was from where the mail does not say."""

    field_order = ("application_id", "company", "role", "kind", "new_application")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["new_application"]
        self.fields["application_id"].label = _("Is it about one of these?")
        self.fields["application_id"].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for a company where neither the mail nor the seeker named one."""
        typed = super().clean() or {}
        if self.data.get("no") == "yes":
            typed["kind"] = "rejection"
        if not typed.get("application_id") and not typed.get("company"):
            self.add_error("company", _("Who was it from?"))
        return typed

    def said(self) -> dict[str, Any]:
        """What was said, for the action: an application on file, or company and role for a new one."""
        typed = self.cleaned_data
        if typed["application_id"]:
            return {"kind": typed["kind"], "application_id": typed["application_id"]}
        return {"kind": typed["kind"], "company": typed["company"], "role": typed["role"] or None}
