"""The list of rejected rows, for the person who must mend them."""

import csv
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

from duijie.engine.formats.errors import Unwritable
from duijie.engine.formats.reading import Rejected
from duijie.engine.messages import say
from duijie.kernel.language import Language

# A spreadsheet takes a cell that begins so for a formula, and would run it; those set up for
# Chinese or Japanese also take the full-width forms.
_FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_COLUMNS = ("file", "sheet", "row", "reason")


def write_rejects(path: Path, rejected: Iterable[Rejected], language: Language) -> int:
    """Write the rejected rows with their reasons, as .xlsx or .csv; says how many."""
    rows = ([*_place(item), reason_of(item, language)] for item in rejected)
    header = [say(f"formats.rejects_{name}", language) for name in _COLUMNS]
    try:
        if path.suffix.lower() == ".xlsx":
            return _write_workbook(path, header, rows)
        return _write_csv(path, header, rows)
    except OSError as problem:
        raise Unwritable(path=path.name, reason=problem.strerror or str(problem)) from problem


def reason_of(item: Rejected, language: Language) -> str:
    """Why a row was rejected, in the reader's language."""
    return say(item.code, language, **item.facts)


def _place(item: Rejected) -> list[str | int]:
    return [item.source.file, item.source.sheet or "", item.source.row or ""]


def harmless(cell: str | int) -> str | int:
    """A cell that no spreadsheet takes for a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_BEGINNINGS):
        return f"'{cell}"
    return cell


def _write_csv(path: Path, header: list[str], rows: Iterable[list[str | int]]) -> int:
    count = 0
    # The byte order mark makes Excel read UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for count, row in enumerate(rows, start=1):  # noqa: B007
            writer.writerow([harmless(cell) for cell in row])
    return count


def _write_workbook(path: Path, header: list[str], rows: Iterable[list[str | int]]) -> int:
    count = 0
    with path.open("wb") as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with xlsxwriter.Workbook(file, options) as workbook:
            sheet = workbook.add_worksheet()
            sheet.set_column(0, 1, 24)
            sheet.set_column(3, 3, 80)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
            for count, row in enumerate(rows, start=1):
                sheet.write_row(count, 0, row)
    return count
