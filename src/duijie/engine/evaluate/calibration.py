"""How good a probability is: whether it separates, and whether it means what it says."""

import numpy as np
from numpy.typing import NDArray

from duijie.engine.evaluate.metrics import FloatArray

BoolArray = NDArray[np.bool_]

# Fifteen bins as in Guo et al. 2017, "On Calibration of Modern Neural Networks".
BINS = 15


def auroc(labels: BoolArray, scores: FloatArray) -> float:
    """The chance that a true case scores above a false one; ties count half.

    Not a number when there is no true or no false case, for then nothing is measured.
    """
    true, false = int(labels.sum()), int((~labels).sum())
    if not true or not false:
        return float("nan")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    # Ties share their mean rank (Mann-Whitney U).
    ranks = (np.cumsum(counts) - (counts - 1) / 2.0)[place]
    return float((ranks[labels].sum() - true * (true + 1) / 2.0) / (true * false))


def brier(labels: BoolArray, probabilities: FloatArray) -> float:
    """The mean squared distance between probability and truth; 0 is perfect."""
    return float(np.mean((probabilities - labels) ** 2))


def ece_equal_width(labels: BoolArray, probabilities: FloatArray, bins: int = BINS) -> float:
    """Expected calibration error over bins of equal width, weighted by their cases."""
    place = np.minimum((probabilities * bins).astype(np.int64), bins - 1)
    return _error(labels, probabilities, place)


def ece_equal_mass(labels: BoolArray, probabilities: FloatArray, bins: int = BINS) -> float:
    """Expected calibration error over bins of (almost) equally many cases.

    Equal probabilities stay in one bin, so the order of the cases does not matter.
    """
    ordered = np.sort(probabilities)
    rank = np.searchsorted(ordered, probabilities, side="left")
    return _error(labels, probabilities, rank * bins // max(len(probabilities), 1))


def ece_by_chance(
    probabilities: FloatArray, *, rounds: int = 500, seed: int = 0
) -> tuple[float, float, float]:
    """The error that perfect probabilities would show in such bins by chance.

    Mean, 2.5 and 97.5 % of it, the truth drawn anew each round with just the stated
    probabilities (consistency resampling, Bröcker and Smith 2007). The plain estimate
    is never below zero, so few cases make it large (Kumar et al. 2019).
    """
    random = np.random.default_rng(seed)
    found = [
        ece_equal_mass(random.random(len(probabilities)) < probabilities, probabilities)
        for _ in range(rounds)
    ]
    low, high = np.percentile(found, [2.5, 97.5])
    return float(np.mean(found)), float(low), float(high)


def _error(labels: BoolArray, probabilities: FloatArray, place: NDArray[np.int64]) -> float:
    """Sum over bins of |said - seen|, each weighted by its share of the cases."""
    if not len(probabilities):
        return float("nan")
    gap = np.bincount(place, weights=probabilities - labels)
    return float(np.abs(gap).sum() / len(probabilities))
