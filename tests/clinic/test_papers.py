"""Files that people bring: words come out, and what is made to hurt does not."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from tests.clinic.making import EN, ZH
from weasyprint import HTML

from duijie.clinic import papers
from duijie.clinic.errors import PaperTooLarge, PaperUnreadable


def of_word() -> bytes:
    document = Document()
    document.add_paragraph(ZH)
    return written(document)


def of_pdf() -> bytes:
    return bytes(HTML(string=f"<p>{EN}</p>").write_pdf())


def written(document: object) -> bytes:
    kept = io.BytesIO()
    document.save(kept)  # type: ignore[attr-defined]
    return kept.getvalue()


def test_a_word_file_gives_its_words() -> None:
    (found,) = papers.papers_in("need.docx", [of_word()])

    assert found.text == ZH


def test_a_pdf_gives_its_words() -> None:
    (found,) = papers.papers_in("need.pdf", [of_pdf()])

    assert "shaft seals" in found.text


def test_each_row_of_a_collection_table_is_a_need_with_its_columns() -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["需求名称", "需求描述", "预算（万元）", "期限"])
    sheet.append(["轴封漏油", "降低齿轮泵轴封的泄漏量", 60, "12个月"])
    sheet.append(["焊缝检测", "在线检测焊缝缺陷", 80, "2027年6月"])

    first, second = papers.papers_in("needs.xlsx", [written(workbook)])

    assert "轴封" in first.text
    assert "60" in first.columns["budget"]
    assert "焊缝" in second.text


def test_a_collection_form_in_word_fills_text_and_columns_from_its_labels() -> None:
    document = Document()
    document.add_paragraph("企业技术需求征集表")
    rows = (
        ("需求名称", "齿轮泵轴封漏油"),
        ("需求描述", "把轴封泄漏量降到每小时1毫升以下，耐150℃矿物油。"),
        ("预算（万元）", "60"),
        ("期限", "12个月"),
    )
    form = document.add_table(rows=len(rows), cols=2)
    for row, said in zip(form.rows, rows, strict=True):
        for cell, words in zip(row.cells, said, strict=True):
            cell.text = words

    (found,) = papers.papers_in("form.docx", [written(document)])

    assert "齿轮泵轴封漏油" in found.text
    assert "每小时1毫升" in found.text
    assert "需求描述" not in found.text
    assert "60" in found.columns["budget"]
    assert "12个月" in found.columns["deadline"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\xd0\xcf x"])
def test_a_file_without_words_is_refused(content: bytes) -> None:
    with pytest.raises(PaperUnreadable):
        papers.papers_in("need.pdf", [content])


def test_a_file_that_is_too_large_is_refused_while_it_comes_in() -> None:
    with pytest.raises(PaperTooLarge):
        papers.papers_in("need.txt", [bytes(1 << 20)] * 11)


def test_a_small_file_that_unfolds_into_a_large_one_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", "<w>" + "a" * (1 << 28) + "</w>")

    with pytest.raises((PaperUnreadable, PaperTooLarge)):
        papers.papers_in("bomb.docx", [bomb.read_bytes()])
