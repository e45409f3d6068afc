"""The tables of imports."""

from django.db import models
from django.db.models import F, Q

from duijie.catalogue.types.words import ListingKind
from duijie.exchange.types import Outcome, Stage, Undone
from duijie.foundation.models import Record


def place_of(found: "Import", name: str) -> str:
    """Where an uploaded file is kept: never under the name that somebody gave it."""
    ending = name.rpartition(".")[2].lower()
    return f"exchange/{found.pk.hex}.{ending}" if ending.isalnum() else f"exchange/{found.pk.hex}"


class Import(Record):
    """A file that somebody brought, and what became of it."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="imports"
    )
    # No foreign key: what was imported outlives the account, which is then only a number.
    user_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ListingKind])
    file = models.FileField(upload_to=place_of, max_length=200, blank=True)
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField(default=0)
    # The header that names the records, where the engine would not take it for a title.
    title_header = models.CharField(max_length=200, blank=True)
    # Which column each header is read as; an empty one is left out.
    columns = models.JSONField(default=dict)
    publish = models.BooleanField(default=False)
    stage = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in Stage],
        default=Stage.UPLOADED.value,
    )
    expected = models.PositiveIntegerField(null=True)
    # How many rows of the file have been dealt with; a run that was killed goes on from here.
    done = models.PositiveIntegerField(default=0)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)
    remarked = models.PositiveIntegerField(default=0)
    undone = models.PositiveIntegerField(default=0)
    stop_asked = models.BooleanField(default=False)
    trouble = models.JSONField(default=dict)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="import_counts_add_up",
                condition=Q(
                    done=F("created") + F("updated") + F("unchanged") + F("refused") + F("skipped")
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ImportRow(models.Model):
    """What became of one row of a file."""

    id = models.BigAutoField(primary_key=True)
    import_of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    place = models.PositiveIntegerField()
    sheet = models.CharField(max_length=200, blank=True)
    row = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Outcome])
    title = models.CharField(max_length=300, blank=True)
    # No foreign key: what became of a row is told also when the record is gone.
    listing_id = models.UUIDField(null=True)
    before_version = models.PositiveIntegerField(null=True)
    after_version = models.PositiveIntegerField(null=True)
    shown = models.BooleanField(default=False)
    troubles = models.JSONField(default=list)
    undone = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Undone], blank=True
    )
    undo_trouble = models.JSONField(default=dict)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(name="import_row_once", fields=["import_of", "place"])
        ]
        indexes = [models.Index(name="import_row_outcome", fields=["import_of", "outcome"])]

    def __str__(self) -> str:
        return f"{self.sheet}!{self.row} {self.outcome}"


class Fingerprint(models.Model):
    """By which text a record without a number was brought: same text, same record."""

    listing = models.ForeignKey(
        "catalogue.Listing", on_delete=models.CASCADE, related_name="fingerprints"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ListingKind])
    key = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="fingerprint_once", fields=["organisation", "kind", "key"])
        ]

    def __str__(self) -> str:
        return self.key


class HeaderChoice(models.Model):
    """What an organisation says a header means; remembered for the next file."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=8, choices=[(one.value, one.value) for one in ListingKind])
    header = models.CharField(max_length=200)
    column = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="header_choice_once", fields=["organisation", "kind", "header"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.header} → {self.column}"
