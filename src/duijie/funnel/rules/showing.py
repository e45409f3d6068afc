"""The whole funnel as it may be shown: totals, tables and ages of every kind."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from duijie.funnel.rules.hiding import TellsTooMuch, shown_table, shown_totals
from duijie.funnel.types import (
    Age,
    Dimension,
    Participation,
    Shown,
    ShownSlice,
    Slice,
    Step,
)

STEPS: Sequence[Step] = tuple(Step)


def shown(slices: Mapping[str, Slice], least: int) -> tuple[Shown, Mapping[str, ShownSlice]]:
    """All kinds together, and each kind with its tables, nothing small among them."""
    too_small = {
        kind: {step for step, total in enumerate(one.totals) if 0 < total < least}
        for kind, one in slices.items()
    }
    while True:
        together, apart = shown_totals(
            {kind: one.totals for kind, one in slices.items()}, too_small, least
        )
        try:
            return together, {
                kind: _slice(kind, one, apart[kind], least) for kind, one in slices.items()
            }
        except _KindTellsTooMuch as trouble:
            too_small[trouble.kind].add(trouble.step)


class _KindTellsTooMuch(Exception):
    def __init__(self, kind: str, step: int) -> None:
        super().__init__(kind, step)
        self.kind, self.step = kind, step


def _slice(kind: str, one: Slice, totals: Shown, least: int) -> ShownSlice:
    try:
        tables = {
            dimension: shown_table(rows, totals, least) for dimension, rows in one.tables.items()
        }
    except TellsTooMuch as trouble:
        raise _KindTellsTooMuch(kind, trouble.step) from trouble
    return ShownSlice(totals, tables, _ages(one, totals, least))


def _ages(one: Slice, totals: Shown, least: int) -> Mapping[Step, Age]:
    """A median of few records tells of each of them."""
    return {
        step: age
        for step, age in one.ages.items()
        if totals[STEPS.index(step)] is not None and age.records >= least
    }


def in_order(dimension: Dimension, values: Sequence[str]) -> list[str]:
    """The rows of a table in an order that the numbers have no part in.

    The least telling comes first, for it is the first that is kept back with others.
    """
    if dimension is Dimension.PARTICIPATION:
        return [one.value for one in Participation]
    return sorted(values)


def rounded(median: timedelta) -> timedelta:
    """A median in whole hours: finer would tell when somebody did something."""
    return timedelta(hours=round(median.total_seconds() / 3600))
