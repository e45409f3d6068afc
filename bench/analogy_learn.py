"""Learn what evidence is worth across fields: ``python -m bench.analogy_learn``.

From pairs of the classification alone; patents are only measured. Each query is reported
by weights that never saw it. Prints the table as other_fields.toml has it.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bench.analogy_evidence import NAMES, PATENTS, kept
from bench.gathered import Evidence, chosen_of
from bench.learn import BY_RANK, Tables, print_table, told
from bench.learn_presence import learn_presence
from duijie.engine.evaluate.folds import FOLDS, fold_of
from duijie.engine.rank.fitting import Doubles, Lists, fit_chance, fit_evidence, ideal_gain
from duijie.engine.rank.weights import PAIRINGS, built_in_weights

# Few, because ten tables of three pairings each are learned.
RESAMPLES = 4
Gains = npt.NDArray[np.float64]


def evidence() -> list[Evidence]:
    """What weights are learned from."""
    return [kept(name) for name in NAMES if name != PATENTS]


def learn(found: Sequence[Evidence], out: int | None) -> Tables:
    """The three tables, without the queries of fold ``out``."""
    columns = np.array([_column(found, pairing, out) for pairing in range(len(PAIRINGS))])
    chances = [_chances(found, pairing, columns[pairing], out) for pairing in range(len(PAIRINGS))]
    return Tables(columns, np.array(chances), learn_presence(found, columns, out))


def close() -> Doubles:
    """The weights of close matches, which these have to beat."""
    return np.array(built_in_weights().evidence, np.float64)


def ndcg_of(one: Evidence, columns: Sequence[Doubles]) -> Gains:
    """nDCG@10 of each query that has answers, by one table for all or one for each fold."""
    gains = []
    for place in np.flatnonzero(one.answers > 0):
        table = columns[fold_of(str(one.queries[place])) if len(columns) > 1 else 0]
        rows = slice(int(one.starts[place]), int(one.starts[place + 1]))
        scores = one.values[rows] @ table[one.pairing[place]]
        first = one.relevant[rows][np.argsort(-scores, kind="stable")[:10]]
        gain = (first / np.log2(np.arange(len(first)) + 2)).sum()
        gains.append(gain / ideal_gain(one.answers[[place]])[0])
    return np.array(gains)


def _column(found: Sequence[Evidence], pairing: int, out: int | None) -> Doubles:
    lists = _lists(found, pairing, out)
    start = np.full(lists.values.shape[1], 3 / lists.values.shape[1])
    return fit_evidence(lists, [start], resamples=RESAMPLES)


def _lists(found: Sequence[Evidence], pairing: int, out: int | None) -> Lists:
    values, relevant, answers = [], [], []
    for one in found:
        for place in chosen_of(one, pairing, out):
            if one.answers[place] > 0:
                rows = slice(one.starts[place], one.starts[place + 1])
                values.append(one.values[rows])
                relevant.append(one.relevant[rows])
                answers.append(one.answers[place])
    return Lists(
        values=np.concatenate(values),
        relevant=np.concatenate(relevant),
        owner=np.repeat(np.arange(len(relevant)), [len(one) for one in relevant]),
        answers=np.array(answers),
        importance=np.ones(len(answers), np.float32),
    )


def _chances(found: Sequence[Evidence], pairing: int, column: Doubles, out: int | None) -> Doubles:
    inputs, relevant, importance = [], [], []
    for one in found:
        chosen = chosen_of(one, pairing, out)
        for place in chosen:
            first, judged = told(one, int(place), column)
            inputs.append(first)
            relevant.append(judged)
            importance.append(BY_RANK[: len(judged)] / len(chosen))
    weights = np.concatenate(importance).astype(np.float32) * 1000
    return fit_chance(np.concatenate(inputs), np.concatenate(relevant), weights)


def main() -> None:
    """Learn, report by cross-validation, print the table."""
    found = evidence()
    folds = [learn(found, fold).evidence for fold in range(FOLDS)]
    for one in found:
        ours, theirs = ndcg_of(one, folds), ndcg_of(one, [close()])
        print(f"{one.name:12} close {theirs.mean():.3f}  across fields {ours.mean():.3f}")
    print_table(learn(found, None))


if __name__ == "__main__":
    main()
