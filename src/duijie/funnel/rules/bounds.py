"""What a reader can work out of a table in which some numbers are kept back.

The reader knows which of those kept back are small, that the rows of a step
add up to its total, and that no row has more of a step than of the one before.
All tables that agree with that are the flows of whole numbers through one
network: a row is a path through its steps, and what a row loses between two
steps leaves for where the losses of that step are gathered. A number can be
another one exactly when a cycle of the network's residual graph runs through
it, so nothing is tried out (Ahuja, Magnanti, Orlin, *Network Flows*, 1993,
section 2.4).
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from math import inf
from typing import Final

from duijie.funnel.types import Counts, Shown

# A row before its first step, and after each of its steps; or where losses are gathered.
Node = tuple[int, int]
GATHERED: Final = -1
# Where more can flow to, and the number that this would change, by its row and its step.
Arc = tuple[Node, tuple[int, int] | None]
Onward = Mapping[Node, Sequence[Arc]]


def told_exactly(
    columns: Sequence[Counts], totals: Shown, hidden: Sequence[frozenset[int]], least: int
) -> list[int]:
    """The steps at which a small number that is kept back can be worked out."""
    places = _places(totals)
    onward = _residual(columns, hidden, least, places)
    return [
        step
        for step, (column, kept_back) in enumerate(zip(columns, hidden, strict=True))
        if any(
            0 < column[row] < least
            and not _can_be_another(onward, (row, step), places, may_grow=column[row] < least - 1)
            for row in kept_back
        )
    ]


def _places(totals: Shown) -> list[Node]:
    """Where losses are gathered: before the first step, and at each step.

    Where a total is not shown, what is lost before that step and at it is known together only.
    """
    places = [(GATHERED, 0)]
    for step, total in enumerate(totals):
        places.append(places[-1] if total is None else (GATHERED, step + 1))
    return places


def _ends(row: int, step: int, places: Sequence[Node]) -> tuple[Node, Node]:
    """Between which nodes the number of a row at a step flows."""
    return (row, step - 1) if step else places[0], (row, step)


def _residual(
    columns: Sequence[Counts],
    hidden: Sequence[frozenset[int]],
    least: int,
    places: Sequence[Node],
) -> Onward:
    """Along which arcs there can be more than there is, or backwards less."""
    onward: dict[Node, list[Arc]] = defaultdict(list)
    for step, (column, kept_back) in enumerate(zip(columns, hidden, strict=True)):
        after = columns[step + 1] if step + 1 < len(columns) else (0,) * len(column)
        for row, number in enumerate(column):
            before, here = _ends(row, step, places)
            low, high = _range(number, is_hidden=row in kept_back, least=least)
            if number < high:
                onward[before].append((here, (row, step)))
            if number > low:
                onward[here].append((before, (row, step)))
            gathered = places[step + 1]
            onward[here].append((gathered, None))
            if number > after[row]:
                onward[gathered].append((here, None))
    return onward


def _range(number: int, *, is_hidden: bool, least: int) -> tuple[float, float]:
    """The least and the most that a number can be by itself."""
    if not is_hidden:
        return number, number
    return (0, least - 1) if number < least else (least, inf)


def _can_be_another(
    onward: Onward, number: tuple[int, int], places: Sequence[Node], *, may_grow: bool
) -> bool:
    """Whether a number above nought can be one less, or one more."""
    before, here = _ends(*number, places)
    return _leads(onward, before, here, number) or (
        may_grow and _leads(onward, here, before, number)
    )


def _leads(onward: Onward, start: Node, end: Node, number: tuple[int, int]) -> bool:
    """Whether a way leads there that leaves the number itself alone."""
    seen, waiting = {start}, deque([start])
    while waiting:
        for other, changes in onward.get(waiting.popleft(), ()):
            if changes != number and other not in seen:
                if other == end:
                    return True
                seen.add(other)
                waiting.append(other)
    return False
