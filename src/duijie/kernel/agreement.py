"""How far several judges agree: Krippendorff's alpha, for words and for marks.

Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011: 1 is agreement in
all, 0 what chance brings, below 0 is worse than chance.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import combinations
from typing import TypeVar

Said = TypeVar("Said", bound=Hashable)

# Two who judge the same are the least that can agree.
_LEAST = 2


def of_words(one: str, other: str) -> float:
    """How far two words of a list are apart: they are the same or they are not."""
    return float(one != other)


def of_marks(one: float, other: float) -> float:
    """How far two marks on a scale are apart: the square of their difference."""
    return (one - other) ** 2


def alpha(units: Iterable[Sequence[Said]], apart: Callable[[Said, Said], float]) -> float | None:
    """Alpha over what judges said of each thing; None where it cannot be told.

    Each unit holds what was said of one thing, once for each judge. There is no
    alpha where no two judged the same, nor where all said one thing throughout:
    then nothing was told apart, and chance would do as well.
    """
    compared = [Counter(unit) for unit in units if len(unit) >= _LEAST]
    whole: Counter[Said] = Counter()
    for unit in compared:
        whole.update(unit)
    expected = _apart(whole, apart) / max(whole.total() - 1, 1)
    if not expected:
        return None
    observed = sum(_apart(unit, apart) / (unit.total() - 1) for unit in compared)
    return 1 - observed / expected


def _apart(said: Counter[Said], apart: Callable[[Said, Said], float]) -> float:
    """How far all pairs are apart together, each pair in both orders."""
    pairs = combinations(said.items(), 2)
    return 2 * sum(times * often * apart(one, other) for (one, times), (other, often) in pairs)
