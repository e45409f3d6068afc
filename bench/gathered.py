"""The evidence of every judged query, gathered once and kept for learning."""

import dataclasses
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
from duijie.engine.evaluate.folds import fold_of
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.engine.features.evidence import measure
from duijie.engine.features.question import Floats
from duijie.engine.rank.matcher import Matcher
from duijie.engine.rank.scoring import pairings

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
            asked.append(asked_of(matcher, query, judged, frozenset()))
            if test_set.name not in TOPICAL:
                asked.append(asked_of(matcher, query, judged, judged))
        matcher.close()
    return joined(test_set.name, asked)


def asked_of(
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


def joined(name: str, asked: Sequence[_Asked]) -> Evidence:
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


def chosen_of(one: Evidence, pairing: int, out: int | None) -> npt.NDArray[np.int64]:
    """The askings of one pairing that are not in fold ``out``."""
    folds = np.array([fold_of(str(query)) for query in one.queries])
    return np.flatnonzero((one.pairing == pairing) & (folds != out))
