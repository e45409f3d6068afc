"""What is kept back cannot be worked out from what is shown."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duijie.funnel.rules.hiding import TellsTooMuch, shown_table
from duijie.funnel.rules.showing import in_order, shown
from duijie.funnel.types import Dimension, Shown, Slice

Column = tuple[int, ...]
# Which sums can be, by the sum of each step.
Possible = npt.NDArray[np.bool_]
# What somebody sees of a column: the total and the numbers, None where one is kept back.
Sight = tuple[int | None, tuple[int | None, ...]]


def sight_of(column: Column, least: int) -> Sight:
    """A column of a table as it is shown, without its total where that would tell."""
    rows = {str(row): (number,) for row, number in enumerate(column)}
    if sum(column) < least:
        return None, (None,) * len(column)
    try:
        seen = shown_table(rows, (sum(column),), least)
    except TellsTooMuch:
        return None, (None,) * len(column)
    return sum(column), tuple(row[0] for row in seen.values())


def columns_up_to(rows: int, most: int) -> Iterator[Column]:
    """Every column with anyone in it, up to a total."""
    for column in product(range(most + 1), repeat=rows):
        if 0 < sum(column) <= most:
            yield column


@pytest.mark.parametrize(("least", "rows"), [(3, 2), (3, 3), (3, 4), (4, 3), (5, 2), (5, 3)])
def test_nobody_works_out_a_small_number_even_knowing_how_it_is_kept_back(
    least: int, rows: int
) -> None:
    possible: dict[Sight, list[Column]] = defaultdict(list)
    for column in columns_up_to(rows, 4 * least):
        possible[sight_of(column, least)].append(column)

    told = [
        (sight, row)
        for sight, columns in possible.items()
        for row, number in enumerate(sight[1])
        if number is None
        if len(values := {column[row] for column in columns}) == 1
        if 0 < min(values) < least
    ]

    assert len(possible) > 10
    assert not told


@st.composite
def slices(draw: st.DrawFn) -> Slice:
    """A few records of one kind: each with a value of every dimension, and how far it came."""
    records = draw(
        st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(1, 3)), max_size=25)
    )
    steps = 3
    totals = tuple(sum(far > step for *_, far in records) for step in range(steps))
    tables = {}
    for place, dimension in enumerate((Dimension.MONTH, Dimension.INDUSTRY)):
        values = sorted({str(record[place]) for record in records})
        tables[dimension] = {
            value: tuple(
                sum(str(one[place]) == value and one[2] > step for one in records)
                for step in range(steps)
            )
            for value in in_order(dimension, values)
        }
    return Slice(totals, tables)


def consistent(
    shown_rows: Sequence[Shown], totals: Shown, truth: Sequence[Column], least: int
) -> list[set[int]]:
    """The values that each number could have, over every table that agrees with what is shown.

    Whoever computes knows which of those kept back are small.
    """
    ceiling = max((number for row in truth for number in row), default=0) + 2
    chains = []
    for row, true_row in zip(shown_rows, truth, strict=True):
        options = [
            [number]
            if number is not None
            else list(range(least) if true < least else range(least, ceiling + 1))
            for number, true in zip(row, true_row, strict=True)
        ]
        chains.append([one for one in product(*options) if all(a >= b for a, b in pairwise(one))])
    return _values(chains, totals)


def _values(chains: list[list[Column]], totals: Shown) -> list[set[int]]:
    """Forwards and backwards through the rows, with the sums that are still possible."""
    wanted = tuple(total or 0 for total in totals)
    shape = tuple(total + 1 for total in wanted)

    def counted(one: Column) -> Column:
        """A row where only the steps count whose total is shown."""
        return tuple(
            0 if total is None else number for number, total in zip(one, totals, strict=True)
        )

    def sums(rows: list[list[Column]]) -> list[Possible]:
        """The sums that the first rows can have, none of them above the totals."""
        nothing = np.zeros(shape, dtype=bool)
        nothing[(0,) * len(shape)] = True
        found = [nothing]
        for row in rows:
            reached = np.zeros(shape, dtype=bool)
            for one in {counted(one) for one in row}:
                without, with_it = _shifted(one, shape)
                reached[with_it] |= found[-1][without]
            found.append(reached)
        return found

    before, after = sums(chains), sums(chains[::-1])[::-1]
    values: list[set[int]] = []
    for place, row in enumerate(chains):
        needed = np.flip(after[place + 1])
        fitting = {
            one
            for one in {counted(one) for one in row}
            if (before[place][_shifted(one, shape)[0]] & needed[_shifted(one, shape)[1]]).any()
        }
        fits = [one for one in row if counted(one) in fitting]
        values += [{one[step] for one in fits} for step in range(len(shape))]
    return values


def _shifted(one: Column, shape: Column) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """The sums that leave room for a row, and the same with the row added."""
    without = tuple(
        slice(0, max(size - number, 0)) for number, size in zip(one, shape, strict=True)
    )
    return without, tuple(slice(number, None) for number in one)


@settings(max_examples=40)
@given(one=slices(), least=st.sampled_from([3, 5]))
def test_no_small_number_follows_from_totals_and_from_the_steps_before_and_after(
    one: Slice, least: int
) -> None:
    _, kinds = shown({"offer": one}, least)
    seen = kinds["offer"]

    for dimension, rows in seen.tables.items():
        truth = [tuple(row) for row in one.tables[dimension].values()]
        values = consistent(list(rows.values()), seen.totals, truth, least)
        flat_truth = [number for row in truth for number in row]
        flat_shown = [number for row in rows.values() for number in row]
        for number, true, could in zip(flat_shown, flat_truth, values, strict=True):
            if number is None and 0 < true < least:
                assert len(could) > 1, (dimension, rows, seen.totals)


@given(one=slices(), other=slices(), least=st.sampled_from([3, 5]))
def test_nothing_small_is_shown_anywhere(one: Slice, other: Slice, least: int) -> None:
    together, kinds = shown({"offer": one, "need": other}, least)

    numbers = [*together]
    for seen in kinds.values():
        numbers += seen.totals
        numbers += [n for rows in seen.tables.values() for row in rows.values() for n in row]
    assert all(number is None or number == 0 or number >= least for number in numbers)


@given(one=slices(), other=slices(), least=st.sampled_from([3, 5]))
def test_what_is_shown_is_true_and_kinds_do_not_tell_each_other(
    one: Slice, other: Slice, least: int
) -> None:
    together, kinds = shown({"offer": one, "need": other}, least)

    for kind, true in (("offer", one), ("need", other)):
        for number, total in zip(kinds[kind].totals, true.totals, strict=True):
            assert number in (None, total)
    for step, number in enumerate(together):
        kept = [kind for kind in kinds if kinds[kind].totals[step] is None]
        assert number is None or len(kept) != 1
        assert number in (None, one.totals[step] + other.totals[step])


def test_large_numbers_are_all_shown() -> None:
    rows = {"a": (40, 20), "b": (30, 10), "c": (9, 0)}

    assert shown_table({**rows, "d": (8, 0)}, (87, 30), 5) == {**rows, "d": (8, 0)}


def test_a_step_without_a_total_is_not_blamed_for_what_the_next_one_tells() -> None:
    rows = {"a": (2, 2), "b": (2, 2)}

    with pytest.raises(TellsTooMuch) as trouble:
        shown_table(rows, (None, 4), 3)

    assert trouble.value.step == 1
