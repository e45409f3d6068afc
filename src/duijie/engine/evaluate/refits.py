"""Weights before and after they were moved by judgements, measured without cheating.

docs/algorithms/refit.md says what the figures mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from duijie.engine.evaluate.bootstrap import Interval, difference, interval
from duijie.engine.evaluate.evaluation import Evaluation, evaluate
from duijie.engine.evaluate.folds import fold_of
from duijie.engine.evaluate.judged import Judged, Quality, quality
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.engine.rank.calibration import chance
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.refitting import JudgedPool, log_odds_of, refit
from duijie.engine.rank.weights import Weights

FOLDS = 5


@dataclass(frozen=True, slots=True)
class OnJudgements:
    """How well the judgements are met before and after; ``after`` by cross-validation."""

    before: Quality
    after: Quality


@dataclass(frozen=True, slots=True)
class OnSet:
    """nDCG@10 of a frozen set before and after, and the paired difference."""

    name: str
    queries: int
    before: Interval
    after: Interval
    difference: Interval


def on_judgements(pools: Sequence[JudgedPool], base: Weights) -> OnJudgements:
    """Every list by weights that never saw it, beside the weights as they were."""
    before, after = [], []
    for fold in range(FOLDS):
        out = [pool for pool in pools if fold_of(pool.asker, FOLDS) == fold]
        seen = [pool for pool in pools if fold_of(pool.asker, FOLDS) != fold]
        moved = refit(seen, base) if seen else base
        for pool in out:
            before += _judged(pool, base)
            after += _judged(pool, moved)
    return OnJudgements(quality(before), quality(after))


def on_set(test_set: TestSet, before: Weights, after: Weights) -> OnSet:
    """Both tables on one frozen set, over the same index."""
    with Matcher.build(test_set.corpus) as matcher:
        old, new = (_asked(test_set, matcher, weights) for weights in (before, after))
    return OnSet(
        name=test_set.name,
        queries=len(test_set.queries),
        before=interval(old.ndcg),
        after=interval(new.ndcg),
        difference=difference(new.ndcg, old.ndcg),
    )


def _asked(test_set: TestSet, matcher: Matcher, weights: Weights) -> Evaluation:
    matcher.weigh_by(weights)

    def answer(query: Query) -> list[tuple[str, float]]:
        return matcher.rank(query.text, top=query.depth, exclude=query.exclude)

    return evaluate(test_set, answer)


def _judged(pool: JudgedPool, weights: Weights) -> list[Judged]:
    """The judged matches of a list as the weights would have put them."""
    odds = log_odds_of(pool, weights)
    chances = chance(odds)
    places = (-odds).argsort(kind="stable")
    return [
        Judged(
            asker=pool.asker,
            rank=rank,
            probability=float(chances[place]),
            gain=float(pool.gains[place]),
            right=float(pool.right[place]),
            shown=bool(chances[place] >= weights.threshold),
        )
        for rank, place in enumerate(places.tolist(), start=1)
    ]
