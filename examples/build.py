"""Writes the bundled example files; the same source gives the same bytes.

The source is the content of the demonstration, which loads the same records.

Run ``python -m examples.build`` from the repository root after editing the source.
"""

import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

HERE = Path(__file__).parent
SOURCE = HERE.parent / "src" / "duijie" / "demo" / "content"
FROZEN = HERE.parent / "src" / "duijie" / "matching" / "frozen" / "examples"
FORM_NEED = "N09"

# Files carry a date; a fixed one keeps two builds of one source equal.
STAMP = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
ZIP_STAMP = (2026, 1, 1, 0, 0, 0)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key in the source, its header, its width, the header above it."""

    key: str
    head: str
    width: int
    group: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, what stands above the table, the records and the columns."""

    name: str
    language: str
    title: str
    note: str
    columns: tuple[Column, ...]


NUMBER = "number"  # the running number, which is in the sheet and not in the source

NEEDS_ZH = Sheet(
    name="企业技术需求（示例）",
    language="zh",
    title="企业技术需求征集表（示例数据）",
    note="说明：本表为演示用示例，企业名称、联系方式、数据均为虚构；一行填写一项需求，涉密内容请勿填报。",
    columns=(
        Column(NUMBER, "序号", 6),
        Column("id", "需求编号", 10),
        Column("organisation", "企业名称", 24, "企业基本情况"),
        Column("region", "所在地区", 14, "企业基本情况"),
        Column("contact", "联系人及联系方式", 26, "企业基本情况"),
        Column("title", "需求名称", 28, "技术需求情况"),
        Column("description", "需求描述", 70, "技术需求情况"),
        Column("indicators", "技术指标", 42, "技术需求情况"),
        Column("industry", "所属行业", 16, "技术需求情况"),
        Column("budget", "拟投入资金（万元）", 12, "合作意向"),
        Column("deadline", "期望完成时间", 16, "合作意向"),
        Column("cooperation", "合作方式", 18, "合作意向"),
        Column("confidentiality", "保密要求", 20, "合作意向"),
        Column("date", "填报日期", 12),
    ),
)

NEEDS_EN = Sheet(
    name="Needs (demo)",
    language="en",
    title="Technology needs collected from companies – demo data",
    note="Every organisation, address and figure in this sheet is invented. One need per row.",
    columns=(
        Column("id", "Need ID", 9),
        Column("title", "Title", 32),
        Column("description", "Description of the need", 80),
        Column("indicators", "Technical requirements", 46),
        Column("industry", "Industry", 20),
        Column("budget", "Budget", 16),
        Column("deadline", "Needed by", 16),
        Column("cooperation", "Form of cooperation", 22),
        Column("confidentiality", "Confidentiality", 20),
        Column("organisation", "Company", 26),
        Column("region", "Location", 18),
        Column("contact", "Contact", 30),
        Column("date", "Date", 12),
    ),
)

OFFERS_ZH = Sheet(
    name="科技成果（示例）",
    language="zh",
    title="科技成果汇总表（示例数据）",
    note="说明：本表为演示用示例，单位、成果与数据均为虚构。",
    columns=(
        Column(NUMBER, "序号", 6),
        Column("id", "成果编号", 10),
        Column("title", "成果名称", 32),
        Column("description", "成果简介", 70),
        Column("indicators", "主要技术指标", 42),
        Column("advantage", "技术优势", 28),
        Column("application", "应用领域", 24),
        Column("industry", "所属行业", 16),
        Column("readiness", "成熟度（TRL）", 14),
        Column("ip", "知识产权", 22),
        Column("cooperation", "合作方式", 18),
        Column("price", "参考价格（万元）", 14),
        Column("organisation", "成果完成单位", 24),
        Column("region", "所在地区", 14),
        Column("contact", "联系方式", 26),
        Column("date", "发布日期", 12),
    ),
)

OFFERS_EN = Sheet(
    name="Offers (demo)",
    language="en",
    title="Technology offers – demo data",
    note="Every organisation, address and figure in this sheet is invented.",
    columns=(
        Column("id", "Offer ID", 9),
        Column("title", "Title", 36),
        Column("description", "Summary", 80),
        Column("indicators", "Key figures", 46),
        Column("advantage", "Advantages", 28),
        Column("application", "Applications", 26),
        Column("industry", "Industry", 20),
        Column("readiness", "Maturity (TRL)", 16),
        Column("ip", "Intellectual property", 22),
        Column("cooperation", "Form of cooperation", 20),
        Column("price", "Price", 20),
        Column("organisation", "Organisation", 28),
        Column("region", "Location", 18),
        Column("contact", "Contact", 30),
        Column("date", "Date", 12),
    ),
)

BOOKS: dict[str, tuple[Sheet, ...]] = {
    "needs": (NEEDS_ZH, NEEDS_EN),
    "offers": (OFFERS_ZH, OFFERS_EN),
}


def read_source(name: str) -> list[Row]:
    """The records of ``needs`` or ``offers``, in the order of the file."""
    lines = (SOURCE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def rows_of(sheet: Sheet, records: Iterable[Row]) -> list[list[str | int | float]]:
    """The cells of a sheet, one list per record in the sheet's language."""
    chosen = [record for record in records if record["language"] == sheet.language]
    return [
        [
            _cell(number if column.key == NUMBER else record.get(column.key, ""))
            for column in sheet.columns
        ]
        for number, record in enumerate(chosen, 1)
    ]


def build(folder: Path = HERE) -> list[Path]:
    """Write the spreadsheets and the filled form, and say where they lie."""
    written = []
    for name, sheets in BOOKS.items():
        path = folder / f"{name}.xlsx"
        _write_book(path, sheets, read_source(name))
        written.append(path)
    need = next(record for record in read_source("needs") if record["id"] == FORM_NEED)
    written.append(_write_form(folder / "collection-form.docx", need))
    return written


def build_frozen(folder: Path = FROZEN) -> list[Path]:
    """Write the labelled examples as a test set, and say where its files lie."""
    needs, offers = read_source("needs"), read_source("offers")
    fits = [(need["id"], fit) for need in needs for fit in need["fits"]]
    files = {
        "corpus.jsonl": "".join(_line(one["id"], one["title"], one) for one in offers),
        "queries.jsonl": "".join(_line(one["id"], "", one) for one in needs),
        "qrels.tsv": "query-id\tcorpus-id\tscore\n" + "".join(f"{q}\t{c}\t1\n" for q, c in fits),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def _line(name: str, title: str, record: Row) -> str:
    """A record of a test set; a need asks with its title in its text."""
    parts = [] if title else [record["title"]]
    parts += [record[key] for key in ("description", "indicators") if record.get(key)]
    told = {"_id": name, "title": title, "text": "\n".join(parts)}
    return (
        json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False) + "\n"
    )


def _cell(value: object) -> str | int | float:
    """A budget of 300 is a number in a real sheet; 面议 stays as it is."""
    if isinstance(value, int | float):
        return value
    text = str(value)
    return int(text) if text.isdecimal() else text


def _write_book(path: Path, sheets: Sequence[Sheet], records: Sequence[Row]) -> None:
    with Workbook(path) as book:
        book.set_properties({"title": "Duijie demo data 示例数据", "created": STAMP})
        styles = _styles(book)
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            first = _write_head(page, sheet, styles)
            for number, row in enumerate(rows_of(sheet, records), first):
                page.write_row(number, 0, row, styles["body"])
            page.freeze_panes(first, 0)
            page.repeat_rows(first - 1)
            page.set_landscape()
            page.fit_to_pages(1, 0)


def _styles(book: Workbook) -> dict[str, Format]:
    head = {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center"}),
        "note": book.add_format({"italic": True, "font_color": "#666666"}),
        "head": book.add_format(head | {"bg_color": "#DCE6F1"}),
        "body": book.add_format({"border": 1, "valign": "top", "text_wrap": True}),
    }


def _write_head(page: Worksheet, sheet: Sheet, styles: dict[str, Format]) -> int:
    """Title, note and header rows; returns the row the records begin at."""
    last = len(sheet.columns) - 1
    page.merge_range(0, 0, 0, last, sheet.title, styles["title"])
    page.merge_range(1, 0, 1, last, sheet.note, styles["note"])
    page.set_row(0, 26)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    if not any(column.group for column in sheet.columns):
        page.write_row(2, 0, [column.head for column in sheet.columns], styles["head"])
        return 3
    _write_groups(page, sheet.columns, styles["head"])
    return 4


def _write_groups(page: Worksheet, columns: Sequence[Column], style: Format) -> None:
    """A header of two rows: groups above, columns below, lone columns over both."""
    groups: dict[str, list[int]] = {}
    for place, column in enumerate(columns):
        if column.group:
            groups.setdefault(column.group, []).append(place)
            page.write(3, place, column.head, style)
        else:
            page.merge_range(2, place, 3, place, column.head, style)
    for group, places in groups.items():
        page.merge_range(2, places[0], 2, places[-1], group, style)


def _write_form(path: Path, need: Row) -> Path:
    """The collection form as one company sends it in: a table of labels and answers."""
    form = docx.Document()
    form.core_properties.created = form.core_properties.modified = STAMP
    form.core_properties.author = "Duijie demo"
    form.core_properties.title = NEEDS_ZH.title
    form.add_heading(NEEDS_ZH.title, level=1)
    form.add_paragraph("说明：本表为演示用示例，企业名称、联系方式、数据均为虚构。")
    answers = [(c.head, str(need.get(c.key, ""))) for c in NEEDS_ZH.columns if c.key != NUMBER]
    table = form.add_table(rows=len(answers), cols=2, style="Table Grid")
    for row, (label, answer) in zip(table.rows, answers, strict=True):
        row.cells[0].text, row.cells[1].text = label, answer
    draft = BytesIO()
    form.save(draft)
    _repack(draft, path)
    return path


def _repack(draft: BytesIO, path: Path) -> None:
    """Copy a zip with one fixed date on every entry."""
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(path, "w") as new:
        for name in sorted(old.namelist()):
            entry = zipfile.ZipInfo(name, ZIP_STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))


if __name__ == "__main__":
    build()
    build_frozen()
