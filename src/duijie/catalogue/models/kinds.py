"""What only offers, needs, experts or labs say."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.models.choices import choices_of
from duijie.catalogue.models.listing import Listing
from duijie.catalogue.types.words import (
    Availability,
    Confidentiality,
    Cooperation,
    LabKind,
    LabLevel,
    Openness,
    PersonConsent,
    PriceKind,
    ProductForm,
)

# GB/T 22900: technology readiness; the evaluation tool's scale of manufacturing readiness.
TRL = (1, 9)
MRL = (1, 10)


def _forms() -> "ArrayField[object, object]":
    return ArrayField(
        models.CharField(max_length=20, choices=choices_of(Cooperation)), default=list, blank=True
    )


class Offer(Listing):
    """A result, patent or know-how someone would let others use."""

    abstract_zh = models.TextField(_("abstract in Chinese"), blank=True)
    abstract_en = models.TextField(_("abstract in English"), blank=True)
    problem_zh = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    advantage_zh = models.TextField(blank=True)
    advantage_en = models.TextField(blank=True)
    economics_zh = models.TextField(blank=True)
    economics_en = models.TextField(blank=True)
    product_form = models.CharField(
        max_length=8, choices=choices_of(ProductForm), default=ProductForm.HARDWARE.value
    )
    trl = models.PositiveSmallIntegerField(null=True, blank=True)
    mrl = models.PositiveSmallIntegerField(null=True, blank=True)
    cooperation = _forms()
    price_kind = models.CharField(max_length=20, choices=choices_of(PriceKind), blank=True)
    price_low = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    price_high = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    price_currency = models.CharField(max_length=3, default="CNY")
    price_note = models.CharField(max_length=500, blank=True)
    scientific_value = models.TextField(blank=True)
    technical_value = models.TextField(blank=True)
    economic_value = models.TextField(blank=True)
    social_value = models.TextField(blank=True)
    cultural_value = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="offer_trl_is_1_to_9", condition=Q(trl__range=TRL) | Q(trl=None)
            ),
            models.CheckConstraint(
                name="offer_mrl_is_1_to_10", condition=Q(mrl__range=MRL) | Q(mrl=None)
            ),
        ]


class Need(Listing):
    """A technical problem someone would pay to solve."""

    problem_zh = models.TextField(blank=True)
    problem_en = models.TextField(blank=True)
    function_zh = models.TextField(blank=True)
    function_en = models.TextField(blank=True)
    constraints_zh = models.TextField(blank=True)
    constraints_en = models.TextField(blank=True)
    trl = models.PositiveSmallIntegerField(null=True, blank=True)
    cooperation = _forms()
    budget_low = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    budget_high = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    budget_currency = models.CharField(max_length=3, default="CNY")
    deadline = models.DateField(null=True, blank=True)
    confidentiality = models.CharField(
        max_length=16,
        choices=choices_of(Confidentiality),
        default=Confidentiality.NONE.value,
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="need_trl_is_1_to_9", condition=Q(trl__range=TRL) | Q(trl=None)
            ),
        ]


class Expert(Listing):
    """A person who can solve, judge or advise; shown only with that person's consent."""

    position_zh = models.CharField(max_length=300, blank=True)
    position_en = models.CharField(max_length=300, blank=True)
    expertise_zh = models.TextField(blank=True)
    expertise_en = models.TextField(blank=True)
    achievements_zh = models.TextField(blank=True)
    achievements_en = models.TextField(blank=True)
    orcid = models.CharField(max_length=19, blank=True)
    languages = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    availability = models.CharField(
        max_length=12, choices=choices_of(Availability), default=Availability.OPEN.value
    )
    available_from = models.DateField(null=True, blank=True)
    cooperation = _forms()
    consent = models.CharField(
        max_length=12, choices=choices_of(PersonConsent), default=PersonConsent.NONE.value
    )
    consent_on = models.DateField(null=True, blank=True)
    consent_note = models.CharField(max_length=500, blank=True)


class Lab(Listing):
    """A laboratory, centre or platform that others can work with."""

    lab_kind = models.CharField(
        max_length=20, choices=choices_of(LabKind), default=LabKind.LABORATORY.value
    )
    level = models.CharField(
        max_length=12, choices=choices_of(LabLevel), default=LabLevel.OWN.value
    )
    abstract_zh = models.TextField(blank=True)
    abstract_en = models.TextField(blank=True)
    services_zh = models.TextField(blank=True)
    services_en = models.TextField(blank=True)
    openness = models.CharField(
        max_length=12, choices=choices_of(Openness), default=Openness.ON_REQUEST.value
    )
    openness_note = models.CharField(max_length=500, blank=True)
    website = models.URLField(max_length=500, blank=True)
