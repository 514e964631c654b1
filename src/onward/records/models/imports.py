"""Imports, with report, resume and undo; and the journal that undo of any action reads."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Import(Owned):
    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        STOPPED = "stopped"
        DONE = "done"
        FAILED = "failed"
        UNDONE = "undone"

    name = models.CharField(max_length=300)
    path = models.CharField(max_length=2000, blank=True)
    kept_copy = models.BooleanField(default=False)  # an upload that lies in the data folder until it is read
    kind = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    stop_asked = models.BooleanField(default=False)
    mark = models.TextField(blank=True)  # where to go on, written with each batch
    size = models.BigIntegerField(default=0)
    done_bytes = models.BigIntegerField(default=0)
    counts = models.JSONField(default=dict)  # what came in, by the names in actions/tally
    problems = models.JSONField(default=list)
    worker = models.CharField(max_length=80, blank=True)  # the process that runs it, to tell a dead one
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class Change(Owned):
    """One action, as the rows it wrote: what undo needs to put things back."""

    verb = models.CharField(max_length=60)
    says = models.CharField(max_length=300)
    rows = models.JSONField(default=list)  # [{"model", "pk", "before": {...} | null}], newest last
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "-id"])]

    def __str__(self) -> str:
        return self.says
