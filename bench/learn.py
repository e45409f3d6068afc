"""Learn the weights table from the evaluation sets, and measure it without cheating.

``python -m bench.learn`` gathers the evidence of every set once (kept under out/bench),
learns ten tables each without one fold of queries, reports the queries of a fold with the
table that never saw them, then learns the shipped table from all queries. With
``--only presence`` the weights of the evidence and the calibration stay as they were
learned last, and only the probability that anything fits is learned again.
"""

import argparse
import dataclasses
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.gathered import MAIN, TOPICAL, Evidence, chosen_of, kept, sets
from bench.learn_presence import learn_presence, told_of
from bench.places import OUT
from bench.targets import NDCG
from duijie.engine.evaluate.calibration import auroc, ece_equal_mass
from duijie.engine.evaluate.folds import FOLDS, fold_of
from duijie.engine.features.evidence import FEATURES, name_of
from duijie.engine.rank import calibration
from duijie.engine.rank.fitting import Floats, Lists, fit_chance, fit_evidence, ideal_gain
from duijie.engine.rank.weights import PAIRINGS

NAMES = (*(f"weights-{fold}.json" for fold in range(FOLDS)), "weights.json")
FIRST_PAGE = 10
# The best candidate decides whether anything fits; it counts most in the calibration.
BY_RANK = np.array([1.0] + [0.15] * (FIRST_PAGE - 1))


@dataclass(frozen=True, slots=True)
class Tables:
    """Learned weights: one row a pairing."""

    evidence: npt.NDArray[np.float64]
    calibration: npt.NDArray[np.float64]
    presence: npt.NDArray[np.float64]


def lists_of(evidence: Sequence[Evidence], pairing: int, out: int | None) -> Lists:
    """What one pairing learns ranking from: queries with answers, not in fold ``out``.

    Every set counts alike, divided by its target, whatever its number of queries.
    """
    values, relevant, answers, importance = [], [], [], []
    used = used_in(pairing)
    for one in evidence:
        chosen = chosen_of(one, pairing, out)
        chosen = chosen[one.answers[chosen] > 0]
        if one.name not in NDCG or not len(chosen):
            continue
        for place in chosen:
            rows = slice(one.starts[place], one.starts[place + 1])
            values.append(one.values[rows] * used)
            relevant.append(one.relevant[rows])
        answers.append(one.answers[chosen])
        importance.append(
            np.full(len(chosen), MAIN.get(one.name, 1) / NDCG[one.name].must / len(chosen))
        )
    sizes = [len(one) for one in relevant]
    return Lists(
        values=np.concatenate(values),
        relevant=np.concatenate(relevant),
        owner=np.repeat(np.arange(len(sizes)), sizes),
        answers=np.concatenate(answers),
        importance=np.concatenate(importance).astype(np.float32),
    )


def told(
    one: Evidence, place: int, evidence: npt.NDArray[np.float64]
) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Calibration inputs and judgements of the first page of one query."""
    rows = slice(int(one.starts[place]), int(one.starts[place + 1]))
    values = one.values[rows]
    scores = (values @ evidence).astype(np.float32)
    first = np.argsort(-scores, kind="stable")[:FIRST_PAGE]
    inputs = calibration.inputs(int(one.words[place]), values, scores)
    return inputs[first], one.relevant[rows][first]


# Where the search for weights begins: from what works alone in each pairing. English asks by
# words, translation by term pairs and coverage. In Chinese nothing works alone, so the search
# begins from all evidence alike, from meaning and from words, and the best end is kept. Starting
# everywhere from all evidence alike found weights that held less well on unseen queries.
_ALIKE = {name_of(feature): 0.5 for feature in FEATURES}
BEGINNINGS: dict[str, Sequence[dict[str, float]]] = {
    "en_en": ({"shared_terms": 1, "same_words": 1, "close_meaning": 0.4, "shared_phrases": 0.2},),
    "across": ({"translated_terms": 1, "covered": 1, "close_meaning": 1},),
    "zh_zh": (
        _ALIKE,
        {"close_meaning": 1, "good_company": 1, "shared_terms": 0.3},
        {"shared_terms": 1, "same_words": 1, "close_meaning": 0.4},
    ),
}


# Evidence that takes no part in a pairing. In Chinese these lift membership of a class a little and
# cost right first places where a title asks for its own abstract (docs/algorithms/ranking.md).
LEFT_OUT = {"zh_zh": frozenset({"opening_terms", "rarest_terms", "neighbours_agree"})}


def used_in(pairing: int) -> Floats:
    """1 for every kind of evidence that takes part in a pairing, 0 for the others."""
    left_out = LEFT_OUT.get(PAIRINGS[pairing], frozenset())
    return np.array([name not in left_out for name in _ALIKE], np.float32)


def starts_of(pairing: int) -> list[npt.NDArray[np.float64]]:
    """Where the search for the weights of a pairing begins."""
    return [
        np.array([chosen.get(name, 0.0) for name in _ALIKE]) * used_in(pairing)
        for chosen in BEGINNINGS[PAIRINGS[pairing]]
    ]


def learn(evidence: Sequence[Evidence], out: int | None) -> Tables:
    """The three tables, without the queries of fold ``out``."""
    columns, chances = [], []
    for pairing in range(len(PAIRINGS)):
        column = fit_evidence(lists_of(evidence, pairing, out), starts_of(pairing))
        columns.append(column)
        inputs, relevant, importance = [], [], []
        for one in evidence:
            if one.name in TOPICAL:
                continue
            chosen = chosen_of(one, pairing, out)
            for place in chosen:
                first, judged = told(one, int(place), column)
                inputs.append(first)
                relevant.append(judged)
                importance.append(BY_RANK[: len(judged)] / len(chosen))
        chances.append(
            fit_chance(
                np.concatenate(inputs),
                np.concatenate(relevant),
                np.concatenate(importance).astype(np.float32) * 1000,
            )
        )
    learned = np.array(columns)
    return Tables(learned, np.array(chances), learn_presence(evidence, learned, out))


def learned_again(evidence: Sequence[Evidence], number: int) -> Tables:
    """A table as it was learned last, but for the probability that anything fits."""
    stored = json.loads((OUT / NAMES[number]).read_text(encoding="utf-8"))
    columns = np.array(stored["evidence"])
    out = number if number < FOLDS else None
    return Tables(columns, np.array(stored["calibration"]), learn_presence(evidence, columns, out))


def main() -> None:
    """Learn, report by cross-validation, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=("presence",))
    again = parser.parse_args().only is not None
    evidence = [kept(one) for one in sets()]
    tables = [
        learned_again(evidence, number)
        if again
        else learn(evidence, number if number < FOLDS else None)
        for number in range(FOLDS + 1)
    ]
    report(evidence, tables[:FOLDS])
    for name, one in zip(NAMES, tables, strict=True):
        content = {
            field.name: getattr(one, field.name).round(3).tolist()
            for field in dataclasses.fields(one)
        }
        (OUT / name).write_text(json.dumps(content), encoding="utf-8")
    print_table(tables[FOLDS])


def report(evidence: Sequence[Evidence], folds: Sequence[Tables]) -> None:
    """nDCG@10, AUROC and ECE of every set, each query by tables that never saw it."""
    for one in evidence:
        gains, there, present, chances, judged = [], [], [], [], []
        for place, query in enumerate(one.queries):
            tables = folds[fold_of(str(query))]
            column = int(one.pairing[place])
            first, relevant = told(one, place, tables.evidence[column])
            odds = calibration.chance(first @ tables.calibration[column])
            if one.answers[place]:
                gain = (relevant / np.log2(np.arange(len(relevant)) + 2)).sum()
                gains.append(gain / ideal_gain(one.answers[[place]])[0])
            asked = told_of(one, place, tables.evidence[column])
            if asked is not None:
                anything = float(calibration.chance(asked @ tables.presence[column]))
                there.append(max(anything, float(odds[0])))
                present.append(one.answers[place] > 0)
            chances.append(odds)
            judged.append(relevant)
        line = f"{one.name:22} nDCG@10 {np.mean(gains):.3f}"
        if one.name not in TOPICAL:
            odds, hits = np.concatenate(chances), np.concatenate(judged)
            truth, fits = np.array(present), np.array(there)
            line += f"  AUROC {auroc(truth, fits):.3f}  ECE {ece_equal_mass(truth, fits):.3f}"
            line += f"  ECE of the first page {ece_equal_mass(hits, odds.astype(float)):.3f}"
        print(line, flush=True)


def print_table(tables: Tables) -> None:
    """The learned table as weights.toml has it."""
    print("[evidence]")
    for row, feature in enumerate(FEATURES):
        cells = ", ".join(f"{p} = {tables.evidence[c][row]:.3f}" for c, p in enumerate(PAIRINGS))
        print(f"{name_of(feature)} = {{ {cells} }}")
    for name, learned in (("calibration", tables.calibration), ("presence", tables.presence)):
        print(f"\n[{name}]")
        for column, pairing in enumerate(PAIRINGS):
            print(f"{pairing} = {learned[column].round(3).tolist()}")


if __name__ == "__main__":
    main()
