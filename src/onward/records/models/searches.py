"""A search: one campaign with a target and a start."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Search(Owned):
    class State(models.TextChoices):
        ACTIVE = "active"
        PAUSED = "paused"
        ENDED = "ended"

    name = models.CharField(max_length=200)
    target = models.CharField(max_length=300, blank=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.ACTIVE)

    class Meta:
        indexes = [models.Index(fields=["owner", "state"])]

    def __str__(self) -> str:
        return self.name
