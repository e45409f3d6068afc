"""From score to probability, so that 0.7 means seven in ten.

Logistic regression (Platt 1999) on the score and on what tells an answerable
question from one that nothing answers. See docs/algorithms/calibration.md.
"""

import numpy as np

from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.features.question import Floats

INPUTS = ("constant", "score", "margin", "close_meaning", "covered", "words", "standing_out")
_CLOSE, _COVERED = (
    [name_of(feature) for feature in FEATURES].index(name) for name in ("close_meaning", "covered")
)
# A question of this many distinct terms counts as of middle length.
_MIDDLE_LENGTH = 20


def inputs(words: int, values: Floats, scores: Floats) -> Floats:
    """What a candidate's probability is computed from, one row a candidate.

    ``words`` is the question's number of distinct terms; its logarithm goes in.
    ``close_meaning`` and ``covered`` are the best candidate's, so that within one
    pool and pairing the probability rises with the score alone. ``margin`` is the
    distance to the best other candidate, ``standing_out`` how far the score lies
    above the middle of the pool, in spreads of the pool.
    """
    count = len(scores)
    if not count:
        return np.zeros((0, len(INPUTS)), np.float32)
    top = int(scores.argmax())
    order = np.sort(scores)[::-1]
    best = order[0]
    second = order[1] if count > 1 else 0.0
    others = np.where(scores == best, second, best)
    middle, spread = np.median(scores), np.std(scores) + 1e-3
    length = np.log(max(words, 1) / _MIDDLE_LENGTH)
    columns = (
        np.ones(count),
        scores,
        scores - others,
        np.full(count, values[top, _CLOSE]),
        np.full(count, values[top, _COVERED]),
        np.full(count, length),
        (scores - middle) / spread / 10,
    )
    return np.stack(columns, axis=1).astype(np.float32)


def chance(log_odds: Floats) -> Floats:
    """The probability of log-odds."""
    probability: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return probability
