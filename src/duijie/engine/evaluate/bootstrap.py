"""Intervals by resampling queries: how far a figure would move with other queries."""

from dataclasses import dataclass

import numpy as np

from duijie.engine.evaluate.metrics import FloatArray

ROUNDS = 2000
# Rounds are drawn a few at a time, so that a set of 100,000 queries fits in memory.
CELLS = 5_000_000


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and the 95 % interval around it."""

    mean: float
    low: float
    high: float


def interval(values: FloatArray, seed: int = 0, rounds: int = ROUNDS) -> Interval:
    """The mean with its 95 % percentile interval; the same for the same seed."""
    if not len(values):
        nothing = float("nan")
        return Interval(nothing, nothing, nothing)
    means = _resampled_means(np.asarray(values, dtype=np.float64), seed, rounds)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(np.mean(values)), float(low), float(high))


def difference(ours: FloatArray, theirs: FloatArray, seed: int = 0) -> Interval:
    """How much better the first run is, paired: both see the same resampled queries."""
    if len(ours) != len(theirs):
        raise ValueError("a paired difference needs the same queries on both sides")
    return interval(np.asarray(ours) - np.asarray(theirs), seed)


def _resampled_means(values: FloatArray, seed: int, rounds: int) -> FloatArray:
    random = np.random.default_rng(seed)
    size = len(values)
    at_once = max(1, CELLS // size)
    means = np.empty(rounds)
    for start in range(0, rounds, at_once):
        stop = min(start + at_once, rounds)
        drawn = random.integers(0, size, size=(stop - start, size))
        means[start:stop] = values[drawn].mean(axis=1)
    return means
