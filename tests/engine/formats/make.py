"""Builders of real files, each written by a library of its own kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import docx
import openpyxl
import xlwt

from duijie.engine.formats import Reading, Rejected
from duijie.engine.records import Field, Record

Sheets = Mapping[str, Iterable[Sequence[object]]]
Writer = Callable[[Path, Sheets], Path]

CHINESE: list[str] = [
    "企业名称",
    "需求名称",
    "需求描述",
    "技术指标",
    "拟投入资金(万元)",
    "期望完成时间",
]
COATING: list[object] = [
    "甲材料公司",
    "耐高温涂层",
    "现有涂层在高温下开裂，需要新的涂层材料。",
    "耐温不低于1200℃",
    200,
    "2027-06",
]
BATTERY: list[object] = [
    "乙电池公司",
    "低温电池",
    "电池在零下四十度容量衰减过快。",
    "容量保持率≥80%",
    350.5,
    "2026-12",
]


def write_xlsx(path: Path, sheets: Sheets) -> Path:
    """A workbook with one sheet for each name."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def write_xls(path: Path, sheets: Sheets) -> Path:
    """An Excel 97-2003 workbook with one sheet for each name."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)
    book.save(str(path))
    return path


def write_docx(path: Path, tables: Iterable[Sequence[Sequence[str]]]) -> Path:
    """A document with a heading and the given tables."""
    document = docx.Document()
    document.add_heading("企业技术需求征集表")
    for rows in tables:
        table = document.add_table(len(rows), max(map(len, rows)))
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                table.cell(number, column).text = value
        document.add_paragraph("")
    document.save(str(path))
    return path


def write_text(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file of exactly these characters."""
    path.write_bytes(text.encode(encoding))
    return path


def records_of(reading: Reading) -> list[Record]:
    """The records of a reading, its rejected rows left out."""
    return [item for item in reading if isinstance(item, Record)]


def rejected_of(reading: Reading) -> list[Rejected]:
    """The rejected rows of a reading."""
    return [item for item in reading if isinstance(item, Rejected)]


def field_values(reading: Reading, name: Field) -> list[str]:
    """One field of every record."""
    return [record.get(name) for record in records_of(reading)]
