"""Notes: what the seeker writes and sends."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Note(Owned):
    class State(models.TextChoices):
        DRAFT = "draft"
        SENT = "sent"
        DROPPED = "dropped"

    kind = models.CharField(max_length=24)
    application = models.ForeignKey(
        "records.Application", null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    contact = models.ForeignKey(
        "records.Contact", null=True, blank=True, on_delete=models.SET_NULL, related_name="notes"
    )
    reply_to = models.ForeignKey(
        "records.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    to_name = models.CharField(max_length=200, blank=True)
    to_email = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    body = models.TextField(blank=True)
    talked_about = models.JSONField(default=list, blank=True)  # facts the seeker gave
    proofs = models.JSONField(default=list, blank=True)
    asks = models.JSONField(default=list, blank=True)
    seed = models.PositiveIntegerField(default=0)
    verdict = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=12, blank=True)  # copy mailto elsewhere smtp
    version = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["owner", "state"]), models.Index(fields=["application", "kind"])]

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}"
