"""What a person may answer to a move."""

from __future__ import annotations

from django import forms


class AnswerForm(forms.Form):
    """`tomorrow` puts it off, `not_this` drops it, `done` says it is done."""

    move_id = forms.CharField(max_length=120)
    answer = forms.ChoiceField(choices=[(word, word) for word in ("tomorrow", "not_this", "done")])
