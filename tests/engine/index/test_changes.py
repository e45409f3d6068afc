"""What adding, replacing, deleting, committing and merging do, case by case."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.engine.index.making import (
    DIMENSION,
    ENCODER,
    make_entry,
    make_index,
    versions_in,
)

from duijie.engine.index import Index
from duijie.engine.index.errors import UnwritableText, WrongVector
from duijie.engine.records import Field, Record


def test_an_empty_index_answers_every_question(tmp_path: Path) -> None:
    with make_index(tmp_path / "index") as index:
        assert len(index) == 0
        assert index.numbers().tolist() == []
        assert index.search_terms([("pump", 1.0)], 5)[0].tolist() == []
        assert index.search_vector(np.ones(DIMENSION, np.float32), 5)[0].tolist() == []
        assert index.number_of("a") is None
        assert index.document_frequency("pump") == 0
        assert index.payloads(np.empty(0, np.int64)) == []
        assert index.delete(["a"]) == 0
        index.compact()


def test_nothing_is_seen_before_it_is_committed(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        index.add([make_entry("b")])
        index.delete(["a"])

        assert versions_in(index) == {"a": 0}
        index.commit()
        assert versions_in(index) == {"b": 0}


def test_what_was_not_committed_is_gone_after_closing(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        index.add([make_entry("b")])

    with Index.open(tmp_path / "index") as reader:
        assert versions_in(reader) == {"a": 0}


def test_committing_nothing_changes_nothing(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        before = index.stats()
        index.commit()
        assert index.stats() == before


def test_the_last_of_equal_ids_counts(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        index.add([make_entry("a", 1), make_entry("b", 1), make_entry("a", 2)])
        index.commit()
        assert versions_in(index) == {"a": 2, "b": 1}


def test_deleting_counts_each_record_once(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a", "b"]) as index:
        index.add([make_entry("a", 1), make_entry("c", 1)])

        assert index.delete(["a", "a", "c", "nobody"]) == 2
        assert index.delete(["a", "c"]) == 0
        index.commit()
        assert versions_in(index) == {"b": 0}


def test_a_number_stays_with_its_record_through_merging(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a", "b", "c"]) as index:
        number = index.number_of("c")
        index.delete(["a"])
        index.compact()
        assert index.number_of("c") == number


def test_small_segments_are_merged_without_being_asked(tmp_path: Path) -> None:
    with make_index(tmp_path / "index") as index:
        for version in range(30):
            index.add([make_entry(f"r{version}", version)])
            index.commit()
            assert index.stats().segments <= 8
        assert len(versions_in(index)) == 30


def test_room_held_by_the_dead_is_won_back(tmp_path: Path) -> None:
    ids = [f"r{number}" for number in range(100)]
    with make_index(tmp_path / "index", ids) as index:
        index.delete(ids[:80])
        index.commit()
        assert index.stats().dead == 0
        assert versions_in(index) == dict.fromkeys(ids[80:], 0)


def test_everything_can_be_deleted(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a", "b"]) as index:
        assert index.delete(["a", "b"]) == 2
        index.commit()
        assert versions_in(index) == {}
        index.add([make_entry("a", 3)])
        index.commit()
        assert versions_in(index) == {"a": 3}


def test_words_a_crash_left_behind_are_never_found(tmp_path: Path) -> None:
    """Tantivy has committed, the manifest has not: the state between the two commits."""
    index = make_index(tmp_path / "index", ["a", "b"])
    assert index._writer
    index.delete(["a"])
    index.add([make_entry("lost", 1), make_entry("b", 1)])
    index._writer._write_out()
    index._writer._lexical.commit()
    with Index.open(tmp_path / "index") as reader:
        assert versions_in(reader) == {"a": 0, "b": 0}
    index.close()

    with Index.open(tmp_path / "index", writable=True) as again:
        assert versions_in(again) == {"a": 0, "b": 0}
        again.add([make_entry("new", 2)])
        again.commit()
        assert versions_in(again) == {"a": 0, "b": 0, "new": 2}


@pytest.mark.parametrize(
    "vector",
    [
        pytest.param(np.ones(DIMENSION + 1, np.float32), id="too long"),
        pytest.param(np.ones((1, DIMENSION), np.float32), id="two-dimensional"),
        pytest.param(np.full(DIMENSION, np.nan, np.float32), id="not a number"),
        pytest.param(np.full(DIMENSION, np.inf, np.float32), id="infinite"),
    ],
)
def test_a_vector_that_does_not_fit_is_refused(
    tmp_path: Path, vector: np.ndarray[tuple[int, ...], np.dtype[np.float32]]
) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        with pytest.raises(WrongVector):
            index.add([make_entry("b"), replace(make_entry("c"), vector=vector)])
        index.commit()
        assert versions_in(index) == {"a": 0, "b": 0}


def test_a_query_of_another_dimension_is_refused(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index, pytest.raises(WrongVector):
        index.search_vector(np.ones(DIMENSION + 1, np.float32), 3)


def test_broken_characters_are_refused_by_record(tmp_path: Path) -> None:
    broken = replace(make_entry("a"), record=Record("a", {Field.TITLE: "half \ud83d"}))
    with make_index(tmp_path / "index") as index, pytest.raises(UnwritableText):
        index.add([broken])


def test_a_record_comes_back_as_it_went_in(tmp_path: Path) -> None:
    record = Record("编号/1", {Field.TITLE: "密封圈", Field.REGION: "é\u0000\n"}, {"列": "值"})
    with make_index(tmp_path / "index") as index:
        index.add([replace(make_entry("x"), record=record, payload=b"\x00\xff")])
        index.commit()
        number = index.number_of("编号/1")
        assert number is not None
        assert index.record(number) == record
        assert index.payloads(np.array([number])) == [b"\x00\xff"]


def test_an_unknown_number_is_a_key_error(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a"]) as index:
        for number in (-1, 7):
            with pytest.raises(KeyError):
                index.record(number)


def test_the_same_changes_make_the_same_answers(tmp_path: Path) -> None:
    answers = []
    for name in ("one", "two"):
        with Index.create(tmp_path / name, dimension=DIMENSION, encoder=ENCODER) as index:
            for start in range(0, 60, 20):
                index.add(make_entry(f"r{number}") for number in range(start, start + 20))
                index.commit()
            numbers, scores = index.search_terms([("pump", 1.0), ("version0", 0.5)], 25)
            near, inner = index.search_vector(make_entry("r3").vector, 25)
            answers.append((numbers.tolist(), scores.tolist(), near.tolist(), inner.tolist()))
    assert answers[0] == answers[1]


def test_ids_and_numbers_lead_to_each_other_over_all_segments(tmp_path: Path) -> None:
    with make_index(tmp_path / "index", ["a", "b"]) as index:
        index.add([make_entry("编号/1"), make_entry("b")])
        index.commit()

        numbers = index.numbers_of(["编号/1", "nowhere", "a", "b"])

        assert set(numbers) == {"a", "b", "编号/1"}
        backwards = np.array(sorted(numbers.values(), reverse=True))
        assert numbers == dict(zip(index.ids(backwards), backwards.tolist(), strict=True))
        with pytest.raises(KeyError):
            index.ids(np.array([10_000]))
