"""Contacts and touches."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Contact(Owned):
    """A person of the search. `relation` says how they came into it; the rhythm restarts at each touch."""

    name = models.CharField(max_length=200)
    email = models.CharField(max_length=320, blank=True)
    company = models.ForeignKey(
        "records.Company", null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts"
    )
    title = models.CharField(max_length=200, blank=True)
    linkedin = models.CharField(max_length=500, blank=True)
    phone = models.CharField(max_length=50, blank=True)
    relation = models.CharField(max_length=20, blank=True)  # rejecter interviewer recruiter referrer peer friend other
    strength = models.CharField(max_length=10, default="weak")  # warm moderate weak dormant
    rests = models.BooleanField(default=False)  # no rhythm wanted
    last_touch_on = models.DateField(null=True, blank=True)
    next_touch_on = models.DateField(null=True, blank=True)
    remarks = models.TextField(blank=True)
    made_by = models.ForeignKey("records.Import", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["owner", "next_touch_on"]), models.Index(fields=["owner", "email"])]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Touch(Owned):
    """One contact made: mail, linkedin, call, coffee, event, comment, post."""

    contact = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="touches")
    application = models.ForeignKey(
        "records.Application", null=True, blank=True, on_delete=models.SET_NULL, related_name="touches"
    )
    note = models.ForeignKey("records.Note", null=True, blank=True, on_delete=models.SET_NULL, related_name="touches")
    mail = models.ForeignKey("records.Mail", null=True, blank=True, on_delete=models.SET_NULL, related_name="touches")
    kind = models.CharField(max_length=12)
    on = models.DateField()
    remark = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["owner", "on"]), models.Index(fields=["contact", "-on"])]
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
