"""What a record can say several times: a parameter, a right, a piece of evidence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from duijie.catalogue.types.words import (
    Comparator,
    Demand,
    RightKind,
    RightStatus,
    Scale,
    Verdict,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A technical parameter or a limit, in the unit as written.

    A single value has ``low`` and ``high`` equal; "at least 200" has only ``low``.
    ``quote`` is the text it was read from, empty when a person typed it.
    """

    property: str
    comparator: Comparator = Comparator.EQUAL
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    demand: Demand = Demand.MUST
    quote: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right that protects a result; ``state_funded`` None means that nobody said."""

    kind: RightKind
    number: str = ""
    country: str = "CN"
    title: str = ""
    status: RightStatus = RightStatus.APPLIED
    owners: str = ""
    expires_on: date | None = None
    state_funded: bool | None = None
    project_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How one item that speaks for a level of readiness stands."""

    scale: Scale
    item: str
    verdict: Verdict
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    """A device that a lab has."""

    name_zh: str = ""
    name_en: str = ""
    model: str = ""
    maker: str = ""
    capability: str = ""
    open: bool = True
