"""Ranking metrics, one value per query, computed for all queries at once.

Definitions in docs/algorithms/evaluation.md. Every function takes ``gains``, one
row per query and one column per rank: the grade of the record at that rank, 0 for
a record that is not relevant or a rank that was not filled.
"""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]


def ndcg(gains: FloatArray, ideal: FloatArray, k: int = 10) -> FloatArray:
    """nDCG@k: discounted gain of the first k ranks over that of the best order.

    Linear gain, discount 1 / log2(rank + 1). ``ideal`` has the grades of all relevant
    records per row, largest first, padded with 0; with grades of 0 and 1 the best
    order is min(k, number relevant) ones.
    """
    best = _discounted(ideal, k)
    values: FloatArray = np.zeros_like(best)
    np.divide(_discounted(gains, k), best, out=values, where=best > 0)
    return values


def _discounted(gains: FloatArray, k: int) -> FloatArray:
    top = gains[:, :k]
    discount = 1.0 / np.log2(np.arange(2, top.shape[1] + 2))
    summed: FloatArray = np.matmul(top, discount)
    return summed


def recall(gains: FloatArray, relevant: FloatArray, k: int = 100) -> FloatArray:
    """Recall@k: the share of a query's relevant records among its first k ranks."""
    found: FloatArray = (gains[:, :k] > 0).sum(axis=1).astype(np.float64)
    np.divide(found, relevant, out=found, where=relevant > 0)
    return found


def reciprocal_rank(gains: FloatArray, k: int = 10) -> FloatArray:
    """MRR@k before averaging: 1 / rank of the first relevant record, or 0 beyond k."""
    if gains.shape[1] == 0:
        return np.zeros(len(gains))
    hits = gains[:, :k] > 0
    return np.where(hits.any(axis=1), 1.0 / (hits.argmax(axis=1) + 1), 0.0)
