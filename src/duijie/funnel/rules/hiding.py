"""Which numbers are kept back, so that no small group of records can be counted out.

A number below ``least`` is kept back. In a column of a table (one step, told
apart by one dimension) the rest of the total would give a single one away, so
another is kept back with it: the first, in an order that does not depend on
the numbers, that could be shown. Whatever a small number is, its records could
as well belong to that other row, and the same page would be shown. The proof,
and what it does not cover, is in docs/algorithms/funnel.md.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from duijie.funnel.rules.bounds import told_exactly
from duijie.funnel.types import Counts, Shown

Rows = Mapping[str, Counts]
NOTHING: Final[frozenset[int]] = frozenset()


class TellsTooMuch(Exception):
    """With its total, a step tells a small number, however many rows are kept back."""

    def __init__(self, step: int) -> None:
        super().__init__(step)
        self.step = step


def hidden_in_column(
    column: Sequence[int], least: int, forced: Collection[int] = NOTHING
) -> frozenset[int]:
    """The rows of one column that are kept back, those that must be among them.

    Several rows that are all zero are shown as they are: nobody is in them.
    """
    small = {row for row, number in enumerate(column) if number < least} | set(forced)
    if not any(column) or (len(small) != 1 and not any(column[row] for row in small)):
        return NOTHING
    return frozenset(small | set(_next_outside(column, small)))


def shown_table(rows: Rows, totals: Shown, least: int) -> Mapping[str, Shown]:
    """A table of which nothing small can be worked out, or ``TellsTooMuch``.

    A step without a total shows no rows either.
    """
    if not rows:
        return {}
    columns = list(zip(*rows.values(), strict=True))
    hidden = [
        _everything(column) if total is None else hidden_in_column(column, least)
        for column, total in zip(columns, totals, strict=True)
    ]
    while told := told_exactly(columns, totals, hidden, least):
        if not any(_keep_more_back(columns, hidden, step) for step in told):
            # What is told begins at a total: a step without one is told only by steps beside it.
            raise TellsTooMuch(next(step for step in told if totals[step] is not None))
    return {
        name: tuple(
            None if row in kept_back else column[row]
            for column, kept_back in zip(columns, hidden, strict=True)
        )
        for row, name in enumerate(rows)
    }


def shown_totals(
    totals: Mapping[str, Counts], too_small: Mapping[str, Collection[int]], least: int
) -> tuple[Shown, dict[str, Shown]]:
    """The totals of all kinds together and of each kind, as they may be shown."""
    names = list(totals)
    together: list[int | None] = []
    apart: dict[str, list[int | None]] = {name: [] for name in names}
    for step, column in enumerate(zip(*totals.values(), strict=True)):
        forced = {row for row, name in enumerate(names) if step in too_small[name]}
        hidden = hidden_in_column(column, least, forced)
        lost = bool(hidden) and len(hidden) == len(column)
        together.append(None if lost else sum(column))
        for row, name in enumerate(names):
            apart[name].append(None if row in hidden else column[row])
    return tuple(together), {name: tuple(shown) for name, shown in apart.items()}


def _everything(column: Sequence[int]) -> frozenset[int]:
    return frozenset(range(len(column)))


def _next_outside(column: Sequence[int], hidden: Collection[int]) -> list[int]:
    return [row for row in range(len(column)) if row not in hidden][:1]


def _keep_more_back(columns: Sequence[Counts], hidden: list[frozenset[int]], step: int) -> bool:
    """Where the step before gives a number away, the same rows are kept back there."""
    if step and not hidden[step] <= hidden[step - 1]:
        hidden[step - 1] |= hidden[step]
        return True
    more = _next_outside(columns[step], hidden[step])
    hidden[step] |= set(more)
    return bool(more)
