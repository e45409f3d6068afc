"""Fields that belong together: one is shown, hidden and counted with the others."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Final

from duijie.catalogue.types.details import DETAILS
from duijie.catalogue.types.words import ListingKind

# What is told to nobody outside, whatever a record says of its visibility.
HOUSEHOLD: Final = frozenset(
    {"external_id", "visibility", "field_visibility", "shared_with", "consent"}
)
# Not a field of the details, but told or withheld like one.
OWNER: Final = "owner"
FILES: Final = "files"
# What tells who asks; a blind record keeps all of it from those who do not know already.
TELLING: Final = frozenset({OWNER, FILES, "contacts", "source", "website", "rights"})
ENDINGS: Final = ("_zh", "_en")
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "price_kind": "price",
        "price_low": "price",
        "price_high": "price",
        "price_currency": "price",
        "price_note": "price",
        "budget_low": "budget",
        "budget_high": "budget",
        "budget_currency": "budget",
        "source_url": "source",
        "available_from": "availability",
        "openness_note": "openness",
        "consent_on": "consent",
        "consent_note": "consent",
        "product_form": "evidence",
        "scientific_value": "values",
        "technical_value": "values",
        "economic_value": "values",
        "social_value": "values",
        "cultural_value": "values",
    }
)
# Without these there is nothing to show: whoever sees the record sees them.
ALWAYS_SHOWN: Final = frozenset({"title", "expires_on", "lab_kind", "level"})


def group_of(field: str) -> str:
    """The group that a field of the details belongs to."""
    if field in PARTS:
        return PARTS[field]
    for ending in ENDINGS:
        if field.endswith(ending):
            return field.removesuffix(ending)
    return field


@cache
def groups_of(kind: ListingKind) -> Mapping[str, tuple[str, ...]]:
    """The groups of a kind of record, each with its fields, in their order."""
    found: dict[str, list[str]] = {}
    for field in fields(DETAILS[kind]):
        found.setdefault(group_of(field.name), []).append(field.name)
    return MappingProxyType({group: tuple(names) for group, names in found.items()})


@cache
def narrowable(kind: ListingKind) -> tuple[str, ...]:
    """The groups whose visibility can be chosen apart from the record's."""
    named = [group for group in groups_of(kind) if group not in HOUSEHOLD | ALWAYS_SHOWN]
    # An expert is a person and a lab a place: without the organisation they stand nowhere.
    nowhere = kind in {ListingKind.EXPERT, ListingKind.LAB}
    ends = (FILES,) if nowhere else (FILES, OWNER)
    return (*named, *ends)
