"""Matches that an organisation's people put aside for themselves."""

from django.conf import settings
from django.db import models

from duijie.foundation.models import Record
from duijie.matching.models.matches import Match


class Shortlisted(Record):
    """A pair on the list that the people of an organisation share."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    asker = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    found = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    match = models.ForeignKey(Match, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="shortlisted_once", fields=["organisation", "asker", "found"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.match_id}"
