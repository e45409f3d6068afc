"""Searches that people keep, and what each has told them already."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.types.words import ListingKind
from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.matching.types import Rhythm


class SavedSearch(Record):
    """Words and filters that a person keeps, and how often they want to hear of news."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_searches"
    )
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ListingKind])
    text = models.TextField(blank=True)
    filters = models.JSONField(default=dict, blank=True)
    rhythm = models.CharField(
        _("by mail"),
        max_length=8,
        choices=[(one.value, one.value) for one in Rhythm],
        default=Rhythm.NEVER.value,
    )
    # What was there when the search was kept is no news.
    since = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-created_at", "-pk"]
        constraints = [
            # A text may be longer than an index holds.
            models.UniqueConstraint(
                F("user"), F("kind"), MD5("text"), F("filters"), name="saved_search_once"
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.kind


class ToldListing(models.Model):
    """That a search told its person of a record, so that it never does again."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="told")
    listing = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="told_listing_once", fields=["search", "listing"])
        ]

    def __str__(self) -> str:
        return f"{self.search_id} {self.listing_id}"
