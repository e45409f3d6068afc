"""Registries, their versions, entries and links."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from duijie.foundation.models import Record
from duijie.registries.types import Concordance, Origin, Register

CODES = [*Register, *Concordance]


class Registry(models.Model):
    """A classification, a list of places, or a concordance between two of them."""

    # The code is the key: who cites a registry needs no join to find its entries.
    code = models.CharField(max_length=32, primary_key=True)
    name_zh = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="registry_is_one_the_product_knows",
                condition=Q(code__in=[code.value for code in CODES]),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class RegistryVersion(Record):
    """One state of a registry: where it came from and what it changed."""

    registry = models.ForeignKey(Registry, on_delete=models.PROTECT, related_name="versions")
    edition = models.CharField(max_length=100)
    source = models.TextField()
    licence = models.TextField()
    origin = models.CharField(
        max_length=16, choices=[(origin.value, origin.value) for origin in Origin]
    )
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.UUIDField(null=True, blank=True)
    is_current = models.BooleanField(default=True)
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    retired = models.PositiveIntegerField(default=0)
    skipped = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-loaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="registry_has_one_current_version",
                fields=["registry"],
                condition=Q(is_current=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registry_id} {self.edition} {self.checksum[:8]}"


class Entry(models.Model):
    """One class or place. It stays when a version leaves it out, so that nothing cited is lost."""

    registry = models.ForeignKey(Registry, on_delete=models.PROTECT, related_name="entries")
    code = models.CharField(max_length=64)
    code_key = models.CharField(max_length=64)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    # The codes from the top down to this entry, joined by ">", which no code contains.
    path = models.TextField()
    level = models.PositiveSmallIntegerField()
    name_zh = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    aliases = ArrayField(models.TextField(), default=list, blank=True)
    attributes = models.JSONField(default=dict, blank=True)
    keys = SearchVectorField()
    added_in = models.ForeignKey(
        RegistryVersion, on_delete=models.PROTECT, related_name="entries_added"
    )
    retired_in = models.ForeignKey(
        RegistryVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="entries_retired",
    )

    class Meta:
        ordering = ["registry", "path"]
        indexes = [
            GinIndex(name="entry_keys", fields=["keys"]),
            models.Index(
                F("registry"),
                OpClass(F("code_key"), name="varchar_pattern_ops"),
                name="entry_code_prefix",
            ),
            models.Index(
                F("registry"), OpClass(F("path"), name="text_pattern_ops"), name="entry_path_prefix"
            ),
            models.Index(fields=["registry", "level", "code"], name="entry_level"),
        ]
        constraints = [
            models.UniqueConstraint(name="entry_code_unique", fields=["registry", "code"]),
            models.CheckConstraint(
                name="entry_has_a_name", condition=~Q(name_zh="") | ~Q(name_en="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name_zh or self.name_en}"


class EntryChange(models.Model):
    """An entry that a version named or placed otherwise: what it was before."""

    version = models.ForeignKey(RegistryVersion, on_delete=models.CASCADE, related_name="changes")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="changes")
    name_zh = models.TextField(blank=True)
    name_en = models.TextField(blank=True)
    parent_code = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entry_id} before {self.version_id}"


class Link(models.Model):
    """One line of a concordance, by codes, so that it holds without the entries."""

    concordance = models.ForeignKey(Registry, on_delete=models.PROTECT, related_name="links")
    source_code = models.CharField(max_length=64)
    target_code = models.CharField(max_length=64)
    share = models.FloatField(default=1.0)
    partial = models.BooleanField(default=False)
    condition = models.TextField(blank=True)

    class Meta:
        ordering = ["concordance", "source_code", "-share"]
        indexes = [
            models.Index(fields=["concordance", "source_code"], name="link_source"),
            models.Index(fields=["concordance", "target_code"], name="link_target"),
        ]
        constraints = [
            models.UniqueConstraint(
                name="link_unique",
                fields=["concordance", "source_code", "target_code", "condition"],
            ),
            models.CheckConstraint(
                name="link_share_is_a_share", condition=Q(share__gte=0, share__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_code} -> {self.target_code}"
