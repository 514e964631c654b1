"""Applications: the posting, what happened, the talks, and what was sent."""

from __future__ import annotations

from django.db import models

from onward.core.pipeline.events import EventKind
from onward.core.pipeline.stages import Stage
from onward.records.models.owned import Owned

STAGES = [(stage.value, stage.value) for stage in Stage]
KINDS = [(kind.value, kind.value) for kind in EventKind]


class Posting(Owned):
    company = models.ForeignKey("records.Company", on_delete=models.CASCADE, related_name="postings")
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=2000, blank=True)
    place = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    requisition = models.CharField(max_length=100, blank=True)
    posted_on = models.DateField(null=True, blank=True)
    found_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class Application(Owned):
    """One application. The last block is derived from events; only the action that appends one writes it."""

    search = models.ForeignKey("records.Search", on_delete=models.CASCADE, related_name="applications")
    company = models.ForeignKey("records.Company", on_delete=models.PROTECT, related_name="applications")
    posting = models.ForeignKey(Posting, null=True, blank=True, on_delete=models.SET_NULL, related_name="applications")
    role = models.CharField(max_length=300, blank=True)
    requisition = models.CharField(max_length=100, blank=True)
    channel = models.CharField(max_length=20, blank=True)  # board direct cold intro referral recruiter
    remarks = models.TextField(blank=True)
    hiring_person = models.ForeignKey(
        "records.Contact", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by = models.ForeignKey(
        "records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="applications"
    )
    version = models.PositiveIntegerField(default=0)

    stage = models.CharField(max_length=12, choices=STAGES, default=Stage.SAVED.value)
    stage_since = models.DateField(null=True, blank=True)
    reached = models.CharField(max_length=12, choices=STAGES, default=Stage.SAVED.value)
    live = models.BooleanField(default=True)
    applied_on = models.DateField(null=True, blank=True)
    last_event_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["owner", "live", "-last_event_on", "-id"]),
            models.Index(fields=["owner", "stage", "-next_due_on"]),
            models.Index(fields=["owner", "applied_on"]),
            models.Index(fields=["owner", "search", "stage"]),
            models.Index(fields=["owner", "company"]),
        ]

    def __str__(self) -> str:
        return f"{self.role} ({self.company_id})"


class Event(models.Model):
    """Something that happened. Append-only: a correction is a further row that names this one in `retracts`."""

    owner = models.ForeignKey("records.User", on_delete=models.CASCADE, related_name="+")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=16, choices=KINDS)
    on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    source = models.CharField(max_length=8, default="me")
    round = models.CharField(max_length=20, blank=True)
    remark = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)  # deadline of an assessment or an offer
    mail = models.ForeignKey("records.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="events")
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    retracts = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="retracted_by"
    )

    class Meta:
        indexes = [models.Index(fields=["application", "on", "id"])]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"


class Interview(Owned):
    """A talk. Always a date; an instant with its zone where the hour is known."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interviews")
    event = models.ForeignKey(Event, null=True, blank=True, on_delete=models.SET_NULL, related_name="interviews")
    on = models.DateField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    round = models.CharField(max_length=20, blank=True)
    place = models.CharField(max_length=500, blank=True)
    people = models.ManyToManyField("records.Contact", blank=True, related_name="interviews")
    talked_about = models.TextField(blank=True)
    they_asked = models.TextField(blank=True)
    i_proved = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "on"])]

    def __str__(self) -> str:
        return f"{self.round} {self.on or self.at}"


class Document(Owned):
    """A resume version or letter as it was sent."""

    application = models.ForeignKey(
        Application, null=True, blank=True, on_delete=models.SET_NULL, related_name="documents"
    )
    kind = models.CharField(max_length=20)  # resume letter other
    name = models.CharField(max_length=200)
    label = models.CharField(max_length=100, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(blank=True, default=b"")

    def __str__(self) -> str:
        return self.name
