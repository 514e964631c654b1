"""Goals of the week, and what the seeker said to a move."""

from __future__ import annotations

from django.db import models

from onward.records.models.owned import Owned


class Goal(Owned):
    """A number a week that the seeker controls. `counts` names what is counted (core.plan.goals)."""

    search = models.ForeignKey("records.Search", on_delete=models.CASCADE, related_name="goals")
    name = models.CharField(max_length=100)
    counts = models.CharField(max_length=20)
    per_week = models.PositiveSmallIntegerField()
    rests = models.BooleanField(default=False)
    taps = models.JSONField(default=dict, blank=True)  # counted by hand: Monday's date -> number

    def __str__(self) -> str:
        return self.name


class MoveState(Owned):
    """A move that was done, put off or dismissed. The move itself is computed, never stored."""

    move = models.CharField(max_length=120)
    state = models.CharField(max_length=10)  # done snoozed dismissed
    until = models.DateField(null=True, blank=True)
    said_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "move"], name="one_state_a_move")]

    def __str__(self) -> str:
        return f"{self.move} {self.state}"
