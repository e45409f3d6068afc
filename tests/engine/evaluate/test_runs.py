import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duijie.engine.evaluate.errors import FileUnreadable, RunMalformed, RunUnwritable
from duijie.engine.evaluate.runs import read_trec, write_trec

ids = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=8)
results = st.lists(
    st.tuples(ids, st.floats(allow_nan=False, allow_infinity=False)), min_size=1, max_size=6
)


@given(st.dictionaries(ids, results, max_size=4))
def test_a_run_reads_back_as_it_was_written(run: dict[str, list[tuple[str, float]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "runs" / "some.run"
        write_trec(path, run)

        assert read_trec(path) == run


def test_the_file_has_the_six_columns_other_tools_expect(tmp_path: Path) -> None:
    path = tmp_path / "some.run"

    write_trec(path, {"q1": [("d2", 0.5), ("d1", 0.25)]}, name="ours")

    assert path.read_text() == "q1 Q0 d2 1 0.5 ours\nq1 Q0 d1 2 0.25 ours\n"


def test_results_come_back_in_the_order_of_their_ranks(tmp_path: Path) -> None:
    path = tmp_path / "some.run"
    path.write_text("q1 Q0 d1 2 0.1 x\nq1 Q0 d2 1 0.2 x\n\n")

    assert read_trec(path) == {"q1": [("d2", 0.2), ("d1", 0.1)]}


@pytest.mark.parametrize("value", ["two words", "", "a\tb"])
def test_an_id_with_blanks_is_refused_before_it_spoils_the_file(tmp_path: Path, value: str) -> None:
    with pytest.raises(RunUnwritable):
        write_trec(tmp_path / "some.run", {value: [("d1", 1.0)]})

    assert not (tmp_path / "some.run").exists()


@pytest.mark.parametrize("line", ["q1 Q0 d1 1 0.5", "q1 Q0 d1 one 0.5 x", "q1 Q0 d1 1 much x"])
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "some.run"
    path.write_text(f"q1 Q0 d2 1 0.5 x\n{line}\n")

    with pytest.raises(RunMalformed) as caught:
        read_trec(path)

    assert caught.value.facts["line"] == 2


def test_a_missing_or_foreign_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")

    for name in ("missing", "binary"):
        with pytest.raises(FileUnreadable):
            read_trec(tmp_path / name)
