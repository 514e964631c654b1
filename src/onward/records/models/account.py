"""The person whose search it is."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A seeker (later also a coach). `name` signs the notes; `addresses` are their own mailboxes."""

    name = models.CharField(max_length=200, blank=True)
    addresses = models.JSONField(default=list, blank=True)
    timezone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=8, blank=True)

    def __str__(self) -> str:
        return self.name or self.username
