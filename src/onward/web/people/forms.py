"""What the seeker types about a person and about a contact made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.web import words
from onward.web.fields import DayField, LongField


class ContactForm(forms.Form):
    """A person of the search."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Mail address"), max_length=320, required=False)
    company = forms.CharField(label=_("Company"), max_length=200, required=False)
    title = forms.CharField(label=_("What they do there"), max_length=200, required=False)
    linkedin = forms.URLField(label=_("LinkedIn profile"), max_length=500, required=False, assume_scheme="https")
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False)
    relation = forms.ChoiceField(
        label=_("Who they are to you"), choices=words.choices(words.RELATIONS), initial="other"
    )
    strength = forms.ChoiceField(
        label=_("How well you know each other"),
        choices=words.choices(words.STRENGTHS),
        initial="weak",
        help_text=_("The better you know each other, the sooner Onward suggests to be in touch."),
    )
    rests = forms.BooleanField(
        label=_("Let this contact rest"), required=False, help_text=_("Onward then suggests nothing for them.")
    )
    remarks = LongField(label=_("Remarks"), rows=3, required=False)


class TouchForm(forms.Form):
    """One contact made."""

    kind = forms.ChoiceField(label=_("How you were in touch"), choices=words.choices(words.TOUCHES))
    on = DayField(label=_("On"))
    application_id = forms.TypedChoiceField(label=_("About"), coerce=int, empty_value=None, required=False)
    remark = LongField(label=_("In a few words"), rows=2, required=False)

    def about(self, applications: tuple[tuple[int, str], ...]) -> TouchForm:
        """Offer the applications that the contact could be about."""
        self.fields["application_id"].choices = [("", _("nothing in particular")), *applications]  # type: ignore[attr-defined]
        return self
