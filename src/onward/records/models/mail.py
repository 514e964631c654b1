"""Mail of the search, with its verdict; of any other mail a digest alone."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from onward.records.models.owned import Owned


class ShelfField(models.CharField[str, str]):
    """The list of the mail room that follows from a mail's state: tray, aside, or kept for every other state."""

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        shelf = shelf_of(getattr(model_instance, "state"))  # noqa: B009  the field serves one model alone
        setattr(model_instance, self.attname, shelf)
        return shelf


def shelf_of(state: str) -> str:
    """The list that a mail of this state lies in."""
    return str(state) if state in ("tray", "aside") else "kept"


class Mail(Owned):
    class State(models.TextChoices):
        SURE = "sure"  # the verdict stood by itself
        TRAY = "tray"  # waits for the seeker
        CONFIRMED = "confirmed"
        CORRECTED = "corrected"
        ASIDE = "aside"  # the seeker says it is not about the search

    made_by = models.ForeignKey(
        "records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="mails"
    )
    application = models.ForeignKey(
        "records.Application", null=True, blank=True, on_delete=models.SET_NULL, related_name="mails"
    )
    digest = models.CharField(max_length=64)
    message_id = models.CharField(max_length=500, blank=True)
    in_reply_to = models.CharField(max_length=500, blank=True)
    references = models.JSONField(default=list, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)  # null where the mail has no believable date
    from_name = models.CharField(max_length=300, blank=True)
    from_email = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=1000, blank=True)
    outgoing = models.BooleanField(default=False)
    told = models.CharField(max_length=8, default="mail")  # mail or paste
    kind = models.CharField(max_length=16)
    confidence = models.FloatField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.SURE)
    # Which of the three lists of the mail room it is in: follows from the state (kept in step by the field, and
    # held to it by the database), so that each list is one walk along an index.
    shelf = ShelfField(max_length=5, default="kept", editable=False)
    # Read, but not yet laid out: an import reads all mail first, then files it in the order of its dates.
    placed = models.BooleanField(default=True)
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
        constraints = [
            models.UniqueConstraint(fields=["owner", "digest"], name="one_mail_a_digest"),
            models.CheckConstraint(
                condition=Q(state="tray", shelf="tray")
                | Q(state="aside", shelf="aside")
                | Q(state__in=["sure", "confirmed", "corrected"], shelf="kept"),
                name="shelf_follows_state",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "shelf", "-sent_at", "-id"], name="mail_by_shelf"),
            models.Index(fields=["owner", "shelf", "kind", "-sent_at", "-id"], name="mail_by_kind"),
            models.Index(fields=["owner", "message_id"], name="mail_by_message_id"),
            models.Index(fields=["owner", "from_email"], name="mail_by_sender"),
            models.Index(fields=["application", "-sent_at"], name="mail_by_application"),
            models.Index(F("made_by"), condition=Q(placed=False), name="mail_to_place"),
        ]

    def __str__(self) -> str:
        return self.subject

    def save(self, *given: Any, **how: Any) -> None:
        """Save, the shelf with the state."""
        if "state" in (how.get("update_fields") or ()):
            how["update_fields"] = {*how["update_fields"], "shelf"}
        super().save(*given, **how)


class SeenMail(models.Model):
    """A mail that was read and not kept: its digest, so that it is not read twice. Nothing else of it stays."""

    owner = models.ForeignKey("records.User", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_seen_a_digest")]

    def __str__(self) -> str:
        return self.digest[:12]
