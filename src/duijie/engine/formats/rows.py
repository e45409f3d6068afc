"""From the rows under a header to fields: units, merged cells and rows that are no record."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duijie.engine.formats.grids import BadRow, Grid, Merge, Row
from duijie.engine.formats.headers import unit_of
from duijie.engine.formats.layout import Column, Header
from duijie.engine.records import TEXT_FIELDS, Field

_NUMBER = re.compile(r"[<>≤≥~约]?\s*\d[\d,]*(?:\.\d+)?(?:\s*[-~—–至到]\s*\d[\d,]*(?:\.\d+)?)?")
_EXAMPLE = re.compile(
    r"[(（【\[]?(?:填写)?(?:示例|样例|范例|例子?|举例|e\.g\.|example|sample)[)）】\]:：]?\d{0,2}",
    re.IGNORECASE,
)


class Draft(NamedTuple):
    """A row taken apart: its fields, what else it says, and its formula errors by header."""

    number: int
    fields: dict[Field, str]
    extra: dict[str, str]
    errors: tuple[str, ...] = ()


def drafts_of(grid: Grid, header: Header) -> Iterator[Draft | BadRow]:
    """The rows below the header, one draft each, with the reason where one is no record."""
    taker = _Taker(header)
    below = _Below(grid.merges)
    for row in grid.rows():
        if row.number <= header.row and not (grid.keyed and isinstance(row, BadRow)):
            continue
        if isinstance(row, BadRow):
            yield row
        else:
            yield taker.take(below.filled(row))


class _Below:
    """Fills cells merged downwards: a firm named once for three needs."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        tall = (merge for merge in merges if merge.bottom > merge.top)
        self._starts: dict[int, list[Merge]] = {}
        for merge in tall:
            self._starts.setdefault(merge.top, []).append(merge)
        self._open: dict[int, tuple[int, str]] = {}

    def filled(self, row: Row) -> Row:
        """The row with the texts of cells that reach down into it."""
        if not self._starts:
            return row
        cells = list(row.cells)
        for column, (bottom, text) in list(self._open.items()):
            if row.number > bottom:
                del self._open[column]
                continue
            cells.extend([""] * (column + 1 - len(cells)))
            cells[column] = cells[column] or text
        for merge in self._starts.get(row.number, ()):
            if merge.left < len(row.cells):
                self._open[merge.left] = (merge.bottom, row.cells[merge.left])
        return row._replace(cells=cells)


class _Taker:
    """Takes rows apart by the columns of one header."""

    def __init__(self, header: Header) -> None:
        self._columns = {column.index: column for column in header.columns}
        self._units = {column.index: unit_of(column.header) for column in header.columns}
        self._headers = [column.header for column in header.columns if column.header]

    def take(self, row: Row) -> Draft | BadRow:
        """One row as a draft, or the reason why it is no record."""
        filled = [cell for cell in row.cells if cell]
        if self._is_header(filled):
            return BadRow(row.number, "formats.repeated_header", {})
        if filled and _EXAMPLE.fullmatch(filled[0]):
            return BadRow(row.number, "formats.example_row", {"word": filled[0]})
        draft = Draft(row.number, {}, {}, tuple(self._name(column) for column in row.errors))
        for index, cell in enumerate(row.cells):
            if cell:
                self._put(draft, self._columns.get(index), index, cell)
        return draft

    def _is_header(self, filled: Sequence[str]) -> bool:
        known = sum(cell in self._headers for cell in filled)
        return known > 1 and known == len(filled)

    def _name(self, index: int) -> str:
        column = self._columns.get(index)
        return column.header if column and column.header else column_letters(index)

    def _put(self, draft: Draft, column: Column | None, index: int, cell: str) -> None:
        text = with_unit(cell, self._units.get(index, ""))
        if column is None or column.field is None:
            draft.extra[self._name(index)] = text
            return
        before = draft.fields.get(column.field)
        if before and text not in before:
            mark = "\n" if column.field in TEXT_FIELDS else " "
            text = f"{before}{mark}{text}"
        draft.fields[column.field] = text


def with_unit(text: str, unit: str) -> str:
    """A bare number with the unit of its header: 200 under 万元 is 200万元."""
    return f"{text}{unit}" if unit and _NUMBER.fullmatch(text) else text


def column_letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
