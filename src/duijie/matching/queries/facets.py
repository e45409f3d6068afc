"""What a search can be narrowed by, with honest counts: only what the actor may see and read."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from django.core.cache import caches
from django.db.models import Count, F, Func, QuerySet, TextField, Value

from duijie.catalogue.models import Classification
from duijie.catalogue.queries import is_readable
from duijie.kernel.actors import Actor
from duijie.matching.queries.counting import counted
from duijie.matching.queries.selecting import selection
from duijie.matching.queries.tallying import SCHEMES, Counts, Left, group_of, left_of, tally
from duijie.matching.queries.wishes import BANDS, FILTERS, Wish
from duijie.matching.types import Facet, FacetValue, Place
from duijie.registries.queries import entries_of, entries_with_codes
from duijie.registries.sources.joining import ARROW

MOST_VALUES: Final = 12
# The names of classes change when a new version is loaded, which is rare.
NAMES_KEPT_SECONDS: Final = 300

Counter = Callable[[QuerySet[Any]], Counts]


def facets_of(actor: Actor, wish: Wish) -> tuple[Facet, ...]:
    """Every facet of a list; each counts as if it were not yet chosen itself."""
    told = _counts(actor, wish)
    return tuple(_facet(wish, name, told[name]) for name in FILTERS[wish.kind])


def facets_of_ranked(
    actor: Actor, wish: Wish, ranked: dict[UUID, Place], left: Sequence[Left]
) -> tuple[Facet, ...]:
    """The same over the few that a ranking and the filters left."""
    told = dict(tally(actor, wish.kind, left, set(FILTERS[wish.kind]) - wish.filters.keys()))
    for name in wish.filters:
        told |= tally(actor, wish.kind, left_of(actor, wish.without(name), ranked), [name])
    return tuple(_facet(wish, name, told[name]) for name in FILTERS[wish.kind])


def _counts(actor: Actor, wish: Wish) -> Mapping[str, Counts]:
    """What the database counts over all records, one facet after the other."""

    def counts(name: str) -> Counts:
        others = wish.without(name)

        def count() -> Counts:
            # What a record keeps from this reader must not be counted either.
            readable = selection(actor, others, None).filter(is_readable(actor, group_of(name)))
            return COUNTERS[name](readable.order_by())

        return counted(actor, others, f"facet:{name}", count)

    return {name: counts(name) for name in FILTERS[wish.kind]}


def _facet(wish: Wish, name: str, counts: Counts) -> Facet:
    chosen = wish.filters.get(name, "")
    if name == "trl":
        kept = [(band, counts[band]) for band in BANDS if counts.get(band)]
    else:
        kept = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_VALUES]
    if chosen and chosen not in dict(kept):
        kept.append((chosen, counts.get(chosen, 0)))
    names = _names(name, chosen)
    return Facet(
        name,
        tuple(
            FacetValue(value, number, value == chosen, *names.get(value, ("", "")))
            for value, number in kept
        ),
    )


def _names(name: str, chosen: str) -> Mapping[str, tuple[str, str]]:
    """The names of the classes a facet lists, and of the one that is chosen."""
    scheme = SCHEMES.get(name)
    if scheme is None:
        return {}
    key = f"matching:names:{scheme.register}"
    known: dict[str, tuple[str, str]] | None = caches["process"].get(key)
    if known is None:
        entries = entries_of(scheme.register).filter(level=scheme.level)
        known = {
            code: (zh, en) for code, zh, en in entries.values_list("code", "name_zh", "name_en")
        }
        caches["process"].set(key, known, NAMES_KEPT_SECONDS)
    if chosen and chosen not in known:
        found = entries_with_codes(scheme.register, [chosen])
        known = known | {code: (one.name_zh, one.name_en) for code, one in found.items()}
    return known


def _classes(name: str) -> Counter:
    """Records by class; one that has two classes below the same counts once."""
    scheme = SCHEMES[name]

    def count(found: QuerySet[Any]) -> Counts:
        rows = Classification.objects.filter(
            listing__in=found.values("pk"), entry__registry=scheme.register.value
        )
        at_level = rows.annotate(code=_step("entry__path", scheme.level)).order_by()
        return _read(at_level.values_list("code").annotate(n=Count("listing", distinct=True)))

    return count


def _regions(found: QuerySet[Any]) -> Counts:
    at_level = found.filter(region__isnull=False).annotate(
        code=_step("region__path", SCHEMES["region"].level)
    )
    return _read(at_level.values_list("code").annotate(n=Count("pk")))


def _readiness(found: QuerySet[Any]) -> Counts:
    levels = dict(found.filter(trl__isnull=False).values_list("trl").annotate(n=Count("pk")))
    return {
        band: sum(number for level, number in levels.items() if low <= level <= high)
        for band, (low, high) in BANDS.items()
    }


def _forms(found: QuerySet[Any]) -> Counts:
    each = found.annotate(code=Func(F("cooperation"), function="unnest", output_field=TextField()))
    return _read(each.values_list("code").annotate(n=Count("pk", distinct=True)))


def _lab_kinds(found: QuerySet[Any]) -> Counts:
    return _read(found.values_list("lab_kind").annotate(n=Count("pk")))


def _step(path: str, level: int) -> Func:
    """The code at one level of a path."""
    return Func(
        F(path), Value(ARROW), Value(level), function="split_part", output_field=TextField()
    )


def _read(rows: QuerySet[Any]) -> Counts:
    return {code: number for code, number in rows if code}


COUNTERS: Final[Mapping[str, Counter]] = MappingProxyType(
    {
        "field": _classes("field"),
        "industry": _classes("industry"),
        "region": _regions,
        "trl": _readiness,
        "cooperation": _forms,
        "lab_kind": _lab_kinds,
    }
)
