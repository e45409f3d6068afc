"""Details of many records written into the tables, one statement for each table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

import msgspec
from django.db import router
from django.db.models import sql

from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.models import Classification, Listing, Version
from duijie.catalogue.queries.content import CODES, ROWS, plain_columns, rows_of
from duijie.catalogue.rules.sight import check_mapping
from duijie.catalogue.services.columns import write_rows
from duijie.catalogue.services.news import announced
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Problem
from duijie.foundation import audit, outbox
from duijie.kernel.actors import Actor
from duijie.registries.models import Entry
from duijie.registries.queries import entries_with_codes
from duijie.registries.types import Register


@dataclass(slots=True)
class Written:
    """A record being written: what it says, what it said, and the fields that differ."""

    listing: Listing
    details: Details
    before: Details | None = None
    fields: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()

    def differs(self, name: str) -> bool:
        """Whether a field is to be written."""
        return self.before is None or name in self.fields


class Codes:
    """The entries of all the codes that some records cite, found together."""

    def __init__(self, given: Iterable[Details]) -> None:
        wanted: dict[Register, set[str]] = {}
        for details in given:
            for name, register in CODES.items():
                wanted.setdefault(register, set()).update(getattr(details, name))
            wanted.setdefault(Register.REGIONS, set()).add(details.region)
        self._found = {
            register: entries_with_codes(register, codes - {""}) if codes - {""} else {}
            for register, codes in wanted.items()
        }

    def of(self, register: Register, codes: Sequence[str], field: str) -> list[Entry]:
        """The entries of codes; refuses with every code that stands for none."""
        found = self._found[register]
        code = "catalogue.problem.code_unknown"
        if unknown := [one for one in codes if one not in found]:
            raise ListingMalformed([Problem(field, code, {"given": one}) for one in unknown])
        return [found[one] for one in dict.fromkeys(codes)]


def columns_written(one: Written, codes: Codes) -> None:
    """Set the columns of a record that is not saved here. Refuses codes that stand for nothing."""
    kept = [name for name in plain_columns(one.details.kind) if one.differs(name)]
    for name in kept:
        setattr(one.listing, name, _column(type(one.listing), name, getattr(one.details, name)))
    if one.differs("field_visibility"):
        one.listing.field_visibility = dict(check_mapping(one.details.field_visibility))
    if one.differs("region"):
        wanted = [one.details.region] if one.details.region else []
        one.listing.region = next(iter(codes.of(Register.REGIONS, wanted, "region")), None)
        kept.append("region")
    one.columns = tuple(kept)
    one.entries = tuple(
        entry
        for name, register in CODES.items()
        if one.differs(name)
        for entry in codes.of(register, getattr(one.details, name), name)
    )


def _column(model: type[Listing], name: str, value: Any) -> Any:  # noqa: ANN401  (any column)
    if value is not None:
        return value
    return None if name in _nullable(model) else ""


@cache
def _nullable(model: type[Listing]) -> frozenset[str]:
    return frozenset(field.name for field in model._meta.concrete_fields if field.null)  # noqa: SLF001


def insert_listings(listings: Sequence[Listing]) -> None:
    """Insert new records of one kind.

    Django's ``bulk_create`` refuses a table that extends another, so the rows of
    both tables are inserted one after the other.
    """
    if not listings:
        return
    model = type(listings[0])
    shared = [field.attname for field in Listing._meta.local_concrete_fields]  # noqa: SLF001
    for one in listings:
        one.listing_ptr_id = one.id  # type: ignore[attr-defined]
    Listing.objects.bulk_create(
        [Listing(**{name: getattr(one, name) for name in shared}) for one in listings]
    )
    query = sql.InsertQuery(model)
    query.insert_values(model._meta.local_concrete_fields, list(listings))  # noqa: SLF001
    query.get_compiler(router.db_for_write(model)).execute_sql()
    for one in listings:
        one._state.adding = False  # noqa: SLF001  (what save would do)


def replace_rows(actor: Actor, written: Sequence[Written]) -> None:
    """Write what records say several times, where it differs from before."""
    for one in written:
        # Naming organisations is rare and has checks of its own.
        if (one.before.shared_with if one.before else ()) != one.details.shared_with:
            write_rows(actor, one.listing, one.details, one.before)
    plain = [
        one
        for one in written
        if (one.before.shared_with if one.before else ()) == one.details.shared_with
    ]
    for name in ROWS:
        _replace_rows_of(name, [one for one in plain if _has(one, name) and one.differs(name)])
    _replace_classes(plain)


def _has(one: Written, name: str) -> bool:
    return name in rows_of(one.details.kind)


def _replace_rows_of(name: str, written: Sequence[Written]) -> None:
    model = ROWS[name][0]
    known = [one.listing.pk for one in written if one.before is not None]
    if known:
        model.objects.filter(listing__in=known).delete()
    model.objects.bulk_create(
        [
            model(listing_id=one.listing.pk, **dict(_values(row)))
            for one in written
            for row in getattr(one.details, name)
        ]
    )


def _values(row: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401  (any of the rows)
    return ((field.name, getattr(row, field.name)) for field in fields(row))


def _replace_classes(written: Sequence[Written]) -> None:
    for name, register in CODES.items():
        known = [one.listing.pk for one in written if one.before and one.differs(name)]
        if known:
            classes = Classification.objects.filter(listing__in=known)
            classes.filter(entry__registry=register.value).delete()
    Classification.objects.bulk_create(
        [
            Classification(listing_id=one.listing.pk, entry=entry)
            for one in written
            for entry in one.entries
        ]
    )


def keep_versions(actor: Actor, written: Sequence[Written]) -> None:
    """Keep all that records say as the versions they have now."""
    Version.objects.bulk_create(
        [
            Version(
                listing_id=one.listing.pk,
                number=one.listing.version,
                user_id=actor.user_id,
                content=msgspec.to_builtins(one.details),
            )
            for one in written
        ]
    )


@dataclass(frozen=True, slots=True)
class News:
    """A change of a record, to whom it shows, and what the audit trail keeps of it."""

    listing: Listing
    event: str
    seen_by: Sequence[str] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def action(self) -> str:
        """What happened, by its name."""
        return f"{self.listing.kind}.{self.event}"


def tell_all(actor: Actor, news: Sequence[News]) -> None:
    """Note changes and announce them, as ``tell`` does for one."""
    deeds = [
        (one.action, one.listing.pk, {"version": one.listing.version, **one.facts}) for one in news
    ]
    audit.record_all(actor=actor, deeds=deeds)
    outbox.announce_all(
        [(one.action, one.listing.pk, announced(one.listing, one.seen_by)) for one in news]
    )
