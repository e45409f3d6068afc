import gzip
from pathlib import Path

import pytest
from tests.engine.evaluate.sets_on_disk import QUERIES, write_lines, write_set

from duijie.engine.evaluate import sets
from duijie.engine.evaluate.errors import (
    FileUnreadable,
    IdTwice,
    JudgementMalformed,
    LineMalformed,
    NothingJudged,
    TestSetFileMissing,
    TestSetMissing,
)
from duijie.engine.messages import say
from duijie.engine.records import Field
from duijie.kernel.errors import DomainError
from duijie.kernel.language import Language


@pytest.mark.parametrize("packed", [True, False], ids=["packed", "plain"])
def test_a_set_is_read_packed_or_plain(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    test_set = sets.load(write_set(tmp_path / "tiny", packed=packed))

    assert test_set.name == "tiny"
    assert [record.id for record in test_set.corpus] == ["d1", "d2", "d3"]
    assert test_set.corpus[0].get(Field.TITLE) == "pump"
    assert test_set.corpus[1].text == "用于海水淡化的反渗透膜"
    assert test_set.queries[1].exclude == {"d3"}
    assert test_set.queries[1].language == "zh"


def test_excluded_records_and_grades_of_nought_are_not_relevant(tmp_path: Path) -> None:
    test_set = sets.load(write_set(tmp_path))

    assert test_set.relevant == {"q1": {"d1": 1, "d3": 1}, "q2": {"d2": 2}}


def test_queries_without_a_relevant_record_are_left_out_and_counted(tmp_path: Path) -> None:
    test_set = sets.load(write_set(tmp_path))

    assert [query.id for query in test_set.queries] == ["q1", "q2"]
    assert test_set.unjudged == 1


def test_the_layout_and_the_columns_of_other_collections_are_understood(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / "qrels.tsv").unlink()
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("q1\t0\td1\t1\nq2\t0\td2\t1\n")

    assert sets.load(tmp_path).relevant == {"q1": {"d1": 1}, "q2": {"d2": 1}}


def _without_folder(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


def _without_queries(folder: Path) -> None:
    (folder / "queries.jsonl.gz").unlink()


def _with_half_a_file(folder: Path) -> None:
    whole = (folder / "corpus.jsonl.gz").read_bytes()
    (folder / "corpus.jsonl.gz").write_bytes(whole[: len(whole) // 2])


def _with_a_false_name(folder: Path) -> None:
    (folder / "corpus.jsonl.gz").write_text("not packed at all\n")


def _with_broken_json(folder: Path) -> None:
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress(b'{"_id": "d1", "text": \n'))


def _without_text(folder: Path) -> None:
    write_lines(folder / "queries.jsonl.gz", [{"_id": "q1"}])


def _with_a_foreign_encoding(folder: Path) -> None:
    raw = '{"_id": "d1", "text": "泵"}\n'.encode("gb18030")
    (folder / "corpus.jsonl.gz").write_bytes(gzip.compress(raw))


def _with_an_id_twice(folder: Path) -> None:
    write_lines(folder / "queries.jsonl.gz", [QUERIES[0], QUERIES[0]])


def _with_a_word_for_a_score(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\tyes\n")


def _with_a_column_too_few(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("q1\t1\n")


def _with_foreign_queries(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("someone\td1\t1\n")


@pytest.mark.parametrize(
    ("damage", "refusal"),
    [
        pytest.param(_without_folder, TestSetMissing, id="no folder"),
        pytest.param(_without_queries, TestSetFileMissing, id="a file is missing"),
        pytest.param(_with_half_a_file, FileUnreadable, id="half a file"),
        pytest.param(_with_a_false_name, FileUnreadable, id="not packed"),
        pytest.param(_with_broken_json, LineMalformed, id="broken JSON"),
        pytest.param(_without_text, LineMalformed, id="no text"),
        pytest.param(_with_a_foreign_encoding, LineMalformed, id="not UTF-8"),
        pytest.param(_with_an_id_twice, IdTwice, id="an id twice"),
        pytest.param(_with_a_word_for_a_score, JudgementMalformed, id="score is a word"),
        pytest.param(_with_a_column_too_few, JudgementMalformed, id="two columns"),
        pytest.param(_with_foreign_queries, NothingJudged, id="judges other queries"),
    ],
)
def test_a_damaged_set_is_refused_with_a_sentence_in_both_languages(
    tmp_path: Path, damage: object, refusal: type[DomainError]
) -> None:
    folder = write_set(tmp_path / "tiny")
    assert callable(damage)
    damage(folder)

    with pytest.raises(refusal) as caught:
        sets.load(folder)

    for language in Language:
        assert str(folder) in say(caught.value.code, language, **caught.value.facts)


def test_the_line_at_fault_is_named(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    write_lines(folder / "corpus.jsonl.gz", [{"_id": "d1", "text": "fine"}, {"_id": 7, "text": ""}])

    with pytest.raises(LineMalformed) as caught:
        sets.load(folder)

    assert caught.value.facts["line"] == 2
