"""Whether anything fits at all: an answered question told from one that nothing answers.

Logistic regression on what calibration knows of the best candidate, and on how far
the nearest in meaning is ahead of the next. See docs/algorithms/calibration.md.
"""

import numpy as np

from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.features.question import Floats
from duijie.engine.rank import calibration

INPUTS = (*calibration.INPUTS, "nearest_apart")
NEARNESS = [name_of(feature) for feature in FEATURES].index("closest_of_all")
# The best is compared with the ten after it; among fewer, standing out means nothing.
_FEW = 10


def comparable(candidates: int) -> bool:
    """Whether there are enough others for the best to stand out from."""
    return candidates > _FEW


def inputs(words: int, values: Floats, scores: Floats) -> Floats:
    """What the presence of an answer is computed from, one number for each of INPUTS.

    Calibration's inputs of the best candidate, and ``nearest_apart``: of the nearness
    of the nearest in meaning, whoever it is, the share the next nearest lacks.
    """
    best = int(np.argmax(scores))
    told = calibration.inputs(words, values, scores)[best]
    second, first = np.partition(values[:, NEARNESS], -2)[-2:]
    return np.append(told, np.float32(first - second))
