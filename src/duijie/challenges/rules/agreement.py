"""How far jurors agree: Krippendorff's alpha and Kendall's W.

Alpha for interval data as in K. Krippendorff, Computing Krippendorff's
Alpha-Reliability (2011); W with the correction for ties as in M. G. Kendall and
B. Babington Smith, The Problem of m Rankings (1939). Both are checked on published
and on hand-made examples in the tests.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Final

# Two who judge the same are the least that can agree.
LEAST: Final = 2

# A row for each juror, a column for each team; None where a juror did not judge.
Table = Sequence[Sequence[float | None]]


def alpha(table: Table) -> float | None:
    """Krippendorff's alpha for interval data; None where nothing can be compared.

    1 is full agreement, 0 what chance would give, below 0 systematic disagreement.
    """
    units = [[one for one in column if one is not None] for column in zip(*table, strict=True)]
    units = [unit for unit in units if len(unit) >= LEAST]
    values = [one for unit in units for one in unit]
    if not values:
        return None
    expected = _squares(values) / (len(values) - 1)
    if not expected:
        # Everybody gave everything the same: nothing was told apart.
        return None
    observed = sum(_squares(unit) / (len(unit) - 1) for unit in units)
    return 1 - observed / expected


def _squares(values: Sequence[float]) -> float:
    """The sum of the squared differences of all pairs, each in both orders."""
    return 2 * sum((one - other) ** 2 for one, other in combinations(values, 2))


def concordance(table: Table) -> float | None:
    """Kendall's W over the teams that every juror judged; None for too few.

    1 when all rank the same, 0 when no order is common.
    """
    columns = [column for column in zip(*table, strict=True) if None not in column]
    jurors, teams = len(table), len(columns)
    if jurors < LEAST or teams < LEAST:
        return None
    rows = [[float(column[juror] or 0) for column in columns] for juror in range(jurors)]
    ranks = [_ranks(row) for row in rows]
    sums = [sum(row[team] for row in ranks) for team in range(teams)]
    mean = jurors * (teams + 1) / 2
    spread = sum((one - mean) ** 2 for one in sums)
    ties = sum(number**3 - number for row in rows for number in Counter(row).values())
    whole = jurors**2 * (teams**3 - teams) - jurors * ties
    return 12 * spread / whole if whole else None


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, equal values sharing the mean of their places."""
    below = [sum(other < one for other in values) for one in values]
    same = [sum(other == one for other in values) for one in values]
    return [less + (equal + 1) / 2 for less, equal in zip(below, same, strict=True)]
