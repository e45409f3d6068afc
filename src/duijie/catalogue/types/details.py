"""What an organisation says of an offer, a need, an expert or a lab.

The same shape goes in (pages, API, spreadsheets), is kept as a version, and
comes out again, redacted for whoever reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar
from uuid import UUID

from duijie.catalogue.types.rows import Contact, Equipment, Evidence, Quantity, Right
from duijie.catalogue.types.words import (
    Availability,
    Confidentiality,
    Cooperation,
    LabKind,
    LabLevel,
    ListingKind,
    Openness,
    PersonConsent,
    PriceKind,
    ProductForm,
    Visibility,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What every record of the catalogue says.

    ``field_visibility`` narrows single groups of fields (see ``GROUPS``); a
    group that is not named is seen by whoever sees the record. Regions,
    industries and the like are codes of the registries.
    """

    kind: ClassVar[ListingKind]

    title_zh: str = ""
    title_en: str = ""
    region: str = ""
    industries: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    ipc: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    source: str = ""
    source_url: str = ""
    external_id: str = ""
    visibility: Visibility = Visibility.PUBLIC
    field_visibility: dict[str, Visibility] = field(default_factory=dict)
    shared_with: tuple[UUID, ...] = ()
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDetails(Details):
    """What is said of a technology offer."""

    kind: ClassVar[ListingKind] = ListingKind.OFFER

    abstract_zh: str = ""
    abstract_en: str = ""
    problem_zh: str = ""
    problem_en: str = ""
    advantage_zh: str = ""
    advantage_en: str = ""
    economics_zh: str = ""
    economics_en: str = ""
    quantities: tuple[Quantity, ...] = ()
    product_form: ProductForm = ProductForm.HARDWARE
    trl: int | None = None
    mrl: int | None = None
    evidence: tuple[Evidence, ...] = ()
    rights: tuple[Right, ...] = ()
    cooperation: tuple[Cooperation, ...] = ()
    price_kind: PriceKind | None = None
    price_low: Decimal | None = None
    price_high: Decimal | None = None
    price_currency: str = "CNY"
    price_note: str = ""
    scientific_value: str = ""
    technical_value: str = ""
    economic_value: str = ""
    social_value: str = ""
    cultural_value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedDetails(Details):
    """What is said of a need; blind unless the asker says otherwise."""

    kind: ClassVar[ListingKind] = ListingKind.NEED

    problem_zh: str = ""
    problem_en: str = ""
    function_zh: str = ""
    function_en: str = ""
    constraints_zh: str = ""
    constraints_en: str = ""
    quantities: tuple[Quantity, ...] = ()
    trl: int | None = None
    cooperation: tuple[Cooperation, ...] = ()
    budget_low: Decimal | None = None
    budget_high: Decimal | None = None
    budget_currency: str = "CNY"
    deadline: date | None = None
    confidentiality: Confidentiality = Confidentiality.NONE
    visibility: Visibility = Visibility.BLIND


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertDetails(Details):
    """What is said of an expert; the title is the name of the person."""

    kind: ClassVar[ListingKind] = ListingKind.EXPERT

    position_zh: str = ""
    position_en: str = ""
    expertise_zh: str = ""
    expertise_en: str = ""
    achievements_zh: str = ""
    achievements_en: str = ""
    orcid: str = ""
    languages: tuple[str, ...] = ()
    availability: Availability = Availability.OPEN
    available_from: date | None = None
    cooperation: tuple[Cooperation, ...] = ()
    consent: PersonConsent = PersonConsent.NONE
    consent_on: date | None = None
    consent_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabDetails(Details):
    """What is said of a lab or platform, at home and abroad alike."""

    kind: ClassVar[ListingKind] = ListingKind.LAB

    lab_kind: LabKind = LabKind.LABORATORY
    level: LabLevel = LabLevel.OWN
    abstract_zh: str = ""
    abstract_en: str = ""
    services_zh: str = ""
    services_en: str = ""
    equipment: tuple[Equipment, ...] = ()
    openness: Openness = Openness.ON_REQUEST
    openness_note: str = ""
    website: str = ""


DETAILS: Mapping[ListingKind, type[Details]] = MappingProxyType(
    {one.kind: one for one in (OfferDetails, NeedDetails, ExpertDetails, LabDetails)}
)
