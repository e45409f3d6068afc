"""Excel 97–2003 workbooks (.xls), read by calamine.

The kind ends at 65,536 rows, so memory is bounded although a sheet is read whole.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.grids import BadRow, Grid, Merge, Row, row_of

# The larger of the two sector sizes of the OLE container.
_SECTOR = 4096


def grids_of_old_workbook(path: Path, name: str) -> list[Grid]:
    """The sheets of an .xls file; ``name`` is the file's name in refusals."""
    shown = path.with_name(name)
    with damaged_as_refusal(shown, "xls"):
        workbook = CalamineWorkbook.from_filelike(_whole_sectors(path.read_bytes()))
        return [
            _grid(workbook, shown, number)
            for number, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]


def _whole_sectors(content: bytes) -> BytesIO:
    """The file, its last sector filled up; calamine panics, loudly, on a cut one."""
    return BytesIO(content + bytes(-len(content) % _SECTOR))


def _grid(workbook: CalamineWorkbook, shown: Path, number: int) -> Grid:
    about = workbook.sheets_metadata[number]
    sheet = workbook.get_sheet_by_index(number)

    def read() -> Iterator[Row | BadRow]:
        with damaged_as_refusal(shown, "xls"):
            rows = sheet.to_python(skip_empty_area=False)
        for position, values in enumerate(rows, start=1):
            row = row_of(position, list(values))
            if row:
                yield row

    merges = tuple(
        Merge(top + 1, left, bottom + 1, right)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    )
    hidden = about.visible != SheetVisibleEnum.Visible
    rows = sheet.end[0] + 1 if sheet.end else 0
    return Grid(about.name, read, rows, merges, hidden)
