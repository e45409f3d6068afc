"""Learning the weights from judged candidates.

See docs/algorithms/ranking.md and docs/algorithms/calibration.md.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

# Only the head of a list is looked at: what stands below cannot reach the first page.
_HEAD = 40
_FIRST_PAGE = 10
# A swap below the first page still counts a little, or nothing would ever climb onto it.
_BELOW = 0.15
_STEEPNESS = 3.0
_STEPS = 160
_RERANK_EVERY = 20
_RATE = 0.1


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


def fit_evidence(lists: Lists, start: Doubles, *, ridge: float = 1e-3) -> Doubles:
    """Non-negative weights that lift nDCG@10, from a starting point.

    Pairwise logistic loss, each pair weighed by what its swap would change
    (LambdaRank, Burges 2010, "From RankNet to LambdaRank to LambdaMART"). Weights
    stay non-negative so that every kind of evidence speaks for a match, never against.
    """
    weights = start.astype(np.float64).copy()
    moment, square = np.zeros_like(weights), np.zeros_like(weights)
    padded = _pad(lists)
    for step in range(_STEPS):
        if step % _RERANK_EVERY == 0:
            head = _head(padded, weights)
        gradient = _gradient(head, weights, lists) + ridge * weights
        moment = 0.9 * moment + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        ready = (1 - 0.9 ** (step + 1)), (1 - 0.99 ** (step + 1))
        rate = _RATE * (1 - step / _STEPS)
        weights -= rate * (moment / ready[0]) / (np.sqrt(square / ready[1]) + 1e-9)
        np.maximum(weights, 0, out=weights)
    return weights


def fit_chance(inputs: Floats, relevant: npt.NDArray[np.bool_], importance: Floats) -> Doubles:
    """Coefficients of a logistic regression, by iterated least squares with a light ridge."""
    told = inputs.astype(np.float64)
    weights = np.zeros(told.shape[1])
    penalty = np.eye(told.shape[1]) * 1e-4 * importance.sum()
    for _ in range(30):
        chance = 1 / (1 + np.exp(-np.clip(told @ weights, -30, 30)))
        spread = importance * chance * (1 - chance) + 1e-9
        gradient = told.T @ (importance * (relevant - chance)) - penalty @ weights
        weights += np.linalg.solve((told.T * spread) @ told + penalty, gradient)
    return weights


@dataclass(frozen=True, slots=True)
class _Padded:
    values: Doubles
    relevant: Doubles
    real: npt.NDArray[np.bool_]


def _pad(lists: Lists) -> _Padded:
    questions = len(lists.answers)
    counts = np.bincount(lists.owner, minlength=questions)
    place = np.arange(len(lists.owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    shape = (questions, int(counts.max(initial=1)))
    values = np.zeros((*shape, lists.values.shape[1]))
    relevant, real = np.zeros(shape), np.zeros(shape, bool)
    values[lists.owner, place] = lists.values
    relevant[lists.owner, place] = lists.relevant
    real[lists.owner, place] = True
    return _Padded(values, relevant, real)


def _head(padded: _Padded, weights: Doubles) -> _Padded:
    """The candidates that stand foremost under the present weights."""
    scores = np.where(padded.real, padded.values @ weights, -np.inf)
    first = np.argsort(-scores, axis=1, kind="stable")[:, :_HEAD]
    return _Padded(
        np.take_along_axis(padded.values, first[:, :, None], axis=1),
        np.take_along_axis(padded.relevant, first, axis=1),
        np.take_along_axis(padded.real, first, axis=1),
    )


def _gradient(head: _Padded, weights: Doubles, lists: Lists) -> Doubles:
    scores = np.where(head.real, head.values @ weights, -1e6)
    rank = np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1)
    gain = np.where(rank < _FIRST_PAGE, 1.0, _BELOW) / np.log2(rank + 2)
    better = head.relevant[:, :, None] - head.relevant[:, None, :]
    change = np.abs(gain[:, :, None] - gain[:, None, :]) * np.maximum(better, 0)
    change *= head.real[:, :, None] & head.real[:, None, :]
    change *= (lists.importance / ideal_gain(lists.answers))[:, None, None]
    apart = np.clip(_STEEPNESS * (scores[:, :, None] - scores[:, None, :]), -30, 30)
    pull = change * _STEEPNESS / (1 + np.exp(apart))
    towards = pull.sum(axis=1) - pull.sum(axis=2)
    gradient: Doubles = np.einsum("qn,qnf->f", towards, head.values)
    return gradient
