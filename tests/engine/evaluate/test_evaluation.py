from pathlib import Path

import numpy as np
import pytest
from tests.engine.evaluate.sets_on_disk import write_set

from duijie.engine.evaluate import report, sets
from duijie.engine.evaluate.abstention import (
    Abstention,
    abstention,
    auroc_interval,
    match_calibration,
)
from duijie.engine.evaluate.calibration import auroc
from duijie.engine.evaluate.evaluation import evaluate, score
from duijie.engine.evaluate.folds import FOLDS, fold_of
from duijie.engine.evaluate.naive import NaiveFloor
from duijie.engine.evaluate.sets import Query, TestSet
from duijie.kernel.language import Language

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "eval"


@pytest.fixture
def tiny(tmp_path: Path) -> TestSet:
    return sets.load(write_set(tmp_path / "tiny"))


def test_a_perfect_answer_scores_one(tiny: TestSet) -> None:
    found = evaluate(tiny, lambda query: [(id_, 1.0) for id_ in tiny.relevant[query.id]])

    assert found.ndcg == pytest.approx([1, 1])
    assert found.recall == pytest.approx([1, 1])
    assert found.mrr == pytest.approx([1, 1])
    assert len(found.seconds) == 2


def test_excluded_records_are_dropped_before_judging(tiny: TestSet) -> None:
    found = evaluate(tiny, lambda _: [("d3", 3.0), ("d2", 2.0), ("d1", 1.0)])

    assert found.run["q2"] == (("d2", 2.0), ("d1", 1.0))
    assert found.mrr[1] == 1


def test_a_record_named_twice_counts_once(tiny: TestSet) -> None:
    found = evaluate(tiny, lambda _: [("d1", 2.0), ("d1", 1.0)])

    assert found.run["q1"] == (("d1", 2.0),)
    assert found.recall[0] == 0.5
    assert (found.ndcg <= 1).all()


def test_at_most_a_hundred_results_are_looked_at(tiny: TestSet) -> None:
    late = [(f"x{number}", 0.0) for number in range(100)]

    assert evaluate(tiny, lambda _: [*late, ("d1", 0.0)]).recall[0] == 0


def test_a_query_the_run_leaves_out_scores_nought(tiny: TestSet) -> None:
    found = score(tiny, {"q2": [("d2", 1.0)]})

    assert found.ndcg == pytest.approx([0, 1])


def test_asking_for_the_depth_leaves_a_hundred_after_exclusion() -> None:
    assert Query("q", "text", exclude=frozenset({"a", "b"})).depth == 102


def test_the_naive_floor_finds_shared_words_in_both_languages(tiny: TestSet) -> None:
    found = evaluate(tiny, NaiveFloor(tiny.corpus))

    assert found.run["q1"][0][0] == "d1"
    assert found.run["q2"][0][0] == "d2"


def test_the_naive_floor_has_nothing_to_say_to_an_empty_text(tiny: TestSet) -> None:
    assert NaiveFloor(tiny.corpus).search("  ", 10) == []


@pytest.mark.parametrize("language", list(Language))
def test_the_table_has_a_row_per_set_and_tells_what_was_left_out(
    tiny: TestSet, language: Language
) -> None:
    floor = evaluate(tiny, NaiveFloor(tiny.corpus))
    perfect = evaluate(tiny, lambda query: [(id_, 1.0) for id_ in tiny.relevant[query.id]])

    row = report.cells(perfect, floor)

    assert row[:4] == ("tiny", "2", "3", "1.000 [1.000, 1.000]")
    assert len(row) == len(report.headings(language, floor=True))
    assert "1" in report.notes([perfect], language)[-1]


def test_abstention_is_perfect_when_the_probability_falls_with_the_evidence(tiny: TestSet) -> None:
    def fit(query: Query, exclude: frozenset[str]) -> float:
        return 0.1 if tiny.relevant[query.id].keys() <= exclude else 0.9

    found = abstention(tiny, fit)

    assert found.auroc == 1
    assert found.ece == pytest.approx(0.1)


def test_abstention_is_a_coin_toss_when_the_probability_never_moves(tiny: TestSet) -> None:
    assert abstention(tiny, lambda _query, _exclude: 0.5).auroc == 0.5


def test_the_probabilities_of_matches_are_held_against_the_judgements(tiny: TestSet) -> None:
    found = match_calibration(tiny, lambda _: [("d2", 0.5), ("d3", 0.5)])

    # q1: d2 is not relevant, d3 is; q2: d2 is relevant, d3 is excluded.
    assert (found.matches, found.said) == (3, 0.5)
    assert found.seen == pytest.approx(2 / 3)
    assert found.ece_equal_mass == pytest.approx(1 / 6)


def test_folds_are_of_like_size_and_never_change() -> None:
    folds = [fold_of(f"q{number}") for number in range(5000)]

    assert np.bincount(folds, minlength=FOLDS).min() > 450
    # CRC-32 of the bytes, so it is the same in every process and on every machine.
    assert [fold_of(f"q{number}") for number in range(1, 5)] == [2, 4, 8, 1]


@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared/data/eval")
def test_the_naive_floor_on_a_real_set_is_where_bm25_is_known_to_be() -> None:
    test_set = sets.load(SHARED / "cranfield-en")

    found = evaluate(test_set, NaiveFloor(test_set.corpus))

    # .358 was measured for unstemmed BM25; stems help this set.
    assert 0.33 < found.ndcg.mean() < 0.45


def test_a_relevant_record_outside_the_corpus_counts_as_never_found(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "tiny")
    with (folder / "qrels.tsv").open("a") as judgements:
        judgements.write("q2\telsewhere\t1\n")
    test_set = sets.load(folder)

    found = evaluate(test_set, lambda _: [("d1", 3.0), ("d2", 2.0)])

    assert found.recall[1] == 0.5


def test_the_interval_of_the_auroc_keeps_both_askings_together() -> None:
    # Every query is a little surer with its records than without, whatever its level.
    level = np.linspace(0.2, 0.7, 200)
    labels = np.repeat([True, False], 200)
    measured = auroc(labels, np.concatenate([level + 0.1, level]))
    found = Abstention(measured, 0.0, 0.0, present=level + 0.1, absent=level)

    around = auroc_interval(found)

    assert around == auroc_interval(found)
    assert around.low <= around.mean <= around.high
    assert around.high - around.low < 0.05
