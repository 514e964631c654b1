"""Form fields that every page shares: a day, a time, a long text, as the browser's own controls."""

from __future__ import annotations

from typing import Any

from django import forms

LONGEST = 100_000  # characters in one field; a long posting has some 20,000


class DayField(forms.DateField):
    """A day, typed or picked; written as ISO, which every browser's own control reads."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget",
            forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": "1970-01-01", "max": "2099-12-31"}),
        )
        super().__init__(**kwargs)


class TimeField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**kwargs)


class LongField(forms.CharField):
    """A text of several lines."""

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)
