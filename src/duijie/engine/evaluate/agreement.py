"""How far several judges agree: Krippendorff's alpha for words of a list.

Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011, section C: 1 is
agreement in all, 0 what chance brings, below 0 is worse than chance.
"""

from collections import Counter
from collections.abc import Iterable, Sequence


def agreement(units: Iterable[Sequence[str]]) -> float | None:
    """Alpha over what judges said of each thing; None where no two judged the same.

    Each unit holds what was said of one thing, once for each judge. Where all
    say one word throughout there is nothing to tell apart, and alpha is 1.
    """
    coincidences: Counter[tuple[str, str]] = Counter()
    for said in units:
        if len(said) > 1:
            _count(said, coincidences)
    total = sum(coincidences.values())
    if not total:
        return None
    each: Counter[str] = Counter()
    for (word, _), number in coincidences.items():
        each[word] += number
    by_chance = sum(each[one] * each[other] for one in each for other in each if one != other) / (
        total - 1
    )
    if not by_chance:
        return 1.0
    apart = sum(number for (one, other), number in coincidences.items() if one != other)
    return 1 - apart / by_chance


def _count(said: Sequence[str], coincidences: "Counter[tuple[str, str]]") -> None:
    """Every pair of judges of one thing, weighed so that each judge counts once."""
    for place, one in enumerate(said):
        for other_place, other in enumerate(said):
            if place != other_place:
                coincidences[one, other] += 1 / (len(said) - 1)  # type: ignore[assignment]
