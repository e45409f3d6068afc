"""Details written into the tables; only what is different is touched."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any
from uuid import UUID

import msgspec

from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.models import Classification, Listing, Sharing, Version
from duijie.catalogue.queries.content import (
    CODES,
    LEFT_OPEN,
    ROWS,
    plain_columns,
    related_name,
    rows_of,
)
from duijie.catalogue.rules.sight import check_mapping
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Problem
from duijie.kernel.actors import Actor
from duijie.organisations.queries import organisations_visible_to
from duijie.registries.models import Entry
from duijie.registries.queries import entries_with_codes
from duijie.registries.types import Register


def write_columns(listing: Listing, details: Details) -> tuple[str, ...]:
    """Set the columns of a record that is not saved here; the names of those set."""
    columns = plain_columns(details.kind)
    for name in columns:
        value = getattr(details, name)
        setattr(listing, name, "" if value is None and name in LEFT_OPEN else value)
    listing.field_visibility = dict(check_mapping(details.field_visibility))
    regions = entries_of(Register.REGIONS, [details.region] if details.region else [], "region")
    listing.region = next(iter(regions), None)
    return (*columns, "region")


def write_rows(actor: Actor, listing: Listing, details: Details, before: Details | None) -> None:
    """Write what a record says several times, where it differs from before."""
    for name in rows_of(details.kind):
        given = getattr(details, name)
        if before is None or getattr(before, name) != given:
            _write_rows_of(listing, name, given, is_new=before is None)
    for name, register in CODES.items():
        codes = getattr(details, name)
        if before is None or getattr(before, name) != codes:
            _write_codes(listing, register, name, codes, is_new=before is None)
    if before is None or before.shared_with != details.shared_with:
        _write_sharings(actor, listing, details.shared_with, before)


def _write_rows_of(listing: Listing, name: str, given: Sequence[Any], *, is_new: bool) -> None:
    model = ROWS[name][0]
    if not is_new:
        getattr(listing, related_name(name)).all().delete()
    if given:
        rows = [model(listing=listing, **_columns_of(one)) for one in given]
        model.objects.bulk_create(rows)


def _columns_of(row: Any) -> dict[str, Any]:  # noqa: ANN401  (any of the rows)
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _write_codes(
    listing: Listing, register: Register, name: str, codes: Sequence[str], *, is_new: bool
) -> None:
    if not is_new:
        listing.classifications.filter(entry__registry=register.value).delete()
    entries = entries_of(register, codes, name)
    Classification.objects.bulk_create(
        [Classification(listing=listing, entry=entry) for entry in entries]
    )


def _write_sharings(
    actor: Actor, listing: Listing, named: Sequence[UUID], before: Details | None
) -> None:
    known = set(before.shared_with) if before else set()
    # Who was named before stays nameable, also when that organisation is not listed any more.
    new = set(named) - known
    found = set(organisations_visible_to(actor).filter(pk__in=new).values_list("pk", flat=True))
    if unknown := sorted(map(str, new - found)):
        code = "catalogue.problem.organisation_unknown"
        raise ListingMalformed([Problem("shared_with", code, {"given": unknown[0]})])
    listing.sharings.all().delete()
    Sharing.objects.bulk_create(
        [Sharing(listing=listing, organisation_id=one) for one in dict.fromkeys(named)]
    )


def entries_of(register: Register, codes: Sequence[str], field: str) -> list[Entry]:
    """The entries that codes stand for; refuses with every code that stands for none."""
    if not codes:
        return []
    found = entries_with_codes(register, codes)
    code = "catalogue.problem.code_unknown"
    problems = [
        Problem(field, code, {"given": one}) for one in dict.fromkeys(codes) if one not in found
    ]
    if problems:
        raise ListingMalformed(problems)
    return [found[one] for one in dict.fromkeys(codes)]


def keep_version(actor: Actor, listing: Listing, details: Details) -> None:
    """Keep all that a record says as the version it has now."""
    Version.objects.create(
        listing=listing,
        number=listing.version,
        user_id=actor.user_id,
        content=msgspec.to_builtins(details),
    )
