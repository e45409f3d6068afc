import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from tests.engine.formats.make import (
    BATTERY,
    CHINESE,
    COATING,
    Writer,
    field_values,
    records_of,
    rejected_of,
    write_xls,
    write_xlsx,
)

from duijie.engine.formats import read
from duijie.engine.formats.grids import FORMULA_ERRORS, Row, column_number, text_of
from duijie.engine.formats.workbook import grids_of_workbook
from duijie.engine.records import Field, Source


@pytest.mark.parametrize("write", [write_xlsx, write_xls], ids=["xlsx", "xls"])
def test_a_collection_sheet_is_read_with_its_fields_and_places(
    write: Writer, tmp_path: Path
) -> None:
    path = write(tmp_path / "needs.x", {"需求": [CHINESE, COATING, BATTERY]})

    reading = read(path)
    first, second = records_of(reading)

    assert first.fields == {
        Field.ORGANISATION: "甲材料公司",
        Field.TITLE: "耐高温涂层",
        Field.DESCRIPTION: "现有涂层在高温下开裂，需要新的涂层材料。",
        Field.INDICATORS: "耐温不低于1200℃",
        Field.BUDGET: "200万元",
        Field.DEADLINE: "2027-06",
    }
    assert first.source == Source("needs.x", "需求", 2)
    assert second.get(Field.BUDGET) == "350.5万元"
    assert reading.tables[0].header_row == 1
    assert reading.tables[0].mapping[Field.BUDGET] == ("拟投入资金(万元)",)
    assert reading.expected_rows == 2


@pytest.mark.parametrize("write", [write_xlsx, write_xls], ids=["xlsx", "xls"])
def test_title_rows_and_blank_rows_above_the_header_are_skipped(
    write: Writer, tmp_path: Path
) -> None:
    above: list[list[object]] = [
        ["2026年企业技术需求征集表"],
        [],
        ["填报单位：丙园区", None, "日期：2026-03"],
    ]
    path = write(tmp_path / "needs.x", {"表": [*above, CHINESE, COATING]})

    reading = read(path)

    assert reading.tables[0].header_row == 4
    assert records_of(reading)[0].source == Source("needs.x", "表", 5)


def test_every_cell_type_becomes_the_text_a_person_would_type(tmp_path: Path) -> None:
    values = [
        ("需求名称", "a"),
        ("日期", dt.date(2026, 3, 4)),
        ("截止时间", dt.datetime(2026, 3, 4, 15, 30)),  # noqa: DTZ001 - a cell has no zone
        ("甲", 200.0),
        ("乙", 0.1 + 0.2),
        ("丙", True),
        ("丁", dt.time(8, 5)),
        ("戊", 12345678901),
        ("己", "=1+1"),
    ]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [[k for k, _ in values], [v for _, v in values]]})

    with pytest.raises(AssertionError):
        assert records_of(read(path))  # a title of one letter is no need
    book = openpyxl.load_workbook(path)
    book["s"]["A2"] = "耐高温涂层"
    book.save(path)
    (record,) = records_of(read(path))

    assert record.fields == {
        Field.TITLE: "耐高温涂层",
        Field.DATE: "2026-03-04",
        Field.DEADLINE: "2026-03-04 15:30:00",
    }
    assert record.extra == {
        "甲": "200",
        "乙": "0.3",
        "丙": "true",
        "丁": "08:05:00",
        "戊": "12345678901",
    }


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0].append(["需求名称", "截止时间"])
    book.worksheets[0].append(["耐高温涂层", dt.date(2026, 3, 4)])
    book.save(tmp_path / "n.xlsx")

    assert field_values(read(tmp_path / "n.xlsx"), Field.DEADLINE) == ["2026-03-04"]


def test_rich_text_is_read_whole(tmp_path: Path) -> None:
    rich = CellRichText("现有", TextBlock(InlineFont(b=True), "涂层"), "开裂")
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [["需求名称", "需求描述"], ["涂层", rich]]})

    assert field_values(read(path), Field.DESCRIPTION) == ["现有涂层开裂"]


def _two_level(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["企业技术需求汇总表"])
    sheet.append(["序号", "需求名称", "需求描述", "联系方式", None, "备注"])
    sheet.append([None, None, None, "姓名", "电话", None])
    sheet.append([1, "耐高温涂层", "需要耐高温的涂层", "王工", "0571-0000000", "急"])
    for merged in ("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3"):
        sheet.merge_cells(merged)
    book.save(path)
    return path


def test_two_header_rows_are_read_as_one(tmp_path: Path) -> None:
    reading = read(_two_level(tmp_path / "n.xlsx"))
    (record,) = records_of(reading)

    assert reading.tables[0].header_row == 3
    assert reading.tables[0].mapping[Field.CONTACT] == ("联系方式 / 姓名", "联系方式 / 电话")
    assert record.get(Field.CONTACT) == "王工 0571-0000000"
    assert record.get(Field.DESCRIPTION) == "需要耐高温的涂层"
    assert record.extra == {"序号": "1", "备注": "急"}


def test_a_line_of_words_above_the_header_is_no_part_of_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2026年企业技术需求汇总表"],
        ["填报单位（盖章）：", None, None, "填报日期："],
        ["序号", "县市区", "企业名称", "需求名称", "需求描述", "拟投入研发资金（万元）"],
        [1, "甲区", "甲公司", "高温轴承", "需要在400℃下运行", 150],
        [2, "乙区", "同上", "低温电池", "容量衰减过快", None],
    ]
    reading = read(write_xlsx(tmp_path / "n.xlsx", {"s": rows}))

    assert reading.tables[0].mapping[Field.ORGANISATION] == ("企业名称",)
    assert field_values(reading, Field.BUDGET) == ["150万元", ""]
    # 同上 says: as in the row above.
    assert field_values(reading, Field.ORGANISATION) == ["甲公司", "甲公司"]


def test_a_firm_merged_over_several_rows_stands_in_each(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["企业名称", "需求名称"],
        ["甲公司", "耐高温涂层"],
        [None, "低温电池"],
        [None, "x射线"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    book.save(tmp_path / "n.xlsx")

    assert field_values(read(tmp_path / "n.xlsx"), Field.ORGANISATION) == ["甲公司", "甲公司", ""]


def test_rows_under_one_merged_title_are_one_record(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["企业名称", "需求名称", "技术指标"],
        ["甲公司", "耐高温涂层", "耐温1200℃"],
        [None, None, "厚度0.2mm"],
        [None, "低温电池", "容量80%"],
    ):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("B2:B3")
    book.save(tmp_path / "n.xlsx")

    reading = read(tmp_path / "n.xlsx")

    assert field_values(reading, Field.INDICATORS) == ["耐温1200℃\n厚度0.2mm", "容量80%"]
    assert field_values(reading, Field.ORGANISATION) == ["甲公司", "甲公司"]
    assert field_values(reading, Field.TITLE) == ["耐高温涂层", "低温电池"]


def test_columns_of_one_name_are_both_kept(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [["需求名称", "甲", "甲"], ["耐高温涂层", 1, 2]]})

    assert records_of(read(path))[0].extra == {"甲": "1", "甲 (C)": "2"}


def test_all_sheets_are_read_and_those_left_out_are_named(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "n.xlsx",
        {
            "填表说明": [
                ["一、请如实填写本表，每行一项需求，不要合并单元格。"],
                ["二、截止月底。"],
            ],
            "一批": [CHINESE, COATING],
            "二批": [CHINESE, BATTERY],
            "空": [],
            "字典": [["类别"], ["新材料"]],
        },
    )
    book = openpyxl.load_workbook(path)
    book["字典"].sheet_state = "hidden"
    book.save(path)

    reading = read(path)

    assert [table.sheet for table in reading.tables] == ["一批", "二批"]
    assert len(records_of(reading)) == 2
    said = {(note.code, note.facts["sheet"]) for note in reading.notes}
    assert said == {
        ("formats.sheet_skipped", "填表说明"),
        ("formats.sheet_empty", "空"),
        ("formats.sheet_hidden", "字典"),
    }


def test_formula_errors_count_as_blank_and_are_said_once_per_column(tmp_path: Path) -> None:
    broken = ["甲", "耐高温涂层", "#REF!", "#N/A", 1, ""]
    also = ["甲", "低温电池", "#REF!", "指标", 1, ""]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, broken, also]})

    reading = read(path)
    records = records_of(reading)

    assert [record.get(Field.DESCRIPTION) for record in records] == ["", ""]
    facts = {note.facts["column"]: note.facts for note in reading.notes}
    assert facts["需求描述"] == {"column": "需求描述", "first": "s!2", "count": 2}
    assert facts["技术指标"]["count"] == 1


def test_a_column_of_text_without_a_header_is_read_as_descriptions(tmp_path: Path) -> None:
    texts = [
        "需要一种耐高温的涂层材料，现有材料会开裂。",
        "电池在零下四十度容量衰减过快，需要改进。",
    ]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [[1, texts[0]], [2, texts[1]]]})

    reading = read(path)

    assert field_values(reading, Field.DESCRIPTION) == texts
    assert reading.tables[0].header_row is None
    assert [note.code for note in reading.notes] == ["formats.no_header"]


def test_an_unknown_header_over_the_one_column_of_text_is_said(tmp_path: Path) -> None:
    text = "需要一种耐高温的涂层材料，现有材料在高温下会开裂。"
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [["货号", "叙述"], [1, text], [2, text + "急"]]})

    reading = read(path)

    assert len(records_of(reading)) == 2
    assert reading.tables[0].mapping == {Field.DESCRIPTION: ("叙述",)}
    assert [(note.code, note.facts["column"]) for note in reading.notes] == [
        ("formats.column_guessed", "叙述")
    ]


def test_values_that_look_like_labels_do_not_make_a_table_a_form(tmp_path: Path) -> None:
    header = ["Offer ID", "Title", "Summary", "Institution", "Price"]
    rows = [
        [f"T{n}", f"Coating {n}", f"A coating of kind {n}", "University", "Price"] for n in range(5)
    ]
    reading = read(write_xlsx(tmp_path / "n.xlsx", {"s": [header, *rows]}))

    assert not reading.tables[0].form
    assert len(records_of(reading)) == 5


def test_a_form_on_a_sheet_is_one_record(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["企业技术需求征集表"],
        ["企业名称", "甲公司", "联系人", "王工"],
        ["需求名称", "耐高温涂层", "所属行业", "新材料"],
        ["需求描述", "现有涂层开裂"],
        ["拟投入资金（万元）", 200, "期望完成时间", "2027-06"],
    ]
    reading = read(write_xlsx(tmp_path / "n.xlsx", {"表": rows}))
    (record,) = records_of(reading)

    assert reading.tables[0].form
    assert record.get(Field.BUDGET) == "200万元"
    assert record.get(Field.INDUSTRY) == "新材料"
    assert record.get(Field.CONTACT) == "王工"


def test_iterating_again_gives_the_same(tmp_path: Path) -> None:
    reading = read(write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, COATING, COATING]}))

    assert list(reading) == list(reading)


def test_repeated_headers_and_examples_are_rejected_with_the_reason(tmp_path: Path) -> None:
    example = ["示例", "耐磨涂层", "一种耐磨的涂层", "", "", ""]
    path = write_xlsx(tmp_path / "n.xlsx", {"s": [CHINESE, example, COATING, CHINESE, BATTERY]})

    found = [(item.source.row, item.code) for item in rejected_of(read(path))]

    assert found == [(2, "formats.example_row"), (4, "formats.repeated_header")]


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_column_letters_count_from_a(letters: str, number: int) -> None:
    assert column_number(letters) == number


CELLS = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), max_size=12).filter(
        lambda text: text.strip() not in FORMULA_ERRORS
    ),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(  # noqa: DTZ001
        lambda moment: moment.replace(microsecond=0)
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(st.lists(CELLS, max_size=6), max_size=8))
def test_the_streaming_reader_sees_what_openpyxl_sees(
    rows: list[list[object]], tmp_path: Path
) -> None:
    clean = [[f"'{v}" if isinstance(v, str) and v.startswith("=") else v for v in r] for r in rows]
    path = write_xlsx(tmp_path / "any.xlsx", {"s": clean})

    (grid,) = grids_of_workbook(path, path.name)
    seen = {row.number: row.cells for row in grid.rows() if isinstance(row, Row)}
    book = openpyxl.load_workbook(path)
    wanted = {}
    for number, line in enumerate(book["s"].iter_rows(values_only=True), start=1):
        cells = [text_of(float(v) if type(v) is int else v) for v in line]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            wanted[number] = cells
    assert seen == wanted
