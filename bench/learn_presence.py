"""Learn whether anything fits, from needs asked with their answers and without them.

Takes the weights of the evidence as they are, so it can be learned again alone:
``python -m bench.learn --only presence``.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bench.gathered import MAIN, TOPICAL, Evidence, chosen_of
from duijie.engine.features.question import Floats
from duijie.engine.rank import presence
from duijie.engine.rank.fitting import fit_chance
from duijie.engine.rank.weights import PAIRINGS

Doubles = npt.NDArray[np.float64]

# Chosen by cross-validation over another partition of the queries than the one reported.
RIDGE = 1e-3


def learn_presence(evidence: Sequence[Evidence], columns: Doubles, out: int | None) -> Doubles:
    """The coefficients of every pairing, without the queries of fold ``out``.

    Every set counts alike but the main one; in each half of the askings have an answer.
    """
    return np.array([_column(evidence, columns[p], p, out) for p in range(len(PAIRINGS))])


def _column(
    evidence: Sequence[Evidence], column: Doubles, pairing: int, out: int | None
) -> Doubles:
    inputs, present, owner = [], [], []
    for one in evidence:
        if one.name in TOPICAL:
            continue
        for place in chosen_of(one, pairing, out):
            told = told_of(one, int(place), column)
            if told is not None:
                inputs.append(told)
                present.append(one.answers[place] > 0)
                owner.append(one.name)
    names, place, counts = np.unique(owner, return_inverse=True, return_counts=True)
    share = np.array([MAIN.get(str(name), 1) for name in names]) / counts
    return _fit(np.array(inputs, np.float64), np.array(present), share[place])


def told_of(one: Evidence, place: int, column: Doubles) -> Floats | None:
    """The inputs of one asking, None where too few candidates were found."""
    rows = slice(int(one.starts[place]), int(one.starts[place + 1]))
    values = one.values[rows]
    if not presence.comparable(len(values)):
        return None
    scores = (values @ column).astype(np.float32)
    return presence.inputs(int(one.words[place]), values, scores)


def _fit(inputs: Doubles, present: npt.NDArray[np.bool_], importance: Doubles) -> Doubles:
    """Plain coefficients, learned from inputs brought to one scale so that the ridge is fair."""
    share = importance / importance.sum()
    mean = share @ inputs
    spread = np.sqrt(share @ (inputs - mean) ** 2) + 1e-9
    mean[0], spread[0] = 0.0, 1.0  # the constant is of one scale as it is
    scaled = ((inputs - mean) / spread).astype(np.float32)
    weights = importance.astype(np.float32)
    found: Doubles = fit_chance(scaled, present, weights, ridge=RIDGE) / spread
    found[0] -= float(mean @ found)
    return found
