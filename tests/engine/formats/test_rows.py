import csv
import re
from pathlib import Path

import openpyxl
import pytest
from tests.engine.formats.make import (
    BATTERY,
    CHINESE,
    COATING,
    field_values,
    records_of,
    rejected_of,
    write_text,
    write_xlsx,
)

from duijie.engine.formats import Noted, Rejected, errors, read, write_rejects
from duijie.engine.messages import CATALOGUE, say
from duijie.engine.records import Field, Source
from duijie.kernel.language import Language


def test_a_column_named_by_the_reader_wins(tmp_path: Path) -> None:
    rows = [["需求名称", "甲", "需求描述"], ["涂层", "这才是正文", "不要这个"]]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": rows})

    reading = read(path, mapping={Field.DESCRIPTION: "甲"})
    (record,) = records_of(reading)

    assert record.get(Field.DESCRIPTION) == "这才是正文"
    assert record.extra == {"需求描述": "不要这个"}
    assert reading.tables[0].mapping[Field.DESCRIPTION] == ("甲",)


@pytest.mark.parametrize("column", ["B", "b", "货 名"])
def test_a_column_can_be_named_by_letter_or_loosely(column: str, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [["货号", "货名"], [1, "耐高温涂层"]]})

    assert field_values(read(path, mapping={Field.TITLE: column}), Field.TITLE) == ["耐高温涂层"]


def test_a_letter_over_values_does_not_make_them_a_header(tmp_path: Path) -> None:
    rows = [["甲1", "耐高温涂层"], ["甲2", "低温电池"], ["甲3", "深孔加工"]]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": rows})

    reading = read(path, mapping={Field.TITLE: "B"})

    assert field_values(reading, Field.TITLE) == ["耐高温涂层", "低温电池", "深孔加工"]
    assert reading.tables[0].header_row is None
    assert reading.tables[0].mapping == {Field.TITLE: ("B",)}


def test_an_unknown_column_is_refused_with_those_there_are(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, COATING]})

    with pytest.raises(errors.UnknownColumn) as caught:
        read(path, mapping={Field.DESCRIPTION: "没有的列"})

    assert caught.value.facts["column"] == "没有的列"
    assert "需求描述" in str(caught.value.facts["headers"])
    assert "没有的列" in say(caught.value.code, Language.ZH, **caught.value.facts)


def test_several_columns_of_text_are_joined_and_the_rest_is_kept(tmp_path: Path) -> None:
    header = ["需求名称", "需求描述", "需求背景", "统一社会信用代码"]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [header, ["涂层", "开裂", "高温炉", "X1"]]})

    (record,) = records_of(read(path))

    assert record.get(Field.DESCRIPTION) == "开裂\n高温炉"
    assert record.extra == {"统一社会信用代码": "X1"}


def test_rows_that_say_the_same_are_rejected_and_name_the_first(tmp_path: Path) -> None:
    same = [
        "别的公司",
        "耐高温 塗層",
        "现有涂层在高温下开裂,需要新的涂层材料",
        "耐温不低于1200℃。",
        5,
        "",
    ]
    path = write_xlsx(
        tmp_path / "n.xlsx", {"甲": [CHINESE, COATING], "乙": [CHINESE, BATTERY, same]}
    )

    (rejected,) = rejected_of(read(path))

    assert rejected.source == Source("n.xlsx", "乙", 3)
    assert (rejected.code, rejected.facts) == ("formats.duplicate_row", {"first": "甲!2"})


def test_rows_without_anything_to_match_are_rejected_and_blank_ones_ignored(tmp_path: Path) -> None:
    nothing = ["甲公司", None, None, None, 100, "2027-06"]
    short = ["甲公司", "-", None, None, 100, "2027-06"]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, COATING, nothing, [], short]})

    found = [(item.source.row, item.code) for item in rejected_of(read(path))]

    assert found == [(3, "formats.row_without_text"), (5, "formats.row_too_short")]


def test_missing_ids_depend_on_the_text_alone(tmp_path: Path) -> None:
    one = read(write_xlsx(tmp_path / "a.xlsx", {"s": [CHINESE, COATING, BATTERY]}))
    other = read(write_xlsx(tmp_path / "b.xlsx", {"t": [CHINESE, BATTERY, COATING]}))

    ids = [record.id for record in records_of(one)]
    assert len(set(ids)) == 2
    assert ids == [record.id for record in records_of(other)][::-1]


def test_an_id_given_twice_keeps_both_rows_apart(tmp_path: Path) -> None:
    rows = [["编号", "需求名称"], ["N1", "耐高温涂层"], ["N1", "低温电池"]]
    reading = read(write_xlsx(tmp_path / "n.xlsx", {"s": rows}))

    first, second = records_of(reading)

    assert first.id == "N1"
    assert second.id.startswith("N1#")
    assert [(note.code, note.facts["first"]) for note in reading.notes] == [
        ("formats.repeated_ids", "s!3")
    ]


REJECTED = [
    Rejected(Source("n.xlsx", "=1+1", 3), "formats.row_too_short", {"text": "=cmd()"}),
    Rejected(Source("-n.csv", None, 7), "formats.duplicate_row", {"first": "甲!2"}),
]


def test_the_list_of_rejected_rows_is_safe_to_open_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"

    assert write_rejects(path, REJECTED, Language.ZH) == 2

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, first, second = csv.reader(file)
    assert header == ["文件", "工作表", "行号", "原因"]
    assert first[:3] == ["n.xlsx", "'=1+1", "3"]
    assert second[0] == "'-n.csv"
    assert "甲!2" in second[3]


def test_rejected_rows_can_be_written_as_a_workbook(tmp_path: Path) -> None:
    write_rejects(tmp_path / "rejects.xlsx", REJECTED, Language.EN)

    sheet = openpyxl.load_workbook(tmp_path / "rejects.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("File", "Sheet", "Row", "Reason")
    assert rows[1][1] == "=1+1"
    assert sheet["B2"].data_type == "s"
    assert rows[2][2] == 7


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(errors.Unwritable):
        write_rejects(tmp_path / "no" / "rejects.csv", REJECTED, Language.EN)


def test_every_rejection_and_note_that_occurs_can_be_said(tmp_path: Path) -> None:
    lines = [
        "编号,需求名称,需求描述",
        "示例,耐磨涂层,一种涂层",
        "N1,涂层,开裂",
        "N1,电池,#REF!",
        "编号,需求名称,需求描述",
        "N2,涂层,开裂",
        "9,,",
        "8,-,",
        'N4,"永不闭合',
        "行",
    ]
    reading = read(write_text(tmp_path / "n.csv", "\n".join(lines)))

    items: list[Rejected | Noted] = [*rejected_of(reading), *reading.notes]

    assert len({item.code for item in items}) == 8
    for item in items:
        for language in Language:
            assert "%(" not in say(item.code, language, **item.facts)


def test_every_entry_of_the_catalogue_takes_the_same_facts_in_both_languages() -> None:
    for code in CATALOGUE:
        if code.startswith("formats."):
            names = {
                language: set(re.findall(r"%\((\w+)\)", text))
                for language, text in CATALOGUE.templates(code).items()
            }
            assert names["en"] == names["zh"]
