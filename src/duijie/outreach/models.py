"""How often people want a digest, what each brought, and what they answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.matching.types import Opinion
from duijie.outreach.types import Ground, Pace


class Subscription(Record):
    """How often a person wants a digest; what was there before ``since`` is no news."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    pace = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Pace])
    since = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("digest subscription")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.user_id} {self.pace}"


class Digest(Record):
    """One digest that was sent to one person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    pace = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Pace])

    class Meta:
        verbose_name = _("digest")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(name="digest_by_user", fields=["user", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.created_at:%Y-%m-%d}"


class Pushed(Record):
    """That a digest told a person of a record, so that none ever does so again.

    ``mark`` stands for the answer that was told: another answer is other news.
    """

    digest = models.ForeignKey(Digest, on_delete=models.CASCADE, related_name="pushed")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    ground = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Ground])
    listing = models.ForeignKey("catalogue.Listing", on_delete=models.CASCADE, related_name="+")
    listing_version = models.PositiveIntegerField()
    own = models.ForeignKey(
        "catalogue.Listing", on_delete=models.CASCADE, null=True, related_name="+"
    )
    # No foreign key: a match that nobody relies on is forgotten when it is no more.
    match_id = models.UUIDField(null=True)
    mark = models.CharField(max_length=64)
    trl = models.PositiveSmallIntegerField(null=True)

    class Meta:
        verbose_name = _("record in a digest")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="pushed_once",
                fields=["user", "listing", "own", "mark"],
                nulls_distinct=False,
            ),
        ]
        indexes = [models.Index(name="pushed_by_organisation", fields=["organisation", "listing"])]

    def __str__(self) -> str:
        return f"{self.user_id} {self.listing_id}"


class Reply(models.Model):
    """What a person said to a record in a digest; only ever added, the last counts."""

    pushed = models.ForeignKey(Pushed, on_delete=models.CASCADE, related_name="replies")
    at = models.DateTimeField(default=clock.now)
    opinion = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Opinion])
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer to a digest")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.pushed_id} {self.opinion}"
