"""The goals of the week as a form: a few numbers, each with what it counts."""

from __future__ import annotations

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

COUNTS = [
    ("people", _("people reached")),
    ("applications", _("applications sent")),
    ("comebacks", _("Comebacks closed")),
    ("manual", _("my own count")),
]
AT_MOST = 5


class GoalForm(forms.Form):
    """One goal. Without a name or with 0 a week it rests."""

    id = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    name = forms.CharField(label=_("Goal"), max_length=100, required=False)
    counts = forms.ChoiceField(label=_("Counted from"), choices=COUNTS, required=False)
    per_week = forms.IntegerField(label=_("A week"), min_value=0, max_value=99, required=False)


GoalForms = formset_factory(GoalForm, extra=0, max_num=AT_MOST, absolute_max=AT_MOST, validate_max=True)
