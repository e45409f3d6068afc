"""From the rows under a header to fields: units, merged cells and rows that are no record."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duijie.engine.formats.columns import Column, Header
from duijie.engine.formats.grids import BadRow, Grid, Merge, Row, column_letters
from duijie.engine.formats.headers import unit_of
from duijie.engine.records import TEXT_FIELDS, Field

_NUMBER = re.compile(r"[<>≤≥~约]?\s*\d[\d,]*(?:\.\d+)?(?:\s*[-~—–至到]\s*\d[\d,]*(?:\.\d+)?)?")
_DITTO = re.compile(r"同上|〃|″|ditto|as above", re.IGNORECASE)
_EXAMPLE = re.compile(
    r"[(（【\[]?(?:填写)?(?:示例|样例|范例|例子?|举例|e\.g\.|example|sample)[)）】\]:：]?\d{0,2}",
    re.IGNORECASE,
)


class Draft(NamedTuple):
    """A row taken apart: its fields, what else it says, its formula errors."""

    number: int
    fields: dict[Field, str]
    extra: dict[str, str]
    errors: tuple[str, ...] = ()


def drafts_of(grid: Grid, header: Header) -> Iterator[Draft | BadRow]:
    """The rows below the header as drafts, with the reason where one is no record."""
    taker = _Taker(header)
    below = _Below(grid.merges)
    waiting: Draft | None = None
    for row in grid.rows():
        if row.number <= header.row and not (grid.keyed and isinstance(row, BadRow)):
            continue
        draft = row if isinstance(row, BadRow) else taker.take(below.filled(row))
        if waiting and isinstance(draft, Draft) and below.reaches(taker.title, row.number):
            waiting = _together(waiting, draft)
            continue
        if waiting:
            yield waiting
        waiting = draft if isinstance(draft, Draft) else None
        if isinstance(draft, BadRow):
            yield draft
    if waiting:
        yield waiting


def _together(first: Draft, more: Draft) -> Draft:
    """Two rows under one merged title are one record: its indicators stand in rows."""
    for name, text in more.fields.items():
        first.fields[name] = _added(first.fields.get(name), text)
    for header, text in more.extra.items():
        first.extra[header] = _added(first.extra.get(header), text)
    return first._replace(errors=(*first.errors, *more.errors))


def _added(before: str | None, text: str) -> str:
    if not before:
        return text
    return before if text in before.split("\n") else f"{before}\n{text}"


class _Below:
    """Fills cells merged downwards: a firm named once for three needs."""

    def __init__(self, merges: Sequence[Merge]) -> None:
        tall = (merge for merge in merges if merge.bottom > merge.top)
        self._starts: dict[int, list[Merge]] = {}
        for merge in tall:
            self._starts.setdefault(merge.top, []).append(merge)
        self._open: dict[int, tuple[int, str]] = {}
        self._covered: dict[int | None, tuple[int, int]] = {}

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
            if merge.left < len(row.cells) and row.cells[merge.left]:
                self._open[merge.left] = (merge.bottom, row.cells[merge.left])
                self._covered[merge.left] = (merge.bottom, row.number)
        return row._replace(cells=cells)

    def reaches(self, column: int | None, row: int) -> bool:
        """Whether a cell of this column reaches down into the row from above it."""
        bottom, top = self._covered.get(column, (0, 0))
        return top < row <= bottom


class _Taker:
    """Takes rows apart by the columns of one header."""

    def __init__(self, header: Header) -> None:
        self._columns = {column.index: column for column in header.columns}
        self._units = {column.index: unit_of(column.header) for column in header.columns}
        self._above: dict[int, str] = {}
        self._headers = [column.header for column in header.columns if column.header]
        titles = (column.index for column in header.columns if column.field is Field.TITLE)
        self.title = next(titles, None)

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
                text = self._above.get(index, cell) if _DITTO.fullmatch(cell) else cell
                self._above[index] = text
                self._put(draft, self._columns.get(index), index, text)
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
            name = self._name(index)
            # Two columns may bear one name; neither may hide the other.
            draft.extra[f"{name} ({column_letters(index)})" if name in draft.extra else name] = text
            return
        before = draft.fields.get(column.field)
        if before and text not in before:
            mark = "\n" if column.field in TEXT_FIELDS else " "
            text = f"{before}{mark}{text}"
        draft.fields[column.field] = text


def with_unit(text: str, unit: str) -> str:
    """A bare number with the unit of its header: 200 under 万元 is 200万元."""
    return f"{text}{unit}" if unit and _NUMBER.fullmatch(text) else text
