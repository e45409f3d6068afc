"""Milestones added up, by kind and by what the records are told apart."""

import itertools
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from django.db import connection
from django.db.models import Aggregate, Count, DurationField, F

from duijie.catalogue.types.words import ListingKind
from duijie.funnel.models import Milestone
from duijie.funnel.queries.measuring import measured
from duijie.funnel.types import Dimension, Step

if TYPE_CHECKING:
    from datetime import timedelta

COUNTING_LOCK: Final = 7_302_011
STEPS: Final = tuple(Step)


class Median(Aggregate):
    """The middle of some values, as the database works it out."""

    function = "percentile_cont"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


def one_count_at_a_time() -> None:
    """Wait until no other count is being made, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [COUNTING_LOCK])


def milestones_of(kind: ListingKind) -> list[Milestone]:
    """How far each posted record of a kind came, as rows to be kept."""
    rows = measured(kind).values_list(
        "pk",
        "score",
        "counted_month",
        "counted_industry",
        "counted_region",
        "participation",
        *(f"reached_{step.value}" for step in STEPS),
    )
    return [
        Milestone(
            listing_id=pk,
            kind=kind.value,
            score=score,
            month=month,
            industry=industry,
            region=region,
            participation=participation,
            **{f"{step.value}_at": at for step, at in zip(STEPS, reached, strict=True)},
        )
        for pk, score, month, industry, region, participation, *reached in rows
    ]


def counts_of_milestones() -> dict[str, Any]:
    """All counts as plain values: for each kind totals, tables and ages."""
    tables = {dimension: _by(dimension) for dimension in Dimension}
    totals = {kind: counts for kind, _none, counts in _rows("kind")}
    return {
        kind.value: {
            "totals": totals.get(kind.value, [0] * len(STEPS)),
            "tables": {name.value: table[kind.value] for name, table in tables.items()},
            "ages": _ages(kind),
        }
        for kind in ListingKind
    }


def _by(dimension: Dimension) -> dict[str, dict[str, list[int]]]:
    found: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for kind, value, counts in _rows("kind", dimension.value):
        found[kind][value] = counts
    return found


def _rows(*columns: str) -> list[tuple[str, str, list[int]]]:
    numbers = {f"many_{step.value}": Count(f"{step.value}_at") for step in STEPS}
    rows = Milestone.objects.order_by().values(*columns).annotate(**numbers)
    return [
        (
            row["kind"],
            row[columns[-1]],
            [row[f"many_{step.value}"] for step in STEPS],
        )
        for row in rows
    ]


def _ages(kind: ListingKind) -> dict[str, list[float | None]]:
    """For each step after the first: how many reached it, and their median of days."""
    found = {}
    for earlier, step in itertools.pairwise(STEPS):
        reached = Milestone.objects.filter(kind=kind.value, **{f"{step.value}_at__isnull": False})
        took = F(f"{step.value}_at") - F(f"{earlier.value}_at")
        said = reached.aggregate(many=Count("pk"), median=Median(took))
        median: timedelta | None = said["median"]
        found[step.value] = [said["many"], median.total_seconds() if median is not None else None]
    return found
