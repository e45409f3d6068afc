"""How good matches are by what people said of them, with intervals.

docs/algorithms/matching.md says what each figure means and what it cannot tell.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from duijie.engine.evaluate.bootstrap import Interval, interval
from duijie.engine.evaluate.calibration import auroc, ece_equal_mass
from duijie.engine.evaluate.metrics import FloatArray, ndcg

_FIRST_PAGE = 10
_ROUNDS = 1000
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """One match and what its judges say together.

    ``gain`` is the mean worth that judges give it, from 0 to 2; ``right`` the share of
    them who find it right. ``shown`` says that it was put forward, not held back.
    """

    asker: str
    rank: int
    probability: float
    gain: float
    right: float
    shown: bool


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures of judged matches; None where there is too little to say.

    ``ndcg`` over lists with two judged matches or more; ``shown_right`` is the share of
    matches put forward that are right, ``held_back_right`` the share of those held back
    that were wrongly held back. ``brier`` and ``calibration_error`` compare probability
    and truth. ``abstention`` is the AUROC by which the best probability of a list tells
    lists where something is right from lists where nothing is.
    """

    matches: int
    lists: int
    ndcg: Interval | None
    shown_right: Interval | None
    held_back_right: Interval | None
    brier: Interval | None
    calibration_error: Interval | None
    abstention: Interval | None = None


def quality(judged: Iterable[Judged]) -> Quality:
    """The figures of judged matches, the same for the same matches."""
    rows = sorted(judged, key=lambda one: (one.asker, one.rank))
    right = np.array([one.right >= _HALF for one in rows], np.bool_)
    said = np.array([one.probability for one in rows], np.float64)
    shown = np.array([one.shown for one in rows], np.bool_)
    gains = _ndcg_of_lists(rows)
    return Quality(
        matches=len(rows),
        lists=len(gains),
        ndcg=_interval(gains),
        shown_right=_interval(right[shown].astype(np.float64)),
        held_back_right=_interval(right[~shown].astype(np.float64)),
        brier=_interval((said - right) ** 2),
        calibration_error=_calibration_error(right, said),
        abstention=_abstention(rows),
    )


def _interval(values: FloatArray) -> Interval | None:
    return interval(values) if len(values) else None


def _ndcg_of_lists(rows: Sequence[Judged]) -> FloatArray:
    """nDCG@10 of each list, over its judged matches alone, in their order."""
    lists: dict[str, list[float]] = defaultdict(list)
    for one in rows:
        lists[one.asker].append(one.gain)
    kept = [gains for gains in lists.values() if len(gains) > 1 and max(gains) > 0]
    if not kept:
        return np.zeros(0)
    width = max(*map(len, kept), _FIRST_PAGE)
    padded = np.array([gains + [0.0] * (width - len(gains)) for gains in kept])
    return ndcg(padded, -np.sort(-padded, axis=1), _FIRST_PAGE)


def _calibration_error(right: npt.NDArray[np.bool_], said: FloatArray) -> Interval | None:
    """The expected calibration error, resampled over matches."""
    if not len(said):
        return None
    chance = np.random.default_rng(0)
    drawn = chance.integers(0, len(said), size=(_ROUNDS, len(said)))
    errors = [ece_equal_mass(right[each], said[each]) for each in drawn]
    low, high = np.percentile(errors, [2.5, 97.5])
    return Interval(ece_equal_mass(right, said), float(low), float(high))


def _abstention(rows: Sequence[Judged]) -> Interval | None:
    """The AUROC of lists, resampled over lists; draws of one kind alone tell nothing."""
    best: dict[str, float] = {}
    answered: dict[str, bool] = {}
    for one in rows:
        best[one.asker] = max(best.get(one.asker, 0.0), one.probability)
        answered[one.asker] = answered.get(one.asker, False) or one.right >= _HALF
    labels = np.array(list(answered.values()), np.bool_)
    if labels.all() or not labels.any():
        return None
    said = np.array(list(best.values()), np.float64)
    chance = np.random.default_rng(0)
    drawn = chance.integers(0, len(said), size=(_ROUNDS, len(said)))
    mixed = [each for each in drawn if labels[each].any() and not labels[each].all()]
    low, high = np.percentile([auroc(labels[each], said[each]) for each in mixed], [2.5, 97.5])
    return Interval(auroc(labels, said), float(low), float(high))
