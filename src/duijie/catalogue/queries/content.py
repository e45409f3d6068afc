"""A record read out of its tables, as its details."""

from dataclasses import fields
from functools import cache
from typing import Any

import msgspec
from django.db.models import Prefetch, QuerySet

from duijie.catalogue.models import (
    Attachment,
    Classification,
    Contact,
    Equipment,
    Evidence,
    Listing,
    Quantity,
    Right,
    Sharing,
)
from duijie.catalogue.types import rows
from duijie.catalogue.types.details import DETAILS, Details
from duijie.catalogue.types.words import ListingKind
from duijie.registries.types import Register

# Which rows a field of the details is kept in: the table and the shape.
ROWS: dict[str, tuple[type[Any], type[Any]]] = {
    "quantities": (Quantity, rows.Quantity),
    "rights": (Right, rows.Right),
    "evidence": (Evidence, rows.Evidence),
    "contacts": (Contact, rows.Contact),
    "equipment": (Equipment, rows.Equipment),
}
CODES: dict[str, Register] = {
    "industries": Register.INDUSTRIES,
    "fields": Register.FIELDS,
    "ipc": Register.IPC,
}
# A word that nobody chose is an empty column, and None in the details.
LEFT_OPEN = frozenset({"price_kind"})
ELSEWHERE = {*ROWS, *CODES, "region", "shared_with"}


@cache
def plain_columns(kind: ListingKind) -> tuple[str, ...]:
    """The fields that are columns of the record's own tables."""
    return tuple(field.name for field in fields(DETAILS[kind]) if field.name not in ELSEWHERE)


@cache
def rows_of(kind: ListingKind) -> tuple[str, ...]:
    """The fields that are rows of their own."""
    return tuple(field.name for field in fields(DETAILS[kind]) if field.name in ROWS)


def related_name(field: str) -> str:
    """How a record calls the rows of a field."""
    return f"{ROWS[field][0].__name__.lower()}_rows"


def with_content(listings: QuerySet[Any], kind: ListingKind) -> QuerySet[Any]:
    """The records with all that ``content_of`` reads, in as few queries as there are."""
    classified = Classification.objects.select_related("entry").defer("entry__keys")
    return (
        listings.select_related("owner", "region")
        .defer("region__keys")
        .prefetch_related(
            Prefetch("classifications", classified),
            Prefetch("sharings", Sharing.objects.all()),
            Prefetch("attachments", Attachment.objects.all()),
            *(related_name(field) for field in rows_of(kind)),
        )
    )


def content_of(listing: Listing) -> Details:
    """All that a record says; only for its owner and for what redacts it."""
    kind = ListingKind(listing.kind)
    said: dict[str, Any] = {name: getattr(listing, name) for name in plain_columns(kind)}
    said.update({name: said[name] or None for name in LEFT_OPEN & said.keys()})
    said["region"] = listing.region.code if listing.region else ""
    said["shared_with"] = [one.organisation_id for one in listing.sharings.all()]
    codes = [one.entry for one in listing.classifications.all()]
    for name, register in CODES.items():
        said[name] = [entry.code for entry in codes if entry.registry_id == register.value]
    for name in rows_of(kind):
        said[name] = [
            _row(one, ROWS[name][1]) for one in getattr(listing, related_name(name)).all()
        ]
    found: Details = msgspec.convert(said, DETAILS[kind])
    return found


def _row(one: object, shape: type[Any]) -> dict[str, Any]:
    return {field.name: getattr(one, field.name) for field in fields(shape)}
