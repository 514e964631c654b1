"""The Comeback after a no, and what was learnt from it."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Comeback(Owned):
    """Five steps after a no. `steps` maps a step's name to {"state": open|done|skipped, "until": date, "on": date}."""

    application = models.OneToOneField("records.Application", on_delete=models.CASCADE, related_name="comeback")
    event = models.ForeignKey("records.Event", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    mail = models.ForeignKey("records.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    contact = models.ForeignKey(
        "records.Contact", null=True, blank=True, on_delete=models.SET_NULL, related_name="comebacks"
    )
    opened_on = models.DateField()
    told = models.CharField(max_length=8, default="mail")  # mail phone person
    met = models.BooleanField(default=False)  # somebody spoke with the seeker
    answerable = models.BooleanField(default=True)  # a person reads answers at the sender's address
    late = models.BooleanField(default=False)  # older than 21 days when it came in: opens folded
    steps = models.JSONField(default=dict)
    reapply_on = models.DateField(null=True, blank=True)
    reapply_why = models.CharField(max_length=300, blank=True)
    what_must_change = models.TextField(blank=True)
    closing_line = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    ended_how = models.CharField(max_length=10, blank=True)  # moved_on rested taken_back (there was no no after all)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "ended_on", "late"]),
            models.Index(fields=["owner", "reapply_on"]),
        ]

    def __str__(self) -> str:
        return f"comeback of {self.application_id}"


class Reflection(Owned):
    """Four short questions, their words verbatim apart from my guess, and one lesson."""

    application = models.OneToOneField("records.Application", on_delete=models.CASCADE, related_name="reflection")
    went_well = models.TextField(blank=True)
    prepared = models.TextField(blank=True)
    rapport = models.TextField(blank=True)
    try_next = models.TextField(blank=True)
    their_words = models.TextField(blank=True)
    lesson = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.lesson[:60]
