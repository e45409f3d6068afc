"""The evidence of every pair across fields, gathered once and kept."""

import dataclasses
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from bench import analogy_sets
from bench.cache import fingerprint
from bench.gathered import SOURCES, Evidence, asked_of, joined
from bench.places import OUT
from duijie.engine.evaluate.sets import TestSet
from duijie.engine.rank.matcher import Matcher

OWN = (*SOURCES, "bench/analogy_sets.py")
PATENTS = "patents-B2F"
NAMES = (*(f"{one}2{other}" for one, other in analogy_sets.TONGUES), PATENTS)


def kept(name: str) -> Evidence:
    """The evidence of a set, gathered anew when the features or the model changed."""
    path = OUT / "evidence" / f"analogy-{name}-{fingerprint(OWN)}.npz"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        found = _gather(name)
        fields = {field.name: getattr(found, field.name) for field in dataclasses.fields(found)}
        np.savez(path, **fields)
        return found
    with np.load(path) as stored:
        return Evidence(**{key: stored[key] for key in stored if key != "name"}, name=name)


def _gather(name: str) -> Evidence:
    """Every query with its answers in the corpus, and again without them."""
    asked = []
    for test_set in _sets(name):
        if not test_set.queries:
            continue
        with tempfile.TemporaryDirectory() as folder:
            matcher = Matcher.build(test_set.corpus, folder=Path(folder) / "index")
            for query in test_set.queries:
                judged = frozenset(test_set.relevant[query.id])
                asked.append(asked_of(matcher, query, judged, frozenset()))
                if name != PATENTS:
                    asked.append(asked_of(matcher, query, judged, judged))
            matcher.close()
        print(f"  {test_set.name}: {len(test_set.queries)} queries", flush=True)
    return joined(name, asked)


def _sets(name: str) -> Iterable[TestSet]:
    if name == PATENTS:
        return [analogy_sets.patents()]
    asking, answering = name.split("2")
    return analogy_sets.references(asking, answering)
