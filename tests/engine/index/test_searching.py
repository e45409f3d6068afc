"""What the two searches find, and in what order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.engine.index.making import make_entry, make_index

from duijie.engine.index import Index
from duijie.engine.index.types import Floats
from duijie.engine.records import Record

MANY = 24_000  # enough for lists: see vectors.FLAT_UP_TO


def test_equal_scores_come_in_the_order_of_numbers(tmp_path: Path) -> None:
    with make_index(tmp_path / "index") as index:
        for start in (0, 30, 60):
            index.add(make_entry(f"r{number:03d}") for number in range(start, start + 30))
            index.commit()
        numbers, scores = index.search_terms([("pump", 1.0)], 7)
        assert numbers.tolist() == list(range(7))
        assert len(set(scores.tolist())) == 1


def test_a_rare_term_outweighs_a_common_one(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", [f"r{number}" for number in range(30)]) as index:
        index.add([make_entry("rare", terms=["graphene", "seal"])])
        index.commit()
        found, scores = index.search_terms([("graphene", 1.0), ("pump", 1.0)], 5)
        assert found[0] == index.number_of("rare")
        assert scores[0] > scores[1]


def test_weights_decide_between_terms(tmp_path: Path) -> None:
    with make_index(tmp_path / "index") as index:
        index.add([make_entry("a", terms=["laser"]), make_entry("b", terms=["valve"])])
        index.commit()
        towards = {
            weight: index.search_terms([("laser", weight), ("valve", 1.0)], 1)[0].tolist()
            for weight in (0.5, 2.0)
        }
        assert towards == {0.5: [index.number_of("b")], 2.0: [index.number_of("a")]}


def test_fields_are_searched_as_they_are_boosted(tmp_path: Path) -> None:
    with make_index(tmp_path / "index") as index:
        index.add([make_entry("a", terms=["laser"], title_terms=["valve"])])
        index.commit()
        assert len(index.search_terms([("valve", 1.0)], 5)[0]) == 0
        assert len(index.search_terms([("valve", 1.0)], 5, title=0.5)[0]) == 1
        assert len(index.search_terms([("laser", 1.0)], 5, body=0, title=1.0)[0]) == 0


@pytest.mark.parametrize("weighted", [[], [("pump", 0.0)], [("pump", -1.0)], [("unheard", 1.0)]])
def test_a_question_without_weight_finds_nothing(
    tmp_path: Path, weighted: list[tuple[str, float]]
) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        assert index.search_terms(weighted, 5)[0].tolist() == []


@pytest.mark.parametrize(
    "term", ["5 axis", "c++", "高温 合金", "a\u3000b", "AND", "x:y*", '"', "ß"]
)
def test_any_term_is_found_as_it_was_given(tmp_path: Path, term: str) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        index.add([make_entry("b", terms=[term])])
        index.commit()
        assert index.search_terms([(term, 1.0)], 5)[0].tolist() == [index.number_of("b")]
        assert index.document_frequencies([term, "seal", "unheard"]).tolist() == [1, 1, 0]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Floats]]:
    """An index large enough for lists, some of it replaced, and its living vectors by number."""
    draw = np.random.default_rng(5)
    centres = draw.standard_normal((300, 8))
    vectors = centres[draw.integers(300, size=MANY)] + 0.6 * draw.standard_normal((MANY, 8))
    vectors = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    entries = (
        replace(make_entry("x"), record=Record(f"r{number}", {}), vector=vector)
        for number, vector in enumerate(vectors)
    )
    with make_index(tmp_path_factory.mktemp("many") / "index") as index:
        index.add(entries)
        index.compact()
        index.delete(f"r{number}" for number in range(0, MANY, 4))
        index.commit()
        yield index, vectors


def test_lists_find_nearly_all_that_a_full_scan_finds(many: tuple[Index, Floats]) -> None:
    index, vectors = many
    living = index.numbers()
    recalls = []
    for query in vectors[1:4000:100]:
        found, _ = index.search_vector(query, 100)
        truth = living[np.argsort(-(vectors[living] @ query))[:100]]
        recalls.append(len(np.intersect1d(found, truth)) / 100)
    assert len(recalls) == 40
    assert np.mean(recalls) >= 0.95


def test_the_dead_are_not_found_by_vector_however_near(many: tuple[Index, Floats]) -> None:
    index, vectors = many
    for number in range(0, 400, 4):
        found, scores = index.search_vector(vectors[number], 50)
        assert len(found) == 50
        assert not (found % 4 == 0).any()
        assert (np.diff(scores) <= 0).all()


def test_vectors_come_back_nearly_as_they_went_in(many: tuple[Index, Floats]) -> None:
    index, vectors = many
    numbers = np.random.default_rng(1).permutation(index.numbers())[:2000]
    assert np.abs(index.vectors(numbers) - vectors[numbers]).max() < 0.01


def test_scores_are_inner_products_of_the_vectors_given_back(many: tuple[Index, Floats]) -> None:
    index, vectors = many
    found, scores = index.search_vector(vectors[1], 20)
    assert np.allclose(index.vectors(found) @ vectors[1], scores, atol=1e-4)
