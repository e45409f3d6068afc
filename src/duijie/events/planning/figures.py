"""How a plan treats the people in it, in figures with one definition each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from duijie.events.planning.shapes import Meeting, Task


@dataclass(frozen=True, slots=True)
class Figures:
    """Meetings, their worth, and how evenly they are spread.

    ``without`` are the guests who wished for a meeting and have none; ``gini``
    is the Gini coefficient of the meetings per guest who could have one: 0 when
    all have the same, near 1 when a few have all. ``use`` is the share of table
    places that are taken.
    """

    meetings: int
    worth: int
    guests: int
    without: int
    fewest: int
    most: int
    gini: float
    use: float


def figures_of(task: Task, meetings: Sequence[Meeting]) -> Figures:
    """The figures of a plan."""
    wishing = {guest for one in task.pairings for guest in (one.first, one.second)}
    counts = Counter(guest for one in meetings for guest in (one.first, one.second))
    numbers = sorted(counts[one.key] for one in task.guests if one.key in wishing)
    return Figures(
        meetings=len(meetings),
        worth=sum(one.worth for one in meetings),
        guests=len(numbers),
        without=sum(1 for one in numbers if not one),
        fewest=min(numbers, default=0),
        most=max(numbers, default=0),
        gini=gini(numbers),
        use=len(meetings) / (task.slots * task.tables) if task.slots * task.tables else 0.0,
    )


def gini(numbers: Sequence[int]) -> float:
    """The Gini coefficient: half the mean difference of two, over the mean."""
    total, count = sum(numbers), len(numbers)
    if not total:
        return 0.0
    ranked = sum(rank * number for rank, number in enumerate(sorted(numbers), 1))
    return 2 * ranked / (count * total) - (count + 1) / count
