"""What the seeker types about an application, an event and a talk."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from onward.core.pipeline.stages import LIVE
from onward.web import words
from onward.web.fields import DayField, LongField, TimeField


class ApplicationForm(forms.Form):
    """What is corrected on an application: who, what, where, and the posting."""

    company = forms.CharField(label=_("Company"), max_length=200)
    role = forms.CharField(label=_("Role"), max_length=300)
    channel = forms.ChoiceField(
        label=_("How you came to it"),
        choices=words.choices(words.CHANNELS, blank=_("not said")),
        required=False,
    )
    url = forms.URLField(label=_("Address of the posting"), max_length=2000, required=False, assume_scheme="https")
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    requisition = forms.CharField(label=_("Their number for it"), max_length=100, required=False)
    posted_on = DayField(label=_("Posted on"), required=False, help_text=_("An old posting is often no longer read."))
    posting_text = LongField(
        label=_("The posting"), rows=8, required=False, help_text=_("Postings vanish. Paste it while it is there.")
    )
    remarks = LongField(label=_("Remarks"), rows=3, required=False)


class NewApplicationForm(ApplicationForm):
    """The same by hand, with where it stands and since when."""

    stage = forms.ChoiceField(label=_("Where it stands"), initial="applied")
    applied_on = DayField(label=_("Applied on"), required=False)

    field_order = (
        "company",
        "role",
        "stage",
        "applied_on",
        "channel",
        "url",
        "place",
        "posted_on",
        "posting_text",
        "remarks",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["requisition"]
        self.fields["stage"].choices = words.choices(words.STAGES_SAID, (stage.value for stage in LIVE))  # type: ignore[attr-defined]


class EventForm(forms.Form):
    """Something that happened, on a day."""

    kind = forms.ChoiceField(label=_("What happened"), choices=words.choices(words.EVENTS, words.EVENTS_BY_HAND))
    on = DayField(label=_("On"))
    round = forms.ChoiceField(
        label=_("Which talk"),
        choices=words.choices(words.ROUNDS, blank=_("not a talk")),
        required=False,
        help_text=_("For an interview only."),
    )
    remark = LongField(label=_("In your words"), rows=2, required=False)


class InterviewForm(forms.Form):
    """A talk: when, with whom, and what was said."""

    on = DayField(label=_("Day"))
    time = TimeField(label=_("Time"), required=False)
    zone = forms.CharField(
        label=_("Time zone"), max_length=64, required=False, help_text=_("Such as Europe/Zurich. Empty means yours.")
    )
    round = forms.ChoiceField(label=_("Which talk"), choices=words.choices(words.ROUNDS), initial="interview")
    place = forms.CharField(label=_("Place or link"), max_length=500, required=False)
    people = forms.CharField(
        label=_("Who was there"),
        max_length=1000,
        required=False,
        help_text=_("Names, with a comma between them. Each becomes a contact."),
    )
    talked_about = LongField(
        label=_("What you talked about"),
        rows=4,
        required=False,
        help_text=_("A line for each. Your thank-you note is made of this."),
    )
    they_asked = LongField(label=_("What they asked"), rows=4, required=False)
    i_proved = LongField(
        label=_("What you could prove"),
        rows=4,
        required=False,
        help_text=_("A line for each: what you did, and what came of it."),
    )

    def clean_zone(self) -> str:
        """Take only a zone that exists."""
        zone: str = self.cleaned_data["zone"].strip()
        if not zone:
            return ""
        try:
            ZoneInfo(zone)
        except (ValueError, KeyError, OSError):
            raise forms.ValidationError(_("No time zone is called that. They look like Europe/Zurich.")) from None
        return zone

    def names(self) -> list[str]:
        """List the people named."""
        return [name for part in self.cleaned_data["people"].split(",") if (name := part.strip())]

    def at(self, own_zone: str) -> datetime | None:
        """Put day and time together in the zone given, or in the seeker's own."""
        on: date = self.cleaned_data["on"]
        clock: time | None = self.cleaned_data["time"]
        zone = self.cleaned_data["zone"] or own_zone
        return datetime.combine(on, clock, ZoneInfo(zone)) if clock and zone else None
