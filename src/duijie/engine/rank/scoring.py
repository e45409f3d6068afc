"""Features, weights, score, probability."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.features.evidence import Flags, Scene, measure
from duijie.engine.features.question import Floats
from duijie.engine.rank import calibration, presence
from duijie.engine.rank.weights import PAIRINGS, Weights
from duijie.kernel.language import Language

# Calibration looks at the ten after the best; fewer candidates cannot be compared.
_FEW = 10


@dataclass(frozen=True, slots=True)
class Weighed:
    """What weights make of the features of a pool, in the order of the pool.

    ``parts[n, F]`` is what each feature added to the score; ``presence`` are the
    log-odds that anything fits, None where there are too few candidates to tell.
    """

    parts: Floats
    scores: Floats
    log_odds: Floats
    presence: float | None


@dataclass(frozen=True, slots=True)
class Scored:
    """The candidates of a question after the first look, best first.

    ``rows`` are places in the pool; ``values[n, F]`` are the features,
    ``parts[n, F]`` what each added to the score. ``presence`` are the log-odds that
    anything fits, None where there are too few candidates to tell. ``measured[F]``
    says which features were measured; of the others nothing is known.
    """

    rows: npt.NDArray[np.int64]
    scores: Floats
    log_odds: Floats
    values: Floats
    parts: Floats
    presence: float | None
    measured: Flags

    def only(self, pool: npt.NDArray[np.int64], wanted: npt.NDArray[np.int64]) -> "Scored":
        """The same for those candidates of a pool whose numbers are wanted."""
        kept = np.isin(pool[self.rows], wanted)
        return Scored(
            self.rows[kept],
            self.scores[kept],
            self.log_odds[kept],
            self.values[kept],
            self.parts[kept],
            self.presence,
            self.measured,
        )


def score(scene: Scene, weights: Weights) -> Scored:
    """Weigh the evidence; across languages and within one it has its own weights.

    Candidates are ordered by log-odds, which both kinds share; equal ones by
    their score, then their number. Something fits when it does in either language,
    so the likelier of the two is the presence of an answer.
    """
    pairing = pairings(scene)
    measured = weights.needed(pairing)
    values = measure(scene, measured)
    told = weigh(len(scene.question.terms), pairing, values, weights)
    rows = np.lexsort((scene.pool.numbers, -told.scores, -told.log_odds))
    return Scored(
        rows,
        told.scores[rows],
        told.log_odds[rows],
        values[rows],
        told.parts[rows],
        told.presence,
        measured,
    )


def weigh(words: int, pairing: npt.NDArray[np.int64], values: Floats, weights: Weights) -> Weighed:
    """Scores and log-odds of a pool.

    ``words`` is the question's number of distinct terms.
    """
    parts = values * weights.evidence[pairing]
    scores = parts.sum(axis=1)
    log_odds = np.zeros(len(scores), np.float32)
    present = []
    for column in np.unique(pairing):
        same = pairing == column
        told = calibration.inputs(words, values[same], scores[same])
        log_odds[same] = calibration.rising(scores[same], told @ weights.calibration[column])
        if presence.comparable(len(told)):
            asked = presence.inputs(words, values[same], scores[same])
            present.append(float(asked @ weights.presence[column]))
    return Weighed(parts, scores, log_odds, max(present, default=None))


def pairings(scene: Scene) -> npt.NDArray[np.int64]:
    """Which column of the weights each candidate takes.

    A few candidates of another pairing than the rest take the column of the rest:
    how far one stands out cannot be told among so few.
    """
    own = PAIRINGS.index("zh_zh" if scene.question.language is Language.ZH else "en_en")
    found = np.where(scene.pool.same_language, own, PAIRINGS.index("across"))
    counts = np.bincount(found, minlength=len(PAIRINGS))
    few = (counts <= _FEW) & (counts < counts.max())
    return np.where(few[found], counts.argmax(), found)
