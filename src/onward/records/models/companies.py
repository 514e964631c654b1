"""Companies: one row for each employer, known by a folded key and its mail domains."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Company(Owned):
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    domains = models.JSONField(default=list, blank=True)
    website = models.CharField(max_length=500, blank=True)
    remarks = models.TextField(blank=True)
    on_radar_since = models.DateField(null=True, blank=True)  # said no and is still wanted
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="one_company_a_key")]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
