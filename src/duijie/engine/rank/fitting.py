"""Learning the weights from judged candidates.

See docs/algorithms/ranking.md and docs/algorithms/calibration.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

_FIRST_PAGE = 10
# Search steps begin this wide and are halved until they are this narrow.
_WIDEST, _NARROWEST = 0.5, 0.06
# A gain smaller than this is luck with a few questions.
_LEAST_GAIN = 1e-3
_ROUNDS = 12
# Searches on resampled questions, averaged: one search alone follows the luck of its sample.
_RESAMPLES = 8
# Candidates further down than this by every starting point never reach the first page.
_LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class Lists:
    """Judged candidates of many questions.

    ``values[N, F]`` are features, ``relevant[N]`` the judgement, ``owner[N]`` the
    question each candidate belongs to (ascending); ``answers[Q]`` counts all relevant
    records of a question, found or not; ``importance[Q]`` is its share in the loss.
    """

    values: Floats
    relevant: npt.NDArray[np.bool_]
    owner: npt.NDArray[np.int64]
    answers: npt.NDArray[np.int64]
    importance: Floats


def ideal_gain(answers: npt.NDArray[np.int64]) -> Doubles:
    """The best discounted gain a first page can have with so many answers."""
    steps = np.concatenate(([0.0], np.cumsum(1 / np.log2(np.arange(_FIRST_PAGE) + 2))))
    gain: Doubles = np.maximum(steps[np.minimum(answers, _FIRST_PAGE)], 1e-9)
    return gain


def fit_evidence(
    lists: Lists, starts: Sequence[Doubles], *, seed: int = 0, resamples: int = _RESAMPLES
) -> Doubles:
    """Non-negative weights that lift nDCG@10, averaged over resampled questions.

    Coordinate ascent on the measure itself (Metzler and Croft 2007, "Linear
    feature-based models for information retrieval") from each starting point, the
    best kept; repeated on bootstrap samples of the questions and averaged (bagging).
    Weights stay non-negative so that every kind of evidence speaks for a match,
    never against; they are scaled to add up to 3.
    """
    padded = _pad(_narrowed(lists, starts))
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(resamples):
        drawn = chance.multinomial(len(lists.answers), lists.importance / lists.importance.sum())
        weights = max((_ascend(padded, start, drawn) for start in starts), key=lambda one: one[1])
        found.append(3 * weights[0] / max(weights[0].sum(), 1e-9))
    mean: Doubles = np.mean(found, axis=0)
    return mean


def fit_chance(
    inputs: Floats, relevant: npt.NDArray[np.bool_], importance: Floats, *, ridge: float = 1e-4
) -> Doubles:
    """Coefficients of a logistic regression, by least squares with a light ridge."""
    told = inputs.astype(np.float64)
    weights = np.zeros(told.shape[1])
    penalty = np.eye(told.shape[1]) * ridge * importance.sum()
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        spread = importance * chance * (1 - chance) + 1e-9
        gradient = told.T @ (importance * (relevant - chance)) - penalty @ weights
        weights += np.linalg.solve((told.T * spread) @ told + penalty, gradient)
    return weights


def _narrowed(lists: Lists, starts: Sequence[Doubles]) -> Lists:
    """The candidates of which at least one starting point thinks well."""
    kept = np.zeros(len(lists.owner), bool)
    counts = np.bincount(lists.owner)
    place = np.arange(len(lists.owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    for start in starts:
        scores = lists.values @ start.astype(np.float32)
        order = np.lexsort((-scores, lists.owner))
        kept[order] |= place < _LOOKED_AT
    return replace(
        lists,
        values=lists.values[kept],
        relevant=lists.relevant[kept],
        owner=lists.owner[kept],
    )


@dataclass(frozen=True, slots=True)
class _Padded:
    values: Floats
    gains: Floats
    absent: Floats


def _pad(lists: Lists) -> _Padded:
    """Lists of equal length: relevant ones have the share of the ideal they can earn."""
    questions = len(lists.answers)
    counts = np.bincount(lists.owner, minlength=questions)
    place = np.arange(len(lists.owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    shape = (questions, max(int(counts.max(initial=1)), _FIRST_PAGE))
    values = np.zeros((*shape, lists.values.shape[1]), np.float32)
    gains, absent = np.zeros(shape, np.float32), np.full(shape, -1e9, np.float32)
    values[lists.owner, place] = lists.values
    gains[lists.owner, place] = lists.relevant / ideal_gain(lists.answers)[lists.owner]
    absent[lists.owner, place] = 0
    return _Padded(values, gains, absent)


def _ascend(padded: _Padded, start: Doubles, drawn: npt.NDArray[np.int64]) -> tuple[Doubles, float]:
    """The best weights found from a start, and the mean nDCG@10 of the drawn questions."""
    weights = start.astype(np.float64).copy()
    scores = padded.values @ weights.astype(np.float32) + padded.absent
    best, step = _mean_ndcg(padded, scores, drawn), _WIDEST
    for _ in range(_ROUNDS):
        moved = False
        for place in range(len(weights)):
            for change in (step, -step):
                wanted = max(weights[place] + change, 0.0)
                moved_by = np.float32(wanted - weights[place])
                tried = scores + padded.values[:, :, place] * moved_by
                reached = _mean_ndcg(padded, tried, drawn)
                if reached > best + _LEAST_GAIN:
                    best, scores, weights[place], moved = reached, tried, wanted, True
                    break
        if not moved:
            step /= 2
        if step < _NARROWEST:
            break
    return weights, best


def _mean_ndcg(padded: _Padded, scores: Floats, drawn: npt.NDArray[np.int64]) -> float:
    first = np.argpartition(-scores, _FIRST_PAGE - 1, axis=1)[:, :_FIRST_PAGE]
    order = np.argsort(-np.take_along_axis(scores, first, axis=1), axis=1, kind="stable")
    ranked = np.take_along_axis(first, order, axis=1)
    discount = 1 / np.log2(np.arange(_FIRST_PAGE) + 2)
    reached = np.take_along_axis(padded.gains, ranked, axis=1) @ discount
    return float((reached * drawn).sum() / drawn.sum())
