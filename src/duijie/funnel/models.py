"""How far each record came when it was last counted, and what the counts were."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.funnel.types import Participation
from duijie.kernel import clock


class Milestone(models.Model):
    """When one record reached each step, and by what it is told apart.

    Written anew as a whole at every count; the records themselves are the truth.
    """

    listing = models.OneToOneField(
        "catalogue.Listing", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    kind = models.CharField(max_length=8)
    score = models.PositiveSmallIntegerField()
    month = models.CharField(max_length=7)
    industry = models.CharField(max_length=64, blank=True)
    region = models.CharField(max_length=64, blank=True)
    participation = models.CharField(
        max_length=16, choices=[(one.value, one.value) for one in Participation]
    )
    posted_at = models.DateTimeField()
    qualified_at = models.DateTimeField(null=True)
    matched_at = models.DateTimeField(null=True)
    useful_at = models.DateTimeField(null=True)
    introduced_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("milestones of a record")
        ordering = ["-posted_at", "-pk"]
        indexes = [models.Index(name="milestone_by_kind", fields=["kind", "-posted_at"])]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.kind}"


class Tally(Record):
    """The counts of one moment, before anything is kept back."""

    counted_at = models.DateTimeField(default=clock.now)
    seconds = models.FloatField()
    records = models.PositiveIntegerField()
    of_demo = models.BooleanField()
    edition = models.CharField(max_length=10)
    counts = models.JSONField()
    quality = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("count of the funnel")
        ordering = ["-counted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.counted_at:%Y-%m-%d %H:%M}"
