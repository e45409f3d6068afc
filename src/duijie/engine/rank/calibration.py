"""From score to probability, so that 0.7 means seven in ten.

Logistic regression (Platt 1999) on the score and on what tells an answerable
question from one that nothing answers: how much the best candidate shares with
the question, and how far it leads the others. See docs/algorithms/calibration.md.
"""

import numpy as np

from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.features.question import Floats

# Features whose value at the best candidate, and whose lead over the next, tell an answer from
# the best of a bad lot.
_TELLING = ("same_words", "translated_terms", "covered", "shared_phrases", "close_meaning")
INPUTS = (
    "constant",
    "words",
    "score",
    "lead",
    "lead_over_ten",
    "standing_out",
    *(f"best_{name}" for name in _TELLING),
    *(f"lead_{name}" for name in _TELLING),
)
_NAMES = [name_of(feature) for feature in FEATURES]
COLUMNS = [_NAMES.index(name) for name in _TELLING]
# A question of this many distinct terms counts as of middle length.
_MIDDLE_LENGTH = 20
_NEXT = 10


def inputs(words: int, values: Floats, scores: Floats) -> Floats:
    """What a candidate's probability is computed from, one row a candidate.

    ``words`` is the question's number of distinct terms; its logarithm goes in.
    ``lead`` is the distance to the best other candidate, ``lead_over_ten`` to the
    mean of the ten after the best, ``standing_out`` how far the score lies above
    the middle of the pool, in spreads of the pool. The rest is told of the best
    candidate, so that within one pool the probability rises with the score alone.
    """
    if not len(scores):
        return np.zeros((0, len(INPUTS)), np.float32)
    order = np.argsort(-scores, kind="stable")
    best, after = order[0], order[1 : 1 + _NEXT]
    second = scores[after[0]] if len(after) else 0.0
    ten = scores[after].mean() if len(after) else 0.0
    others = np.full(len(scores), scores[best])
    others[best] = second
    telling = values[:, COLUMNS]
    lead = telling[best] - (telling[after].mean(axis=0) if len(after) else 0.0)
    pool = (np.log(max(words, 1) / _MIDDLE_LENGTH), *telling[best], *lead)
    told = np.empty((len(scores), len(INPUTS)), np.float32)
    told[:, 0] = 1.0
    told[:, 1] = pool[0]
    told[:, 2] = scores
    told[:, 3] = scores - others
    told[:, 4] = scores - ten
    told[:, 5] = (scores - np.median(scores)) / (np.std(scores) + 1e-3) / 10
    told[:, 6:] = pool[1:]
    return told


def rising(scores: Floats, log_odds: Floats) -> Floats:
    """Log-odds that never fall while the score rises.

    Learned coefficients of inputs that go together may differ in sign; in a pool of
    nearly equal scores that would put the better candidate behind the worse.
    """
    order = np.argsort(scores, kind="stable")
    risen = np.empty_like(log_odds)
    risen[order] = np.maximum.accumulate(log_odds[order])
    return risen


def chance(log_odds: Floats) -> Floats:
    """The probability of log-odds."""
    probability = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return np.asarray(probability, np.float32)
