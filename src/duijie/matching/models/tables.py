"""Weights that were learned on this node, and which are in use."""

from django.db import models
from django.db.models import Q

from duijie.foundation.models import Record


class WeightTable(Record):
    """A table of weights moved by judgements, with its figures before and after.

    None in use means the weights that ship with the program.
    """

    name = models.CharField(max_length=40, unique=True)
    text = models.TextField()
    judgements = models.PositiveIntegerField()
    lists = models.PositiveIntegerField()
    base = models.CharField(max_length=40)
    figures = models.JSONField()
    is_current = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="weights_current_once", fields=["is_current"], condition=Q(is_current=True)
            )
        ]

    def __str__(self) -> str:
        return self.name
