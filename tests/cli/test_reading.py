"""Reading files for a command: columns named by the reader, rows counted, none lost silently."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duijie.cli import outputs, reading
from duijie.cli.errors import MalformedMapping, SameFile, UnknownField, UnknownOutput
from duijie.cli.messages import speak
from duijie.engine.records import Field
from duijie.engine.results import Side
from duijie.kernel.language import Language

NEEDS = """需求名称,需求描述,联系人
高温密封材料,需要在三百摄氏度下长期使用的柔性密封材料,某人
,,某人
高温密封材料,需要在三百摄氏度下长期使用的柔性密封材料。,另一人
低噪声轴承,寻求低噪声高转速轴承的设计与制造方法,某人
"""


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Language.EN)


@pytest.fixture
def needs(tmp_path: Path) -> Path:
    path = tmp_path / "needs.csv"
    path.write_text(NEEDS, encoding="utf-8")
    return path


def read_whole(path: Path) -> reading.Intake:
    intake = reading.open_file(Side.NEED, path, [], None)
    assert len(list(intake.records())) == intake.read
    return intake


def test_counts_what_was_read_what_was_not_and_what_stood_there_twice(
    needs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    intake = read_whole(needs)
    intake.tell_counts()

    assert (intake.read, len(intake.rejected), len(intake.duplicates)) == (2, 2, 1)
    assert "needs read 2; rows not usable 1; duplicate rows 1" in capsys.readouterr().out


def test_says_which_column_was_taken_for_what(
    needs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(Language.ZH)
    reading.open_file(Side.NEED, needs, [], None).tell_columns()

    assert "← 需求名称" in capsys.readouterr().out


def test_a_row_that_is_not_used_is_shown_with_its_place_and_reason(
    needs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading.tell_first_rejects([read_whole(needs)])

    assert "needs.csv · 3: " in capsys.readouterr().out


def test_the_rows_not_used_are_written_where_asked(needs: Path, tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "rejects.csv"
    reading.keep_rejects(path, [read_whole(needs)])

    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[2] for line in lines[1:]] == ["3", "4"]


@pytest.mark.parametrize(
    ("given", "side", "mapping"),
    [
        pytest.param(["title=名称"], Side.NEED, {Field.TITLE: "名称"}, id="both files"),
        pytest.param(["needs:title=A"], Side.NEED, {Field.TITLE: "A"}, id="this file"),
        pytest.param(["needs:title=A"], Side.OFFER, {}, id="the other file"),
        pytest.param(["title=a=b"], Side.OFFER, {Field.TITLE: "a=b"}, id="equals in the header"),
        pytest.param(["title=A", "title=B"], Side.NEED, {Field.TITLE: "B"}, id="the last counts"),
    ],
)
def test_columns_may_be_named(given: list[str], side: Side, mapping: dict[Field, str]) -> None:
    assert reading.mapping_of(given, side) == mapping


@pytest.mark.parametrize("given", ["title", "title=", "=", "", "people:title=x"])
def test_a_malformed_mapping_is_refused(given: str) -> None:
    with pytest.raises(MalformedMapping):
        reading.mapping_of([given], Side.NEED)


def test_an_unknown_field_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownField) as refused:
        reading.mapping_of(["colour=x"], Side.NEED)

    assert "indicators" in str(refused.value.facts["fields"])


def test_an_output_of_no_known_kind_is_refused() -> None:
    with pytest.raises(UnknownOutput):
        outputs.check([Path("report.pdf")], [])


def test_an_output_that_would_replace_an_input_is_refused(needs: Path) -> None:
    path = needs.rename(needs.with_suffix(".xlsx"))

    with pytest.raises(SameFile):
        outputs.check([path.parent / "." / path.name], [path])
