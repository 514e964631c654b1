"""Mail of the search, with its verdict; of any other mail a digest alone."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, Q, Value, When

from onward.records.models.owned import Owned


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
    # The three lists of the mail room, derived by the database so that each is one walk along an index.
    shelf = models.GeneratedField(
        expression=Case(
            When(state="tray", then=Value("tray")),
            When(state="aside", then=Value("aside")),
            default=Value("kept"),
        ),
        output_field=models.CharField(max_length=5),
        db_persist=True,
    )
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
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_mail_a_digest")]
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


class SeenMail(models.Model):
    """A mail that was read and not kept: its digest, so that it is not read twice. Nothing else of it stays."""

    owner = models.ForeignKey("records.User", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "digest"], name="one_seen_a_digest")]

    def __str__(self) -> str:
        return self.digest[:12]
