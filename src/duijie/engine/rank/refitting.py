"""Weights moved by what people said of matches, and no further than that carries.

docs/algorithms/refit.md tells the method, what it was tried on and what it cannot do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.evidence import measure
from duijie.engine.features.question import Floats
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.scoring import pairings, weigh
from duijie.engine.rank.weights import PAIRINGS, Weights, read_weights, written
from duijie.engine.records import Record

Doubles = npt.NDArray[np.float64]

# How firmly the weights stay where they were: about as firmly as a hundred lists would hold them.
FIRMNESS: Final = 20.0
# A score ahead by a sixth is preferred with odds of e to one; about what calibration makes of it.
STEEPNESS: Final = 6.0
# How firmly probabilities are held: their level lightly, their steepness as ten judgements would.
CALIBRATION_FIRMNESS: Final = np.array([1.0, 10.0])
# Fewer lists with something better and something worse move the order by luck (bench/refit.py).
LEAST_LISTS: Final = 100
# However people judge, a better candidate never becomes a less probable one.
LEAST_SLOPE: Final = 0.2
_STEPS = 400
_MOST_NEWTON = 50
_SMALL = 1e-6
# No shift, and log-odds as steep as they were.
_NEUTRAL: Doubles = np.array([0.0, 1.0])


@dataclass(frozen=True, slots=True)
class JudgedPool:
    """All candidates of one question, and what people said of some of them.

    ``words`` is the question's number of distinct terms, ``pairing[n]`` and
    ``values[n, F]`` are those of the n candidates. Of the k judged ones ``rows[k]`` are
    the places, ``gains[k]`` the worth from 0 to 2, ``right[k]`` the share of judges who
    find it right, ``careful[k, C]`` the second look's values, in the order of the table.
    """

    asker: str
    words: int
    pairing: npt.NDArray[np.int64]
    values: Floats
    rows: npt.NDArray[np.int64]
    gains: Floats
    right: Floats
    careful: Floats


@dataclass(frozen=True, slots=True)
class Said:
    """What people said of one match, and the features it had."""

    gain: float
    right: float
    features: Mapping[str, float]


def refit(pools: Sequence[JudgedPool], base: Weights) -> Weights:
    """The weights that explain judgements better, held near those they started from.

    Only evidence that has a weight is moved. Probabilities are then set right as a
    whole: one shift and one slope in log-odds for all (Platt 1999).
    """
    evidence = base.evidence.copy()
    for column in range(len(PAIRINGS)):
        ahead, share, lists = _preferences(pools, column)
        if lists >= LEAST_LISTS:
            evidence[column] = _moved(base.evidence[column], ahead, share)
    moved = replace(base, evidence=evidence)
    shift, slope = _set_right(pools, moved)
    return read_weights(written(_recalibrated(moved, shift, slope), "refit"))


def judged_pool(matcher: Matcher, asker: Record, said: Mapping[str, Said]) -> JudgedPool:
    """What a question finds now, and what was said of those candidates."""
    scene, ids = matcher.scene(asker.text)
    places = {one: place for place, one in enumerate(ids) if one in said}
    told = [said[one] for one in places]
    return JudgedPool(
        asker=asker.id,
        words=len(scene.question.terms),
        pairing=pairings(scene),
        values=measure(scene),
        rows=np.array(list(places.values()), np.int64),
        gains=np.array([one.gain for one in told], np.float32),
        right=np.array([one.right for one in told], np.float32),
        careful=np.array([_careful(one) for one in told], np.float32).reshape(-1, len(CAREFUL)),
    )


def log_odds_of(pool: JudgedPool, weights: Weights) -> Floats:
    """The log-odds of the judged candidates of a pool, the second look included."""
    first = weigh(pool.words, pool.pairing, pool.values, weights).log_odds[pool.rows]
    steps = pool.careful @ np.array(list(weights.careful.values()), np.float32)
    odds: Floats = first + steps
    return odds


def _careful(one: Said) -> list[float]:
    return [one.features.get(feature.__name__, 0.0) for feature in CAREFUL]


def _preferences(pools: Sequence[JudgedPool], column: int) -> tuple[Doubles, Doubles, int]:
    """By how much the better of two is ahead in each feature, and how much that counts.

    Every list counts alike, however many were judged in it. The last number is that of
    the lists in which something is better than something else.
    """
    found = [one for pool in pools if (one := _of_list(pool, column)) is not None]
    if not found:
        return np.zeros((0, 0)), np.zeros(0), 0
    ahead, share = zip(*found, strict=True)
    return np.concatenate(ahead), np.concatenate(share), len(found)


def _of_list(pool: JudgedPool, column: int) -> tuple[Doubles, Doubles] | None:
    same = pool.pairing[pool.rows] == column
    values, gains = pool.values[pool.rows[same]], pool.gains[same]
    pairs = list(_better_and_worse(gains))
    if not pairs:
        return None
    better, worse = np.array(pairs).T
    share = (gains[better] - gains[worse]).astype(np.float64)
    return (values[better] - values[worse]).astype(np.float64), share / share.sum()


def _better_and_worse(gains: Floats) -> Iterator[tuple[int, int]]:
    places = range(len(gains))
    return ((i, j) for i in places for j in places if gains[i] > gains[j])


def _moved(start: Floats, ahead: Doubles, share: Doubles) -> Doubles:
    """Weights that put the better first, by projected gradient; their sum stays."""
    begun = start.astype(np.float64)
    free = begun > 0
    curved = STEEPNESS**2 / 4 * float(share @ (ahead**2).sum(axis=1))
    step = 1 / (FIRMNESS + curved)
    weights = begun.copy()
    for _ in range(_STEPS):
        lost = 1 / (1 + np.exp(np.clip(STEEPNESS * (ahead @ weights), -30, 30)))
        slope = FIRMNESS * (weights - begun) - STEEPNESS * ahead.T @ (share * lost)
        weights = np.where(free, np.maximum(weights - step * slope, 0), 0)
    scaled: Doubles = weights * (begun.sum() / max(weights.sum(), 1e-9))
    return scaled


def _set_right(pools: Sequence[JudgedPool], weights: Weights) -> tuple[float, float]:
    """The shift and slope by which log-odds fit the judgements, held near none.

    Newton's method on a convex loss; a step that would raise the loss is halved.
    """
    odds = np.concatenate([log_odds_of(pool, weights) for pool in pools]).astype(np.float64)
    right = np.concatenate([pool.right for pool in pools]).astype(np.float64)
    told = np.stack([np.ones(len(odds)), odds], axis=1)
    line = _NEUTRAL
    for _ in range(_MOST_NEWTON):
        chance = 1 / (1 + np.exp(-np.clip(told @ line, -30, 30)))
        pull = told.T @ (right - chance) - CALIBRATION_FIRMNESS * (line - _NEUTRAL)
        spread = told * (chance * (1 - chance))[:, None]
        step = np.linalg.solve(spread.T @ told + np.diag(CALIBRATION_FIRMNESS), pull)
        lost = _lost(told, right, line)
        while _lost(told, right, line + step) > lost and np.abs(step).max() > _SMALL:
            step = step / 2
        line = line + step
        if np.abs(step).max() <= _SMALL:
            break
    return float(line[0]), max(float(line[1]), LEAST_SLOPE)


def _lost(told: Doubles, right: Doubles, line: Doubles) -> float:
    """The loss of a line: of the judgements, and of its distance from none."""
    odds = told @ line
    wrong = np.logaddexp(0, odds) - right * odds
    held = CALIBRATION_FIRMNESS @ (line - _NEUTRAL) ** 2 / 2
    return float(wrong.sum() + held)


def _recalibrated(weights: Weights, shift: float, slope: float) -> Weights:
    """The same with every log-odds stretched and shifted."""
    return replace(
        weights,
        calibration=_stretched(weights.calibration, shift, slope),
        presence=_stretched(weights.presence, shift, slope),
        careful={name: step * slope for name, step in weights.careful.items()},
    )


def _stretched(table: Floats, shift: float, slope: float) -> Floats:
    """Coefficients of the same inputs, of which the first is constant."""
    told = (table * np.float32(slope)).astype(np.float32)
    told[:, 0] += np.float32(shift)
    return told
