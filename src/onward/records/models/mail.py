"""Mail of the search, with its verdict; of any other mail a digest alone."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Mail(Owned):
    class State(models.TextChoices):
        SURE = "sure"  # the verdict stood by itself
        TRAY = "tray"  # waits for the seeker
        CONFIRMED = "confirmed"
        CORRECTED = "corrected"
        ASIDE = "aside"  # the seeker says it is not about the search

    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="mails")
    application = models.ForeignKey(
        "records.Application", null=True, blank=True, on_delete=models.SET_NULL, related_name="mails"
    )
    digest = models.CharField(max_length=64)
    message_id = models.CharField(max_length=500, blank=True)
    in_reply_to = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    from_name = models.CharField(max_length=300, blank=True)
    from_email = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    outgoing = models.BooleanField(default=False)
    told = models.CharField(max_length=8, default="mail")  # mail or paste
    kind = models.CharField(max_length=16)
    confidence = models.FloatField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.SURE)
    language = models.CharField(max_length=8, blank=True)
    company_name = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=300, blank=True)
    person_name = models.CharField(max_length=200, blank=True)
    person_email = models.CharField(max_length=320, blank=True)
    vendor = models.CharField(max_length=100, blank=True)
    details = models.JSONField(default=dict, blank=True)  # the whole of core's Details
    evidence = models.JSONField(default=list, blank=True)
    asks = models.JSONField(default=list, blank=True)  # application ids it could belong to
    problems = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)  # sanitised before it is stored

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_mail_a_digest")]
        indexes = [
            models.Index(fields=["owner", "state", "-sent_at"]),
            models.Index(fields=["owner", "-sent_at"]),
            models.Index(fields=["owner", "message_id"]),
            models.Index(fields=["application", "-sent_at"]),
        ]

    def __str__(self) -> str:
        return self.subject


class SeenMail(models.Model):
    """A mail that was read and not kept: its digest, so that it is not read twice. Nothing else of it stays."""

    owner = models.ForeignKey("records.User", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_seen_a_digest")]

    def __str__(self) -> str:
        return self.digest[:12]
