"""Learn the weights table from the evaluation sets, and measure it without cheating.

``python -m bench.learn`` gathers the evidence of every set once (kept under out/bench),
learns ten tables each without one fold of queries, reports the queries of a fold with the
table that never saw them, then learns the shipped table from all queries.
"""

import argparse
import dataclasses
import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench import corpora
from bench.cache import fingerprint
from bench.places import OUT
from bench.targets import NDCG
from duijie.engine.evaluate.calibration import auroc, ece_equal_mass
from duijie.engine.evaluate.folds import FOLDS, fold_of
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.engine.features.evidence import FEATURES, measure, name_of
from duijie.engine.rank import calibration
from duijie.engine.rank.fitting import Floats, Lists, fit_chance, fit_evidence, ideal_gain
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.scoring import pairings
from duijie.engine.rank.weights import PAIRINGS

SOURCES = (
    "src/duijie/engine/features",
    "src/duijie/engine/encode",
    "src/duijie/engine/text",
    "src/duijie/engine/rank/candidates.py",
)
# In these sets relevance is membership of a class or a broad subject: far more frequent than an
# answer, it would make every probability too high. The probability is learned without them.
TOPICAL = frozenset({"patents-ipc-zh2en", "chinaxiv-clc-zh", "csldcp-zh", "cranfield-en", "npl-en"})
# Titles asked of abstracts in the same language: name, set of the queries, set of the corpus.
HALVES = (
    ("chinaxiv-zh2zh", "chinaxiv-zh2en", "chinaxiv-en2zh"),
    ("chinaxiv-en2en", "chinaxiv-en2zh", "chinaxiv-zh2en"),
)
FIRST_PAGE = 10
# The best candidate decides whether anything fits; it counts most in the calibration.
BY_RANK = np.array([1.0] + [0.15] * (FIRST_PAGE - 1))
# A need asked of results is the product's main question.
MAIN = {"sbir-need2result-en": 3.0}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a set's queries, end to end.

    Query q has ``answers[q]`` relevant records (0 where they were taken out),
    ``words[q]`` distinct terms, and candidates ``starts[q]`` to ``starts[q + 1]``.
    """

    name: str
    queries: npt.NDArray[np.str_]
    answers: npt.NDArray[np.int64]
    words: npt.NDArray[np.int64]
    pairing: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    values: Floats
    relevant: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Tables:
    """Learned weights: one row a pairing."""

    evidence: npt.NDArray[np.float64]
    calibration: npt.NDArray[np.float64]


def sets() -> Iterator[TestSet]:
    """The eight sets, and two halves of the parallel set that ask within one language."""
    found = {name: corpora.test_set(name) for name in NDCG}
    yield from found.values()
    for name, asking, answering in HALVES:
        halves = found[asking], found[answering]
        yield replace(halves[0], name=name, corpus=halves[1].corpus)


def gather(test_set: TestSet) -> Evidence:
    """The evidence of every query of a set, and again with its answers taken out."""
    asked: list[_Asked] = []
    with tempfile.TemporaryDirectory() as folder:
        matcher = Matcher.build(test_set.corpus, folder=Path(folder) / "index")
        for query in test_set.queries:
            judged = frozenset(test_set.relevant[query.id])
            asked.append(_ask(matcher, query, judged, frozenset()))
            if test_set.name not in TOPICAL:
                asked.append(_ask(matcher, query, judged, judged))
        matcher.close()
    return _joined(test_set.name, asked)


def _ask(
    matcher: Matcher, query: Query, judged: frozenset[str], without: frozenset[str]
) -> "_Asked":
    scene, ids = matcher.scene(query.text, exclude=query.exclude | without)
    relevant = np.array([id_ in judged for id_ in ids], bool)
    answers = 0 if without else len(judged)
    return _Asked(
        query.id, answers, len(scene.question.terms), pairings(scene), measure(scene), relevant
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    query: str
    answers: int
    words: int
    pairing: npt.NDArray[np.int64]
    values: Floats
    relevant: npt.NDArray[np.bool_]


def _joined(name: str, asked: Sequence[_Asked]) -> Evidence:
    sizes = [len(one.relevant) for one in asked]
    pairing = [
        int(np.bincount(one.pairing, minlength=3).argmax()) if len(one.pairing) else 0
        for one in asked
    ]
    return Evidence(
        name=name,
        queries=np.array([one.query for one in asked]),
        answers=np.array([one.answers for one in asked]),
        words=np.array([one.words for one in asked]),
        pairing=np.array(pairing),
        starts=np.concatenate(([0], np.cumsum(sizes))),
        values=np.concatenate([one.values for one in asked]),
        relevant=np.concatenate([one.relevant for one in asked]),
    )


def kept(test_set: TestSet) -> Evidence:
    """The evidence of a set, gathered anew when the features or the model changed."""
    path = OUT / "evidence" / f"{test_set.name}-{fingerprint(SOURCES)}.npz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        found = gather(test_set)
        fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        np.savez(path, **fields)
        return found
    with np.load(path) as stored:
        return Evidence(
            **{key: stored[key] for key in stored if key != "name"}, name=str(stored["name"])
        )


def lists_of(evidence: Sequence[Evidence], pairing: int, out: int | None) -> Lists:
    """What one pairing learns ranking from: queries with answers, not in fold ``out``.

    Every set counts alike, divided by its target, whatever its number of queries.
    """
    values, relevant, answers, importance = [], [], [], []
    for one in evidence:
        chosen = _chosen(one, pairing, out)
        chosen = chosen[one.answers[chosen] > 0]
        if one.name not in NDCG or not len(chosen):
            continue
        for place in chosen:
            rows = slice(one.starts[place], one.starts[place + 1])
            values.append(one.values[rows])
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


def _chosen(one: Evidence, pairing: int, out: int | None) -> npt.NDArray[np.int64]:
    folds = np.array([fold_of(str(query)) for query in one.queries])
    return np.flatnonzero((one.pairing == pairing) & (folds != out))


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
    "en_en": (
        {"shared_terms": 1, "same_words": 1, "close_meaning": 0.4, "shared_phrases": 0.2},
    ),
    "across": ({"translated_terms": 1, "covered": 1, "close_meaning": 1},),
    "zh_zh": (
        _ALIKE,
        {"close_meaning": 1, "good_company": 1, "shared_terms": 0.3},
        {"shared_terms": 1, "same_words": 1, "close_meaning": 0.4},
    ),
}


def starts_of(pairing: int) -> list[npt.NDArray[np.float64]]:
    """Where the search for the weights of a pairing begins."""
    return [
        np.array([chosen.get(name, 0.0) for name in _ALIKE])
        for chosen in BEGINNINGS[PAIRINGS[pairing]]
    ]


def learn(evidence: Sequence[Evidence], out: int | None) -> Tables:
    """Both tables, without the queries of fold ``out``."""
    columns, chances = [], []
    for pairing in range(len(PAIRINGS)):
        column = fit_evidence(lists_of(evidence, pairing, out), starts_of(pairing))
        columns.append(column)
        inputs, relevant, importance = [], [], []
        for one in evidence:
            if one.name in TOPICAL:
                continue
            chosen = _chosen(one, pairing, out)
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
    return Tables(np.array(columns), np.array(chances))


def main() -> None:
    """Learn, report by cross-validation, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    evidence = [kept(one) for one in sets()]
    folds = [learn(evidence, out) for out in range(FOLDS)]
    report(evidence, folds)
    whole = learn(evidence, None)
    for number, tables in enumerate([*folds, whole]):
        name = "weights.json" if number == FOLDS else f"weights-{number}.json"
        content = {
            "evidence": tables.evidence.round(3).tolist(),
            "calibration": tables.calibration.round(3).tolist(),
        }
        (OUT / name).write_text(json.dumps(content), encoding="utf-8")
    print_table(whole)


def report(evidence: Sequence[Evidence], folds: Sequence[Tables]) -> None:
    """nDCG@10, AUROC and ECE of every set, each query by tables that never saw it."""
    for one in evidence:
        gains, best, present, chances, judged = [], [], [], [], []
        for place, query in enumerate(one.queries):
            tables = folds[fold_of(str(query))]
            column = int(one.pairing[place])
            first, relevant = told(one, place, tables.evidence[column])
            odds = calibration.chance(first @ tables.calibration[column])
            if one.answers[place]:
                gain = (relevant / np.log2(np.arange(len(relevant)) + 2)).sum()
                gains.append(gain / ideal_gain(one.answers[[place]])[0])
            best.append(odds[0] if len(odds) else 0.0)
            present.append(one.answers[place] > 0)
            chances.append(odds)
            judged.append(relevant)
        line = f"{one.name:22} nDCG@10 {np.mean(gains):.3f}"
        if one.name not in TOPICAL:
            odds, hits = np.concatenate(chances), np.concatenate(judged)
            line += f"  AUROC {auroc(np.array(present), np.array(best)):.3f}"
            line += f"  ECE of the first page {ece_equal_mass(hits, odds.astype(float)):.3f}"
        print(line, flush=True)


def print_table(tables: Tables) -> None:
    """The learned table as weights.toml has it."""
    print("[evidence]")
    for row, feature in enumerate(FEATURES):
        cells = ", ".join(f"{p} = {tables.evidence[c][row]:.3f}" for c, p in enumerate(PAIRINGS))
        print(f"{name_of(feature)} = {{ {cells} }}")
    print("\n[calibration]")
    for column, pairing in enumerate(PAIRINGS):
        print(f"{pairing} = {tables.calibration[column].round(3).tolist()}")


if __name__ == "__main__":
    main()
