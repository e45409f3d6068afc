"""What weights learned from judgements are worth, tried on the judged sets.

``python -m bench.refit`` plays a node: the weights answer half the queries of a set, the labels
judge the first ten of each as people would, the weights are refit from some or all of these
lists, and the other half of the queries says what that was worth. It begins from the weights
that ship and from a table that knows nothing: every kind of evidence of a pairing alike.
docs/algorithms/refit.md has the figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bench import corpora
from bench.gathered import kept
from bench.tables import table
from duijie.engine.evaluate.bootstrap import difference
from duijie.engine.evaluate.folds import fold_of
from duijie.engine.features.careful import CAREFUL
from duijie.engine.features.question import Floats
from duijie.engine.rank.fitting import ideal_gain
from duijie.engine.rank.refitting import JudgedPool, log_odds_of, refit
from duijie.engine.rank.scoring import weigh
from duijie.engine.rank.weights import Weights, built_in_weights

SETS = ("sbir-need2result-en", "chinaxiv-zh2en", "csldcp-zh")
LISTS = (20, 100, 1_000)
FIRST_PAGE = 10
HEAD = ("set", "begun from", "lists", "nDCG@10 before", "after", "difference", "log loss", "after")


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: its judged pool, and which of all candidates are relevant."""

    pool: JudgedPool
    relevant: npt.NDArray[np.bool_]
    answers: int


def asked_of(name: str, start: Weights) -> list[Asked]:
    """The answered queries of a set, the first ten of each judged by its labels."""
    one, found = kept(corpora.test_set(name)), []
    for place in np.flatnonzero(one.answers > 0):
        rows = slice(one.starts[place], one.starts[place + 1])
        values, relevant = one.values[rows], one.relevant[rows]
        pairing = np.full(len(values), one.pairing[place])
        words = int(one.words[place])
        first = np.argsort(-weigh(words, pairing, values, start).scores, kind="stable")[:FIRST_PAGE]
        right = relevant[first].astype(np.float32)
        pool = JudgedPool(
            asker=str(one.queries[place]),
            words=words,
            pairing=pairing,
            values=values,
            rows=first,
            gains=2 * right,
            right=right,
            careful=np.zeros((len(first), len(CAREFUL)), np.float32),
        )
        found.append(Asked(pool, relevant, int(one.answers[place])))
    return found


def knowing_nothing() -> Weights:
    """The weights that ship, but every kind of evidence of a pairing counts alike."""
    base = built_in_weights()
    used = base.evidence > 0
    alike = used * (base.evidence.sum(axis=1) / used.sum(axis=1))[:, None]
    return replace(base, evidence=alike.astype(np.float32))


def ndcg(asked: Sequence[Asked], weights: Weights) -> npt.NDArray[np.float64]:
    """nDCG@10 of every query, by the first look."""
    discount = 1 / np.log2(np.arange(FIRST_PAGE) + 2)
    gains = []
    for one in asked:
        first = np.argsort(-_scores(one.pool, weights), kind="stable")[:FIRST_PAGE]
        hit = one.relevant[first]
        gains.append((hit * discount[: len(hit)]).sum() / ideal_gain(np.array([one.answers]))[0])
    return np.array(gains)


def log_loss(asked: Sequence[Asked], weights: Weights) -> float:
    """How surprised the probabilities are by the judgements; less is better."""
    odds = np.concatenate([log_odds_of(one.pool, weights) for one in asked]).astype(np.float64)
    right = np.concatenate([one.pool.right for one in asked])
    return float(np.mean(np.logaddexp(0, odds) - right * odds))


def rows_of(name: str, label: str, start: Weights) -> Iterator[tuple[str, ...]]:
    """A line for each number of judged lists."""
    asked = asked_of(name, start)
    seen, unseen = ([one for one in asked if fold_of(one.pool.asker, 2) == half] for half in (0, 1))
    before = ndcg(unseen, start)
    for lists in sorted({min(most, len(seen)) for most in LISTS}):
        moved = refit([one.pool for one in seen[:lists]], start)
        after = ndcg(unseen, moved)
        gained = difference(after, before)
        yield (
            name,
            label,
            str(lists),
            f"{before.mean():.3f}",
            f"{after.mean():.3f}",
            f"{gained.mean:+.3f} [{gained.low:+.3f}, {gained.high:+.3f}]",
            f"{log_loss(unseen, start):.3f}",
            f"{log_loss(unseen, moved):.3f}",
        )


def _scores(pool: JudgedPool, weights: Weights) -> Floats:
    return weigh(pool.words, pool.pairing, pool.values, weights).scores


def main() -> None:
    """Print the table."""
    starts = {"the weights that ship": built_in_weights(), "all alike": knowing_nothing()}
    rows = [
        row
        for name in SETS
        for label, start in starts.items()
        for row in rows_of(name, label, start)
    ]
    print(table(HEAD, rows))


if __name__ == "__main__":
    main()
