"""Forms of the five steps, and of a no that was told."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.web.fields import DayField, LongField


class ReassureForm(forms.Form):
    """When to check in, and whether their new posts are wanted on the Radar."""

    check_in_on = DayField(label=_("Check in on"))
    radar = forms.BooleanField(
        label=_("Put them on my Radar"),
        help_text=_("Companies that said no and are still wanted; new posts of theirs show up."),
        required=False,
    )


class ConnectForm(forms.Form):
    """The person who said no, kept as a contact."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("Mail address"), max_length=320, required=False)
    title = forms.CharField(label=_("What they do there"), max_length=200, required=False)
    linkedin = forms.URLField(label=_("LinkedIn page"), max_length=400, required=False, assume_scheme="https")


class ReflectForm(forms.Form):
    """Four short questions, their words apart from mine, one line to take along. Any of them may stay empty."""

    went_well = LongField(label=_("What went well?"), rows=2, required=False)
    prepared = LongField(label=_("Were you prepared? What was missing?"), rows=2, required=False)
    rapport = LongField(label=_("How was it between you and them?"), rows=2, required=False)
    try_next = LongField(label=_("What would you try next time?"), rows=2, required=False)
    their_words = LongField(
        label=_("What they said, in their words"),
        help_text=_("Kept as it was said, apart from what you make of it."),
        rows=2,
        required=False,
    )
    lesson = forms.CharField(
        label=_("One line to take along"),
        max_length=300,
        required=False,
    )


class MoveOnForm(forms.Form):
    """When to look again, what would have to change first, and a line to close with."""

    reapply_on = DayField(
        label=_("Look at them again on"), required=False, help_text=_("Leave it empty if you would rather not.")
    )
    what_must_change = LongField(label=_("What should be different by then?"), rows=2, required=False)
    closing_line = forms.CharField(
        label=_("A line of your own to close with"),
        max_length=300,
        required=False,
    )


class ToldForm(forms.Form):
    """A no by phone or in person, told in two minutes."""

    company = forms.CharField(label=_("Company"), max_length=200)
    role = forms.CharField(label=_("Role"), max_length=200)
    how = forms.ChoiceField(
        label=_("How did they tell you?"),
        choices=[("phone", _("By phone or video")), ("person", _("In person"))],
        widget=forms.RadioSelect,
        initial="phone",
    )
    on = DayField(label=_("When?"))
    person = forms.CharField(label=_("Who told you?"), max_length=200, required=False)
    email = forms.EmailField(label=_("Their mail address"), max_length=320, required=False)
    reached = forms.ChoiceField(
        label=_("How far had it come?"),
        choices=[
            ("interview", _("An interview")),
            ("screening", _("A first talk or a test")),
            ("offer", _("An offer")),
            ("applied", _("I had applied")),
        ],
        initial="interview",
    )
    talked_about = forms.CharField(
        label=_("One thing you talked about"),
        help_text=_("For example: how they replay late events. It makes the note yours."),
        max_length=300,
        required=False,
    )
    proof = forms.CharField(
        label=_("One thing you could do for them"),
        help_text=_("For example: cut a nightly run from six hours to forty minutes."),
        max_length=300,
        required=False,
    )
    their_words = LongField(
        label=_("What did they say, as near as you remember?"),
        rows=3,
        required=False,
    )


class CallForm(forms.Form):
    """During the call: three questions, and room for their words."""

    doubt = LongField(label=_("What was the one thing that decided it?"), rows=2, required=False)
    stronger = LongField(label=_("What would have made me the stronger choice?"), rows=2, required=False)
    again = LongField(label=_("May I come back to you, and when would be a good time?"), rows=2, required=False)
    company = forms.CharField(label=_("Company"), max_length=200)
    role = forms.CharField(label=_("Role"), max_length=200)
    person = forms.CharField(label=_("Who is on the phone?"), max_length=200, required=False)
    talked_about = forms.CharField(label=_("One thing you talked about with them"), max_length=300, required=False)

    def their_words(self) -> str:
        """Their answers, each under its question."""
        asked = ((self[name].label, self.cleaned_data.get(name, "").strip()) for name in ("doubt", "stronger", "again"))
        return "\n\n".join(f"{label}\n{words}" for label, words in asked if words)


class LateForm(forms.Form):
    """Old rejections put to rest together."""

    comebacks = forms.TypedMultipleChoiceField(
        coerce=int, required=True, error_messages={"required": _("Choose at least one of them.")}
    )
    keep_contacts = forms.BooleanField(
        label=_("Keep the people who wrote, as contacts"),
        help_text=_("Only where a person signed; their rhythm starts today."),
        required=False,
    )
    lesson = forms.CharField(label=_("One line to take along from all of them"), max_length=300, required=False)

    def __init__(self, *args: object, offered: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["comebacks"].choices = [(number, str(number)) for number in offered]  # type: ignore[attr-defined]
