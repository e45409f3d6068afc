"""Whether "nothing fits" is said when it is true, and whether probabilities hold.

Each query is asked twice: of the whole corpus, and with all its relevant records
taken out. A good probability that anything fits is high the first time and low the
second. See docs/algorithms/evaluation.md.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from duijie.engine.evaluate import calibration
from duijie.engine.evaluate.bootstrap import Interval
from duijie.engine.evaluate.metrics import FloatArray
from duijie.engine.evaluate.sets import Query, TestSet

# The probability that anything fits, asked of the corpus without the given records.
FitProbability = Callable[[Query, frozenset[str]], float]
# Record ids with the probability of each being relevant, best first.
MatchProbabilities = Callable[[Query], Sequence[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Abstention:
    """How well queries with a relevant record are told from queries without one."""

    auroc: float
    ece: float
    brier: float
    present: FloatArray
    absent: FloatArray


@dataclass(frozen=True, slots=True)
class Calibration:
    """How far the probabilities of shown matches are from what was judged.

    ``said`` is their mean, ``seen`` the share that was relevant; unjudged records
    count as not relevant, so on silver labels ``seen`` is a lower bound.
    """

    ece_equal_mass: float
    ece_equal_width: float
    brier: float
    said: float
    seen: float
    matches: int


def abstention(test_set: TestSet, fit: FitProbability) -> Abstention:
    """Ask each query with its relevant records in the corpus and without them."""
    present = np.array([fit(query, query.exclude) for query in test_set.queries])
    absent = np.array(
        [
            fit(query, query.exclude | test_set.relevant[query.id].keys())
            for query in test_set.queries
        ]
    )
    labels = np.repeat([True, False], [len(present), len(absent)])
    both = np.concatenate([present, absent])
    return Abstention(
        auroc=calibration.auroc(labels, both),
        ece=calibration.ece_equal_mass(labels, both),
        brier=calibration.brier(labels, both),
        present=present,
        absent=absent,
    )


def auroc_interval(found: Abstention, seed: int = 0, rounds: int = 500) -> Interval:
    """The AUROC with its 95 % interval, both askings of a query kept together."""
    random = np.random.default_rng(seed)
    size = len(found.present)
    labels = np.repeat([True, False], size)
    values = []
    for _ in range(rounds):
        drawn = random.integers(0, size, size=size)
        scores = np.concatenate([found.present[drawn], found.absent[drawn]])
        values.append(calibration.auroc(labels, scores))
    low, high = np.percentile(values, [2.5, 97.5])
    return Interval(found.auroc, float(low), float(high))


def match_calibration(test_set: TestSet, matches: MatchProbabilities, top: int = 10) -> Calibration:
    """Hold the probabilities of every query's first matches against the judgements."""
    labels: list[bool] = []
    said: list[float] = []
    for query in test_set.queries:
        counted = [(id_, p) for id_, p in matches(query) if id_ not in query.exclude][:top]
        labels += [record in test_set.relevant[query.id] for record, _ in counted]
        said += [probability for _, probability in counted]
    truth, probabilities = np.array(labels, dtype=np.bool_), np.array(said, dtype=np.float64)
    return Calibration(
        ece_equal_mass=calibration.ece_equal_mass(truth, probabilities),
        ece_equal_width=calibration.ece_equal_width(truth, probabilities),
        brier=calibration.brier(truth, probabilities),
        said=float(probabilities.mean()),
        seen=float(truth.mean()),
        matches=len(labels),
    )
