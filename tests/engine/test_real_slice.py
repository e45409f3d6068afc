"""A small slice of the real sets, so that no change ruins them unseen.

The whole sets are measured by ``make bench``; figures of a slice are higher, because
there is less to be confused with.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.architecture.sources import ROOT

from duijie.engine.evaluate.metrics import ndcg
from duijie.engine.evaluate.naive import NaiveFloor
from duijie.engine.evaluate.sets import Query, TestSet, load
from duijie.engine.rank.matcher import Matcher

SETS = ROOT.parent / "shared" / "data" / "eval"
FIRST_PAGE = 10

pytestmark = pytest.mark.skipif(
    not SETS.is_dir(), reason="the real sets are in ../shared/data/eval, which is not here"
)


def slice_of(folder: Path, queries: int, records: int) -> TestSet:
    """Some queries of a set, evenly drawn, over some of its records, answers included."""
    whole = load(folder)
    kept = whole.queries[:: max(len(whole.queries) // queries, 1)][:queries]
    wanted = {one for query in kept for one in whole.relevant[query.id]}
    others = [record for record in whole.corpus if record.id not in wanted]
    step = max(len(others) // max(records - len(wanted), 1), 1)
    answers = [record for record in whole.corpus if record.id in wanted]
    corpus = (*answers, *others[::step][: records - len(answers)])
    return replace(whole, corpus=corpus, queries=kept)


def gain(drawn: TestSet, query: Query, ids: list[str]) -> float:
    """The query's nDCG@10 for the ids found."""
    relevant = drawn.relevant[query.id]
    kept = [one for one in ids if one not in query.exclude][:FIRST_PAGE]
    gains = np.zeros((1, FIRST_PAGE))
    gains[0, : len(kept)] = [one in relevant for one in kept]
    ideal = np.ones((1, len(relevant)))
    return float(ndcg(gains, ideal, FIRST_PAGE)[0])


# Floors lie a little under what was measured.
@pytest.mark.parametrize(
    ("name", "queries", "records", "floor"),
    [
        ("chinaxiv-en2zh", 60, 1500, 0.95),
        ("chinaxiv-zh2en", 60, 1500, 0.95),
        ("sbir-need2result-en", 40, 3000, 0.86),
    ],
)
def test_a_slice_of_a_real_set_is_ranked_well_and_above_the_naive_floor(
    name: str, queries: int, records: int, floor: float
) -> None:
    drawn = slice_of(SETS / name, queries, records)
    naive = NaiveFloor(drawn.corpus)

    with Matcher.build(drawn.corpus) as matcher:
        ours = [gain(drawn, one, _ids(matcher.rank(one.text, top=20))) for one in drawn.queries]
    plain = [gain(drawn, one, _ids(naive.search(one.text, 20))) for one in drawn.queries]

    told = f"{np.mean(ours):.3f}, naive floor {np.mean(plain):.3f}"
    assert len(drawn.queries) == queries
    assert len(drawn.corpus) == records
    assert np.mean(ours) >= floor, told
    assert np.mean(ours) > np.mean(plain), told


def _ids(ranked: list[tuple[str, float]]) -> list[str]:
    return [record_id for record_id, _ in ranked]
