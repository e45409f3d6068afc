import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.evaluate import metrics
from duijie.engine.evaluate.metrics import FloatArray


def _row(*grades: float) -> FloatArray:
    return np.array([grades], dtype=np.float64)


def test_ndcg_agrees_with_its_definition_written_out() -> None:
    random = np.random.default_rng(7)
    gains = (random.random((40, 30)) < 0.2).astype(np.float64)
    unfound = random.integers(0, 20, size=40)
    relevant = gains.sum(axis=1) + unfound
    ideal = (np.arange(60) < relevant[:, None]).astype(np.float64)

    for row, count, value in zip(gains, relevant, metrics.ndcg(gains, ideal), strict=True):
        found = sum(gain / math.log2(rank + 1) for rank, gain in enumerate(row[:10], start=1))
        best = sum(1 / math.log2(rank + 1) for rank in range(1, min(10, int(count)) + 1))
        assert value == pytest.approx(found / best if best else 0)


def test_ndcg_agrees_with_scikit_learn_for_grades_of_any_size() -> None:
    ndcg_score = pytest.importorskip("sklearn.metrics").ndcg_score
    random = np.random.default_rng(5)
    grades = random.integers(0, 4, size=(50, 30)).astype(np.float64)
    scores = random.random((50, 30))
    in_order = np.take_along_axis(grades, np.argsort(-scores, axis=1), axis=1)
    ideal = -np.sort(-grades, axis=1)

    ours = metrics.ndcg(in_order, ideal)

    theirs = [
        ndcg_score(row[None], score[None], k=10) for row, score in zip(grades, scores, strict=True)
    ]
    assert ours == pytest.approx(theirs)


def test_ndcg_of_a_binary_case_worked_by_hand() -> None:
    # Relevant at ranks 2 and 4, three relevant in all.
    found = 1 / math.log2(3) + 1 / math.log2(5)
    best = 1 + 1 / math.log2(3) + 1 / math.log2(4)

    value = metrics.ndcg(_row(0, 1, 0, 1), _row(1, 1, 1))

    assert value[0] == pytest.approx(found / best)


def test_the_ideal_stops_at_ten() -> None:
    assert metrics.ndcg(np.ones((1, 100)), np.ones((1, 40)))[0] == pytest.approx(1.0)


def test_what_stands_below_ten_does_not_count_for_ndcg_and_mrr() -> None:
    gains = np.zeros((1, 100))
    gains[0, 10] = 1

    assert metrics.ndcg(gains, _row(1))[0] == 0
    assert metrics.reciprocal_rank(gains)[0] == 0
    assert metrics.recall(gains, np.array([1.0]))[0] == 1


def test_recall_divides_by_all_that_is_relevant() -> None:
    assert metrics.recall(_row(1, 0, 1), np.array([8.0]))[0] == 0.25


def test_the_reciprocal_rank_is_that_of_the_first_hit() -> None:
    gains = np.array([[0.0, 0, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0]])

    assert metrics.reciprocal_rank(gains) == pytest.approx([1 / 3, 1, 0])


rankings = st.lists(st.lists(st.booleans(), min_size=20, max_size=20), min_size=1, max_size=8)


@given(rankings, st.integers(0, 30))
def test_every_metric_lies_between_nought_and_one(rows: list[list[bool]], unfound: int) -> None:
    gains = np.array(rows, dtype=np.float64)
    relevant = gains.sum(axis=1) + unfound
    ideal = (np.arange(60) < relevant[:, None]).astype(np.float64)

    for values in (
        metrics.ndcg(gains, ideal),
        metrics.recall(gains, relevant),
        metrics.reciprocal_rank(gains),
    ):
        assert ((values >= 0) & (values <= 1 + 1e-12)).all()


@given(rankings, st.randoms(use_true_random=False))
def test_queries_do_not_see_each_other(rows: list[list[bool]], random: object) -> None:
    assert hasattr(random, "shuffle")
    gains = np.array(rows, dtype=np.float64)
    ideal = -np.sort(-gains, axis=1)
    order = list(range(len(rows)))
    random.shuffle(order)

    assert metrics.ndcg(gains, ideal)[order] == pytest.approx(
        metrics.ndcg(gains[order], ideal[order])
    )


@given(st.lists(st.booleans(), min_size=2, max_size=20), st.data())
def test_moving_a_relevant_record_up_never_lowers_ndcg(
    row: list[bool], data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(row) - 1))
    before = np.array([row], dtype=np.float64)
    after = before.copy()
    if row[place] and not row[place - 1]:
        after[0, [place - 1, place]] = after[0, [place, place - 1]]
    ideal = -np.sort(-before, axis=1)

    assert metrics.ndcg(after, ideal)[0] >= metrics.ndcg(before, ideal)[0]
