"""What a reader can work out of a table in which some numbers are kept back."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from duijie.funnel.types import Counts, Shown

# More than any node will hold; what is kept back and not small has no upper bound of its own.
PLENTY = 10**9
ROUNDS = 100


@dataclass(slots=True)
class Range:
    """The least and the most that a number can be, as far as a reader can tell."""

    low: int
    high: int


def told_exactly(
    columns: Sequence[Counts], totals: Shown, hidden: Sequence[frozenset[int]], least: int
) -> int | None:
    """The first step at which a small number that is kept back can be worked out.

    The reader knows which of those kept back are small, that the rows of a step
    add up to its total, and that no row has more of a step than of the one before.
    """
    ranges = _first_ranges(columns, hidden, least)
    for _ in range(ROUNDS):
        before = [(one.low, one.high) for column in ranges for one in column]
        _narrow_along_steps(ranges)
        for column, total in zip(ranges, totals, strict=True):
            if total is not None:
                _narrow_by_total(column, total)
        if before == [(one.low, one.high) for column in ranges for one in column]:
            break
    return next(
        (
            step
            for step, column in enumerate(ranges)
            if any(0 < column[row].low == column[row].high < least for row in hidden[step])
        ),
        None,
    )


def _first_ranges(
    columns: Sequence[Counts], hidden: Sequence[frozenset[int]], least: int
) -> list[list[Range]]:
    return [
        [
            _range(number, is_hidden=row in kept_back, least=least)
            for row, number in enumerate(column)
        ]
        for column, kept_back in zip(columns, hidden, strict=True)
    ]


def _range(number: int, *, is_hidden: bool, least: int) -> Range:
    if not is_hidden:
        return Range(number, number)
    return Range(0, least - 1) if number < least else Range(least, PLENTY)


def _narrow_along_steps(ranges: Sequence[Sequence[Range]]) -> None:
    """A row has at most as many at a step as at the step before."""
    for earlier, later in itertools.pairwise(ranges):
        for one, next_one in zip(earlier, later, strict=True):
            next_one.high = min(next_one.high, one.high)
    for earlier, later in zip(reversed(ranges[:-1]), reversed(ranges[1:]), strict=True):
        for one, next_one in zip(earlier, later, strict=True):
            one.low = max(one.low, next_one.low)


def _narrow_by_total(column: Sequence[Range], total: int) -> None:
    """What the others cannot hold is in a row, and what they hold at least is not."""
    lows, highs = sum(one.low for one in column), sum(one.high for one in column)
    for one in column:
        low = max(one.low, total - (highs - one.high))
        high = min(one.high, total - (lows - one.low))
        lows, highs = lows + low - one.low, highs + high - one.high
        one.low, one.high = low, high
