"""The funnel as anybody may read it, and as operators work with it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from duijie.accounts.permissions import check_operator
from duijie.catalogue.types.words import ListingKind
from duijie.funnel.errors import NotCountedYet
from duijie.funnel.models import Milestone, Tally
from duijie.funnel.rules.showing import in_order, shown
from duijie.funnel.types import LEAST, Age, Dimension, Funnel, Slice, Step
from duijie.kernel.actors import Actor
from duijie.kernel.pages import Page, read_cursor, write_cursor

STEPS = tuple(Step)
PAGE_SIZE = 50
LEAST_ASKED_FIRST = (ListingKind.EXPERT, ListingKind.LAB, ListingKind.OFFER, ListingKind.NEED)


def current_funnel() -> Funnel:
    """The funnel as it was counted last, with what is small kept back."""
    tally = Tally.objects.first()
    if tally is None:
        raise NotCountedYet
    # The first that is large enough goes with a small one: rather experts than needs.
    slices = {kind.value: _slice(tally.counts[kind.value]) for kind in LEAST_ASKED_FIRST}
    totals, kinds = shown(slices, LEAST)
    return Funnel(
        counted_at=tally.counted_at,
        seconds=tally.seconds,
        records=tally.records,
        of_demo=tally.of_demo,
        totals=totals,
        slices=kinds,
        quality=tally.quality,
    )


def _slice(said: Mapping[str, Any]) -> Slice:
    tables = {
        dimension: _table(dimension, said["tables"][dimension.value]) for dimension in Dimension
    }
    ages = {
        Step(step): Age(many, None if seconds is None else timedelta(seconds=seconds))
        for step, (many, seconds) in said["ages"].items()
    }
    return Slice(tuple(said["totals"]), tables, ages)


def _table(dimension: Dimension, rows: Mapping[str, list[int]]) -> dict[str, tuple[int, ...]]:
    none = [0] * len(STEPS)
    values = in_order(dimension, list(rows))
    return {value: tuple(rows.get(value, none)) for value in values}


def records_at(actor: Actor, kind: ListingKind, step: Step, *, cursor: str = "") -> Page[Milestone]:
    """For operators: the records that came to a step and no further, newest first."""
    check_operator(actor)
    place = STEPS.index(step)
    found = Milestone.objects.filter(kind=kind.value, **{f"{step.value}_at__isnull": False})
    if place + 1 < len(STEPS):
        found = found.filter(**{f"{STEPS[place + 1].value}_at__isnull": True})
    if cursor:
        (last,) = read_cursor(cursor, 1)
        found = found.filter(pk__lt=last)
    rows = list(found.select_related("listing", "listing__owner").order_by("-pk")[: PAGE_SIZE + 1])
    if len(rows) <= PAGE_SIZE:
        return Page(rows)
    return Page(rows[:PAGE_SIZE], write_cursor(str(rows[PAGE_SIZE - 1].pk)))


def open_counts(actor: Actor) -> dict[str, list[int]]:
    """For operators: the numbers of the last count with nothing kept back."""
    check_operator(actor)
    tally = Tally.objects.first()
    return {} if tally is None else {kind: said["totals"] for kind, said in tally.counts.items()}


def last_count(actor: Actor) -> Tally | None:
    """For operators: when the funnel was counted last, and how long it took."""
    check_operator(actor)
    return Tally.objects.first()


def stopped_at_each(totals: Sequence[int]) -> dict[Step, int]:
    """How many records of a kind came to each step and no further."""
    later = [*totals[1:], 0]
    return {
        step: here - next_one
        for step, here, next_one in zip(STEPS[: len(totals)], totals, later, strict=False)
    }
