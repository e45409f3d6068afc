"""Asking every query of a test set and scoring what comes back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from duijie.engine.evaluate import metrics
from duijie.engine.evaluate.metrics import FloatArray
from duijie.engine.evaluate.sets import DEPTH, Query, TestSet

# What a query got, best first: record ids with scores.
Ranking = Sequence[tuple[str, float]]
Answerer = Callable[[Query], Ranking]
Run = Mapping[str, Ranking]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a run is worth on a test set, one value per query, as in ``queries``.

    ``run`` is what was scored: excluded ids and repeats are gone, at most 100 remain.
    ``seconds`` is the time each answer took; empty when a finished run was scored.
    """

    name: str
    records: int
    queries: tuple[str, ...]
    ndcg: FloatArray
    recall: FloatArray
    mrr: FloatArray
    run: dict[str, tuple[tuple[str, float], ...]]
    seconds: FloatArray
    unjudged: int = 0


def evaluate(test_set: TestSet, answerer: Answerer) -> Evaluation:
    """Ask every query and score the answers.

    ``answerer`` takes a Query and returns (record id, score) pairs, best first; it
    should return ``query.depth`` of them. The order returned is the order judged, and
    ids in ``query.exclude`` are dropped here, so an answerer need not know of them.
    """
    run: dict[str, Ranking] = {}
    seconds = np.empty(len(test_set.queries))
    for number, query in enumerate(test_set.queries):
        start = perf_counter()
        run[query.id] = answerer(query)
        seconds[number] = perf_counter() - start
    return score(test_set, run, seconds)


def score(test_set: TestSet, run: Run, seconds: FloatArray | None = None) -> Evaluation:
    """Score a finished run; a query the run does not answer scores nought."""
    kept = {query.id: _kept(run.get(query.id, ()), query) for query in test_set.queries}
    gains = np.zeros((len(test_set.queries), DEPTH))
    for row, (query_id, ranking) in zip(gains, kept.items(), strict=True):
        grades = test_set.relevant[query_id]
        row[: len(ranking)] = [float(record in grades) for record, _ in ranking]
    count = np.array([float(len(test_set.relevant[query.id])) for query in test_set.queries])
    ideal = (np.arange(DEPTH) < count[:, None]).astype(np.float64)
    return Evaluation(
        name=test_set.name,
        records=len(test_set.corpus),
        queries=tuple(kept),
        ndcg=metrics.ndcg(gains, ideal),
        recall=metrics.recall(gains, count),
        mrr=metrics.reciprocal_rank(gains),
        run=kept,
        seconds=np.empty(0) if seconds is None else seconds,
        unjudged=test_set.unjudged,
    )


def _kept(ranking: Ranking, query: Query) -> tuple[tuple[str, float], ...]:
    """The first 100 results that count; a record named twice counts where it came first."""
    first: dict[str, float] = {}
    for record, value in ranking:
        if record not in query.exclude:
            first.setdefault(record, value)
        if len(first) == DEPTH:
            break
    return tuple(first.items())
