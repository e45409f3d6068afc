"""What a record says several times, one row each."""

from django.db import models
from django.db.models import Q

from duijie.catalogue.models.choices import choices_of
from duijie.catalogue.models.listing import Listing
from duijie.catalogue.types.words import (
    Comparator,
    Demand,
    RightKind,
    RightStatus,
    Scale,
    Verdict,
)
from duijie.foundation.models import Record


class Row(models.Model):
    """One of several things said of a record, in the order they were written."""

    id = models.BigAutoField(primary_key=True)
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="%(class)s_rows")

    class Meta:
        abstract = True
        ordering = ["pk"]


class Quantity(Row):
    """A technical parameter of an offer, or a limit of a need."""

    property = models.CharField(max_length=200)
    comparator = models.CharField(max_length=8, choices=choices_of(Comparator))
    low = models.DecimalField(max_digits=40, decimal_places=15, null=True)
    high = models.DecimalField(max_digits=40, decimal_places=15, null=True)
    unit = models.CharField(max_length=60, blank=True)
    demand = models.CharField(max_length=8, choices=choices_of(Demand))
    quote = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(
                name="quantity_has_a_value", condition=Q(low__isnull=False) | Q(high__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.property} {self.comparator} {self.low}–{self.high} {self.unit}"


class Right(Row):
    """A right that protects an offer."""

    kind = models.CharField(max_length=16, choices=choices_of(RightKind))
    number = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2)
    title = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=choices_of(RightStatus))
    owners = models.CharField(max_length=500, blank=True)
    expires_on = models.DateField(null=True)
    state_funded = models.BooleanField(null=True)
    project_number = models.CharField(max_length=100, blank=True)

    class Meta(Row.Meta):
        indexes = [models.Index(name="right_number", fields=["number"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Evidence(Row):
    """How one item that speaks for a level of readiness stands."""

    scale = models.CharField(max_length=4, choices=choices_of(Scale))
    item = models.CharField(max_length=40)
    verdict = models.CharField(max_length=16, choices=choices_of(Verdict))
    note = models.TextField(blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(name="evidence_item_once", fields=["listing", "scale", "item"])
        ]

    def __str__(self) -> str:
        return f"{self.item} {self.verdict}"


class Contact(Row):
    """Whom to ask."""

    name = models.CharField(max_length=100)
    position = models.CharField(max_length=100, blank=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.name


class Equipment(Row):
    """A device that a lab has."""

    name_zh = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    model = models.CharField(max_length=100, blank=True)
    maker = models.CharField(max_length=200, blank=True)
    capability = models.CharField(max_length=500, blank=True)
    open = models.BooleanField(default=True)

    class Meta(Row.Meta):
        constraints = [
            models.CheckConstraint(
                name="equipment_has_a_name", condition=~Q(name_zh="") | ~Q(name_en="")
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh or self.name_en


def place_of(attachment: "Attachment", name: str) -> str:
    """Where a file is kept: never under the name that somebody gave it."""
    ending = name.rpartition(".")[2]
    return f"catalogue/{attachment.listing_id}/{attachment.pk.hex}.{ending}"


class Attachment(Record):
    """A picture or a file of a record."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="attachments")
    file = models.FileField(upload_to=place_of, max_length=200)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    is_picture = models.BooleanField(default=False)
    caption = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return self.name
