"""The workbook opens, holds one row per thing said, and never a formula of others."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.engine.report.make import (
    film_answer,
    make_facts,
    make_match,
    make_need,
    make_offer,
    make_row,
    nothing_answer,
    reversed_answer,
    some_answers,
)
from xlsxwriter import Workbook

from duijie.engine.report.sheets import LONGEST_TEXT, Column, Formats, Table, fitting
from duijie.engine.report.workbook import write_workbook
from duijie.engine.results import Answer, Verdict
from duijie.kernel.language import Language

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "https://example.org")


def book_of(
    answers: list[Answer], folder: Path, language: Language = Language.EN, **changes: object
) -> Any:
    path = folder / "report.xlsx"
    write_workbook(answers, path, language=language, about=make_facts(**changes))
    return load_workbook(path)


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by the words of its heading."""
    heading, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_one_sheet_for_each_view_in_the_language_asked_for(tmp_path: Path) -> None:
    english = book_of(some_answers(), tmp_path)
    chinese = book_of(some_answers(), tmp_path, Language.ZH)

    assert english.sheetnames == [
        "Summary",
        "Matches",
        "Limits",
        "Nothing fits",
        "Rows left out",
        "Duplicate rows",
    ]
    assert chinese.sheetnames == ["摘要", "匹配", "指标", "没有合适的", "未读入的行", "重复的行"]


def test_the_summary_counts_what_the_data_hold(tmp_path: Path) -> None:
    sheet = book_of(some_answers(), tmp_path, needs_read=1234)["Summary"]
    values = {row[0]: row[1] for row in sheet.iter_rows(min_row=4, values_only=True)}

    assert values["needs read"] == 1234
    assert values["offers read"] == 6
    assert values["matched"] == 2
    assert values["nothing fits"] == 2
    assert values["rows left out"] == 1
    assert values["duplicate rows"] == 1
    assert values["Threshold"] == "35%"
    assert values["Encoder"] == "duijie-bilingual-1"


def test_one_row_for_each_match_with_reasons_as_sentences(tmp_path: Path) -> None:
    answers = some_answers()
    rows = rows_of(book_of(answers, tmp_path)["Matches"])
    first = rows[0]

    assert [row["Probability"] for row in rows] == pytest.approx(
        [match.probability for answer in answers for match in answer.matches]
    )
    assert first["Need"] == "高温烟气除尘用陶瓷纤维滤材"
    assert first["Technology offer"] == "莫来石陶瓷纤维复合滤管及制备方法"
    assert first["In words"] == "Strong"
    assert first["Reason 1"] == "Both speak of 高温烟气, 除尘, 陶瓷纤维."
    assert first["Reason 3"].endswith("(closeness 0.82).")
    assert [first["Limits met"], first["Limits unmet"], first["Limits unknown"]] == [3, 0, 1]
    assert first["Offer stands in"] == "results-2025.xlsx · sheet Offers · row 2"
    assert first["Contact"] == "技术转移办公室"
    assert rows[1]["Reason 3"] is None


def test_one_row_for_each_limit_of_matches_and_nearest_misses(tmp_path: Path) -> None:
    rows = rows_of(book_of([film_answer(), nothing_answer()], tmp_path)["Limits"])

    assert len(rows) == 4 + 3 + 1 + 2
    assert rows[3]["Property"] == "使用寿命"
    assert rows[3]["Offered"] == "not stated"
    assert [row["Result"] for row in rows[-3:]] == ["unmet", "met", "unmet"]
    assert [row["Rank"] for row in rows[-2:]] == [None, None]


def test_where_nothing_fits_the_nearest_miss_and_what_would_change_stand(tmp_path: Path) -> None:
    rows = rows_of(book_of(some_answers(), tmp_path)["Nothing fits"])

    assert [row["Need"] for row in rows] == ["船用低温氨燃料加注接头", "Quiet hydrogen compressor"]
    assert rows[0]["Chance that anything fits"] == 0.26
    assert rows[0]["Nearest miss"] == "液化天然气加注臂旋转接头密封"
    assert len(rows[0]["What would have to change"].splitlines()) == 2
    assert rows[1]["Nearest miss"] is None


def test_rows_left_out_and_duplicates_have_their_places(tmp_path: Path) -> None:
    book = book_of(some_answers(), tmp_path)

    assert rows_of(book["Rows left out"])[0]["Row"] == 9
    assert rows_of(book["Duplicate rows"]) == [
        {
            "List": "offers",
            "File": "results-2025.xlsx",
            "Sheet": "Offers",
            "Row": 8,
            "Same text as": "results-2025.xlsx · sheet Offers · row 2",
        }
    ]


def test_headings_are_frozen_and_can_be_filtered(tmp_path: Path) -> None:
    book = book_of(some_answers(), tmp_path)

    for name in book.sheetnames[1:]:
        assert book[name].freeze_panes == "C2"
    assert book["Matches"].auto_filter.ref == "A1:S9"


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_or_a_link_stays_text(text: str, tmp_path: Path) -> None:
    need = make_need(text, f"{text} asked", organisation=text)
    offer = make_offer(text, f"{text} offered", organisation=text, contact=text)
    quantities = (make_row(need, offer, text, text, Verdict.MET, text),)
    answer = Answer(need, (make_match(need, offer, quantities=quantities),), 0.8)
    book = book_of([answer], tmp_path, encoder=text)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert sum(cell.value == text for cell in cells) >= 9


def test_a_reverse_workbook_asks_from_the_side_of_the_offer(tmp_path: Path) -> None:
    row = rows_of(book_of([reversed_answer()], tmp_path, reverse=True)["Matches"])[0]

    assert row["Technology offer"] == "莫来石陶瓷纤维复合滤管及制备方法"
    assert row["Need"] == "高温烟气除尘用陶瓷纤维滤材"
    assert list(row).index("Technology offer") < list(row).index("Need")


def test_demonstration_data_are_called_so_on_the_first_sheet_and_in_print(tmp_path: Path) -> None:
    book = book_of(some_answers(), tmp_path, demo=True)

    assert book["Summary"]["A2"].value.startswith("Demonstration")
    assert "demonstration data" in book["Matches"].oddHeader.left.text


def test_nothing_read_makes_a_workbook_with_headings_only(tmp_path: Path) -> None:
    book = book_of([], tmp_path, rejected=(), duplicates=(), files=())

    assert all(book[name].max_row == 1 for name in book.sheetnames[1:])


def test_a_full_sheet_goes_on_in_the_next_one(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    with Workbook(str(path), {"constant_memory": True}) as book:
        columns = [Column("Row"), Column("Text")]
        table = Table(book, "Rows", columns, Formats(book), most_rows=3)
        for row in range(5):
            table.add([row, f"text {row}"])
        table.close()
    sheets = load_workbook(path)

    assert {sheet.title: [row["Row"] for row in rows_of(sheet)] for sheet in sheets} == {
        "Rows": [0, 1],
        "Rows (2)": [2, 3],
        "Rows (3)": [4],
    }


def test_a_text_too_long_for_a_cell_is_cut_with_an_ellipsis() -> None:
    assert fitting("x" * LONGEST_TEXT) == "x" * LONGEST_TEXT
    assert fitting("x" * (LONGEST_TEXT + 1)) == "x" * (LONGEST_TEXT - 1) + "…"
