"""How far jurors agree in their order: Kendall's W.

With the correction for ties as in M. G. Kendall and B. Babington Smith, The Problem
of m Rankings (1939), checked on hand-made examples in the tests. How far their marks
agree is Krippendorff's alpha, in the kernel.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

# Two jurors and two teams are the least that have an order in common.
LEAST: Final = 2

# A row for each juror, a column for each team; None where a juror did not judge.
Table = Sequence[Sequence[float | None]]


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
