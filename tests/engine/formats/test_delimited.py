import codecs
from pathlib import Path

import pytest
from tests.engine.formats.make import field_values, records_of, rejected_of, write_text

from duijie.engine.formats import read
from duijie.engine.records import Field

LINES = [
    ["企业名称", "需求名称", "需求描述", "预算（万元）"],
    ["甲公司", "耐高温涂层", "现有涂层开裂，需要新材料；耐温1200℃", "200"],
    ["乙公司", "低温电池", "电池在低温下容量衰减过快", "80-100"],
]


def _table(delimiter: str) -> str:
    return "".join(delimiter.join(f'"{cell}"' for cell in line) + "\r\n" for line in LINES)


@pytest.mark.parametrize("delimiter", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
def test_every_encoding_and_delimiter_gives_the_same_records(
    encoding: str, delimiter: str, tmp_path: Path
) -> None:
    path = write_text(tmp_path / "needs.csv", _table(delimiter), encoding)

    reading = read(path)

    assert field_values(reading, Field.ORGANISATION) == ["甲公司", "乙公司"]
    assert field_values(reading, Field.BUDGET) == ["200万元", "80-100万元"]
    assert [record.source.row for record in records_of(reading) if record.source] == [2, 3]


def test_a_delimiter_inside_texts_does_not_cut_them(tmp_path: Path) -> None:
    text = (
        "title;description\nHot coating;cracks, peels, and fails, often\nCold cell;loses, a, lot\n"
    )

    reading = read(write_text(tmp_path / "n.csv", text))

    assert field_values(reading, Field.DESCRIPTION) == [
        "cracks, peels, and fails, often",
        "loses, a, lot",
    ]


def test_a_line_that_names_the_delimiter_is_obeyed(tmp_path: Path) -> None:
    text = "sep=;\ntitle;description\nHot coating;cracks at 900 C\n"

    (record,) = records_of(read(write_text(tmp_path / "n.csv", text)))

    assert record.get(Field.TITLE) == "Hot coating"
    assert record.source is not None
    assert record.source.row == 3


def test_cells_may_hold_line_breaks_and_quotes(tmp_path: Path) -> None:
    text = 'title,description\nHot coating,"line one\nline ""two"""\nCold cell,short text\n'

    reading = read(write_text(tmp_path / "n.csv", text))

    assert field_values(reading, Field.DESCRIPTION) == ['line one\nline "two"', "short text"]
    assert [record.source.row for record in records_of(reading) if record.source] == [2, 3]


def test_an_unclosed_quote_is_said_and_what_came_before_is_kept(tmp_path: Path) -> None:
    text = (
        'title,description\nHot coating,cracks\nCold cell,"never closed\nThird,lost\nFourth,lost\n'
    )

    reading = read(write_text(tmp_path / "n.csv", text))

    assert field_values(reading, Field.TITLE) == ["Hot coating"]
    (rejected,) = rejected_of(reading)
    assert rejected.code == "formats.unclosed_quote"
    assert rejected.facts == {"lines": 3}


def test_a_quote_that_swallows_very_much_does_not_end_the_reading(tmp_path: Path) -> None:
    rows = "".join(f"Title {n},some text that is number {n}\n" for n in range(8000))
    text = 'title,description\nHot coating,"never closed\n' + rows

    reading = read(write_text(tmp_path / "n.csv", text))

    assert rejected_of(reading)[0].code == "formats.unclosed_quote"
    assert len(records_of(reading)) > 1000


def test_an_inch_mark_is_no_quote(tmp_path: Path) -> None:
    text = 'title,description\nHot coating,for 5" pipes\nCold cell,for 6" pipes\n'

    assert field_values(read(write_text(tmp_path / "n.csv", text)), Field.DESCRIPTION) == [
        'for 5" pipes',
        'for 6" pipes',
    ]


def test_two_header_rows_without_merges_are_joined(tmp_path: Path) -> None:
    text = "需求名称,需求描述,联系方式,\n,,姓名,电话\n耐高温涂层,需要耐高温涂层,王工,0571\n"

    (record,) = records_of(read(write_text(tmp_path / "n.csv", text)))

    assert record.get(Field.CONTACT) == "王工 0571"


def test_a_text_file_with_the_name_of_a_workbook_is_read_as_what_it_is(tmp_path: Path) -> None:
    path = write_text(tmp_path / "needs.xls", _table("\t"), "gb18030")

    assert field_values(read(path), Field.TITLE) == ["耐高温涂层", "低温电池"]


def test_traditional_characters_in_big5_are_recognised(tmp_path: Path) -> None:
    text = (
        "需求名稱,需求描述\n"
        + "耐高溫塗層,現有的塗層在高溫環境下會開裂，我們需要新的材料與製程\n" * 3
    )

    reading = read(write_text(tmp_path / "n.csv", text, "big5"))

    assert field_values(reading, Field.TITLE) == ["耐高溫塗層"]


def test_a_byte_order_mark_is_no_part_of_the_first_header(tmp_path: Path) -> None:
    text = "title,description\nHot coating,cracks\n"
    path = tmp_path / "n.csv"
    path.write_bytes(codecs.BOM_UTF8 + text.encode())

    assert read(path).tables[0].mapping[Field.TITLE] == ("title",)


def test_western_letters_are_recognised(tmp_path: Path) -> None:
    text = "title;description\nRevêtement;pièces exposées à 900 °C, très fissurées\n"

    reading = read(write_text(tmp_path / "n.csv", text, "cp1252"))

    assert field_values(reading, Field.TITLE) == ["Revêtement"]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_long_files_in_old_encodings_are_recognised(encoding: str, tmp_path: Path) -> None:
    rows = "".join(f"需求{n},現有的材料在高溫下會開裂我們需要新的\n" for n in range(4000))

    reading = read(write_text(tmp_path / "n.csv", "名稱,描述\n" + rows, encoding))

    assert next(iter(field_values(reading, Field.TITLE))) == "需求0"
    assert set(reading.tables[0].mapping) == {Field.TITLE, Field.DESCRIPTION}


def test_a_few_broken_characters_are_said_and_do_not_change_the_rest(tmp_path: Path) -> None:
    text = "需求名称,需求描述\n耐高温涂层,现有涂层在高温下开裂\n低温电池,电池在低温下容量衰减过快\n"
    path = tmp_path / "n.csv"
    path.write_bytes(text.encode().replace("快".encode(), "快".encode()[:2]))

    reading = read(path)

    assert field_values(reading, Field.TITLE) == ["耐高温涂层", "低温电池"]
    assert [(note.code, note.facts["first"]) for note in reading.notes] == [
        ("formats.broken_characters", "3")
    ]
