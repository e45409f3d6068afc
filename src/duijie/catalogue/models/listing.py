"""What every record of the catalogue has: owner, stage, visibility, versions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.models.choices import choices_of
from duijie.catalogue.types.words import ListingKind, Origin, Stage, Visibility
from duijie.foundation.models import Record
from duijie.kernel import clock

PUBLISHED = (Stage.PUBLISHED.value, Stage.PAUSED.value)


class Listing(Record):
    """A record of the catalogue; its own table holds what only its kind has."""

    kind = models.CharField(max_length=8, choices=choices_of(ListingKind), editable=False)
    owner = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="listings"
    )
    title_zh = models.CharField(_("title in Chinese"), max_length=300, blank=True)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    region = models.ForeignKey(
        "registries.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    source = models.CharField(_("source"), max_length=500, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    origin = models.CharField(
        max_length=12, choices=choices_of(Origin), default=Origin.TYPED.value, editable=False
    )
    external_id = models.CharField(_("own number"), max_length=100, blank=True)
    visibility = models.CharField(
        max_length=10, choices=choices_of(Visibility), default=Visibility.PUBLIC.value
    )
    field_visibility = models.JSONField(default=dict, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    stage = models.CharField(
        max_length=10, choices=choices_of(Stage), default=Stage.DRAFT.value, editable=False
    )
    stage_reason = models.TextField(blank=True, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The place in lists: when it was first published, before that when it was made.
    listed_at = models.DateTimeField(default=clock.now, editable=False)

    # What each kind of reader knows of versions and times: catalogue/rules/faces.py.
    faces = models.JSONField(default=dict, blank=True, editable=False)
    # The end that its owner was told of; another end is told of anew.
    told_of_end = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ["-listed_at", "-pk"]
        indexes = [
            models.Index(name="listing_place", fields=["kind", "stage", "-listed_at", "-id"]),
            models.Index(
                name="listing_expiry",
                fields=["expires_on"],
                condition=Q(stage__in=PUBLISHED),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                name="listing_own_number_once",
                fields=["owner", "kind", "external_id"],
                condition=~Q(external_id=""),
            ),
            models.CheckConstraint(
                name="listing_published_has_a_date_and_an_end",
                condition=~Q(stage__in=PUBLISHED)
                | Q(published_at__isnull=False, expires_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh or self.title_en


class Classification(models.Model):
    """A class of a registry that a record belongs to: industry, field or patent class."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="classifications")
    entry = models.ForeignKey("registries.Entry", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="classification_once", fields=["listing", "entry"])
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.entry_id}"


class Sharing(models.Model):
    """An organisation that a record is named to."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="sharings")
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="sharing_once", fields=["listing", "organisation"])
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} → {self.organisation_id}"


class Version(models.Model):
    """All that a record said at one time; only ever added."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)
    # No foreign key: the history outlives the account, which is then only a number.
    user_id = models.UUIDField(null=True)
    content = models.JSONField()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(name="version_once", fields=["listing", "number"])]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.number}"
