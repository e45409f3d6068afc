"""The few records of a ranking that filters leave, and all their facets counted at once."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.core.cache import caches

from duijie.catalogue.models import Classification, Sharing
from duijie.catalogue.rules.sight import Reader, Sight, may_see_group
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import Actor
from duijie.matching.queries.selecting import selection
from duijie.matching.queries.wishes import BANDS, FILTERS, Wish
from duijie.matching.types import Place
from duijie.registries.queries import entries_of
from duijie.registries.sources.joining import ARROW
from duijie.registries.types import Register

Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Scheme:
    """Where the values of a filter come from, and how deep they are listed."""

    register: Register
    level: int


# Provinces, divisions and fields: what lies above tells too little, what lies below is too much.
SCHEMES: Final[Mapping[str, Scheme]] = MappingProxyType(
    {
        "field": Scheme(Register.FIELDS, 2),
        "industry": Scheme(Register.INDUSTRIES, 2),
        "region": Scheme(Register.REGIONS, 1),
    }
)
GROUPS: Final = MappingProxyType({"field": "fields", "industry": "industries"})
# Which column of a record tells the value of a facet; the classes are rows of their own.
COLUMNS: Final = MappingProxyType(
    {
        "region": "region__path",
        "trl": "trl",
        "cooperation": "cooperation",
        "lab_kind": "lab_kind",
    }
)
# Classes change when a new version of their registry is loaded, which is rare.
KEPT_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Left:
    """A record that the filters leave: who sees what of it, and what its columns tell.

    ``narrowed`` are its groups of fields that not all see who see the record.
    """

    pk: UUID
    owner_id: UUID
    visibility: str
    narrowed: tuple[tuple[str, str], ...]
    told: Mapping[str, Any]


def group_of(name: str) -> str:
    """The group of fields that a facet tells of."""
    return GROUPS.get(name, name)


def left_of(actor: Actor, wish: Wish, ranked: dict[UUID, Place]) -> list[Left]:
    """The records of a ranking that the actor may see and that the filters leave."""
    columns = [COLUMNS[name] for name in FILTERS[wish.kind] if name in COLUMNS]
    found = selection(actor, wish, ranked).order_by()
    rows = found.values_list("pk", "owner_id", "visibility", "field_visibility", *columns)
    return [
        Left(pk, owner, visibility, tuple(narrowed.items()), dict(zip(columns, told, strict=True)))
        for pk, owner, visibility, narrowed, *told in rows
    ]


def tally(
    actor: Actor, kind: ListingKind, left: Sequence[Left], names: Collection[str]
) -> Mapping[str, Counts]:
    """For each facet, how many records have each value: what the actor may read."""
    readers = _readers(actor, left)
    classes = _classes([one.pk for one in left], set(names) - COLUMNS.keys())
    counts: dict[str, Counts] = {name: Counter() for name in names}
    for one in left:
        readable = _readable(kind, one.visibility, one.narrowed, readers[one.pk])
        for name in counts.keys() & readable:
            told = _values(name, one.told) if name in COLUMNS else classes.get((name, one.pk), ())
            for value in told:
                counts[name][value] += 1
    return counts


@lru_cache(maxsize=1024)
def _readable(
    kind: ListingKind, visibility: str, narrowed: tuple[tuple[str, str], ...], reader: Reader
) -> frozenset[str]:
    """The facets whose values a reader sees of a record; most records answer alike."""
    sight = Sight(Visibility(visibility), {group: Visibility(said) for group, said in narrowed})
    return frozenset(name for name in FILTERS[kind] if may_see_group(group_of(name), sight, reader))


def _readers(actor: Actor, left: Sequence[Left]) -> Mapping[UUID, Reader]:
    """What of the actor counts for each of the records."""
    named: set[UUID] = set()
    if actor.organisation_ids:
        shared = Sharing.objects.filter(
            listing__in=[one.pk for one in left], organisation__in=actor.organisation_ids
        )
        named = set(shared.order_by().values_list("listing", flat=True))
    return {
        one.pk: Reader(
            is_known=actor.is_known,
            is_named=one.pk in named,
            is_own=actor.is_operator or actor.is_member_of(one.owner_id),
        )
        for one in left
    }


def _values(name: str, told: Mapping[str, Any]) -> Iterator[str]:
    value = told[COLUMNS[name]]
    if not value:
        return
    if name == "trl":
        yield from (band for band, (low, high) in BANDS.items() if low <= value <= high)
    elif name == "region":
        yield from _step(value, SCHEMES[name].level)
    elif name == "cooperation":
        yield from set(value)
    else:
        yield value


def _classes(pks: Sequence[UUID], names: Collection[str]) -> Mapping[tuple[str, UUID], set[str]]:
    """The classes of each record, at the level of each of the facets, which count classes."""
    told: dict[tuple[str, UUID], set[str]] = {}
    if not names:
        return told
    steps = {name: _steps(name) for name in names}
    rows = Classification.objects.filter(listing__in=pks).order_by()
    for listing_id, entry_id in rows.values_list("listing_id", "entry_id"):
        for name, codes in steps.items():
            if entry_id in codes:
                told.setdefault((name, listing_id), set()).add(codes[entry_id])
    return told


def _steps(name: str) -> Mapping[int, str]:
    """The code at the facet's level, by the number of each entry that lies so deep."""
    scheme = SCHEMES[name]
    key = f"matching:steps:{scheme.register}"
    known: dict[int, str] | None = caches["process"].get(key)
    if known is None:
        rows = entries_of(scheme.register).values_list("pk", "path")
        known = {pk: code for pk, path in rows for code in _step(path, scheme.level)}
        caches["process"].set(key, known, KEPT_SECONDS)
    return known


def _step(path: str, level: int) -> Iterator[str]:
    """The code at one level of a path, where it is so deep."""
    steps = path.split(ARROW)
    if len(steps) >= level and steps[level - 1]:
        yield steps[level - 1]
