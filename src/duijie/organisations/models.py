"""Organisations, their names, numbers, members, invitations, proofs and mergers."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.foundation.models import Record
from duijie.kernel import clock
from duijie.organisations.types import SCHEMES, Evidence, Kind, ProofStage, Role, Size, Stage


class Organisation(Record):
    """A firm, university, institute or other body that people act for."""

    kind = models.CharField(_("kind"), max_length=20, choices=[(k.value, k.value) for k in Kind])
    name_zh = models.CharField(_("name in Chinese"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, default="CN")
    foreign_invested = models.BooleanField(_("foreign-invested"), null=True, blank=True)
    region = models.ForeignKey(
        "registries.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    zone = models.ForeignKey(
        "registries.Entry", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    size = models.CharField(
        _("size class"), max_length=8, blank=True, choices=[(s.value, s.value) for s in Size]
    )
    website = models.URLField(_("web site"), max_length=300, blank=True)
    listed = models.BooleanField(_("listed"), default=True)
    stage = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in Stage], default=Stage.ACTIVE.value
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged"
    )
    verified_until = models.DateField(_("verified until"), null=True, blank=True)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_zh", "name_en", "pk"]
        constraints = [
            models.CheckConstraint(
                name="organisation_has_a_name", condition=~Q(name_zh="") | ~Q(name_en="")
            ),
            models.CheckConstraint(
                name="organisation_merged_says_into_which",
                condition=Q(stage=Stage.MERGED.value, merged_into__isnull=False)
                | (~Q(stage=Stage.MERGED.value) & Q(merged_into__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return self.name_zh or self.name_en

    @property
    def is_verified(self) -> bool:
        """Whether a proof holds today, even if the job that ends proofs is late."""
        return self.verified_until is not None and self.verified_until >= clock.today()

    @property
    def proof_holds_until(self) -> date | None:
        """The last day of a proof that holds; nothing of one that is over."""
        return self.verified_until if self.is_verified else None


class OrganisationLogo(models.Model):
    """The picture an organisation is known by, apart, so that no list loads it."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="logo", primary_key=True
    )
    content = models.BinaryField()
    media_type = models.CharField(max_length=20)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.media_type}"


class OrganisationName(models.Model):
    """One name an organisation is known by, with what it is looked up by."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=200)
    keys = ArrayField(models.TextField())

    class Meta:
        ordering = ["pk"]
        indexes = [GinIndex(name="organisation_name_keys", fields=["keys"])]
        constraints = [
            models.UniqueConstraint(name="organisation_name_once", fields=["organisation", "text"])
        ]

    def __str__(self) -> str:
        return self.text


class OrganisationIndustry(models.Model):
    """A trade of GB/T 4754 that an organisation is in."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="industries"
    )
    entry = models.ForeignKey("registries.Entry", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="organisation_industry_once", fields=["organisation", "entry"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.entry_id}"


class Identifier(models.Model):
    """A number an organisation is known by; it is well formed, which proves no more."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="identifiers"
    )
    scheme = models.CharField(max_length=16, choices=[(s.value, s.value) for s in SCHEMES])
    number = models.CharField(max_length=32)
    written = models.CharField(max_length=64)

    class Meta:
        ordering = ["scheme"]
        constraints = [
            models.UniqueConstraint(name="identifier_belongs_to_one", fields=["scheme", "number"]),
        ]

    def __str__(self) -> str:
        return self.written


class Membership(Record):
    """That a person acts for an organisation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Role])

    class Meta:
        ordering = ["role", "created_at"]
        constraints = [
            models.UniqueConstraint(name="membership_once", fields=["organisation", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Invitation(Record):
    """A way into an organisation, sent to an address; only its token's digest is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=8, choices=[(r.value, r.value) for r in Role])
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="invitation_open_once",
                fields=["organisation", "email"],
                condition=Q(ended_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.email


class Verification(Record):
    """A request to be verified, and what an operator made of it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="verifications"
    )
    statement = models.TextField()
    stage = models.CharField(
        max_length=10,
        choices=[(s.value, s.value) for s in ProofStage],
        default=ProofStage.REQUESTED.value,
    )
    evidence = models.CharField(
        max_length=10, blank=True, choices=[(e.value, e.value) for e in Evidence]
    )
    note = models.TextField(blank=True)
    valid_until = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                name="verification_open_once",
                fields=["organisation"],
                condition=Q(stage=ProofStage.REQUESTED.value),
            ),
            models.CheckConstraint(
                name="verification_granted_has_evidence_and_an_end",
                condition=~Q(stage=ProofStage.GRANTED.value)
                | (Q(valid_until__isnull=False) & ~Q(evidence="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.stage}"


class Merger(Record):
    """That one organisation was merged into another, and what was before."""

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="mergers")
    gone = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.gone_id} → {self.kept_id}"
