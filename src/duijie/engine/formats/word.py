"""Word documents (.docx): every table is a grid; collection forms are the usual kind."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.grids import BadRow, Grid, Merge, Row, row_of

if TYPE_CHECKING:
    from docx.table import Table, _Cell


def grids_of_word(path: Path, name: str) -> list[Grid]:
    """The tables of a document in reading order, nested ones after their own."""
    # Whoever starts a node waits for all that is loaded then, and few files are documents.
    from docx import Document  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    shown = path.with_name(name)
    with damaged_as_refusal(shown, "docx", OpcError), path.open("rb") as file:
        tables = list(_all_tables(Document(file).tables))
        return [
            _grid(table, f"table {number}" if len(tables) > 1 else None)
            for number, table in enumerate(tables, start=1)
        ]


def _all_tables(tables: "list[Table]") -> "Iterator[Table]":
    for table in tables:
        yield table
        seen = {}
        for row in table.rows:
            for cell in row.cells:
                seen[cell._tc] = cell  # noqa: SLF001 - a merged cell is given once per column
        for cell in seen.values():
            yield from _all_tables(cell.tables)


def _grid(table: "Table", name: str | None) -> Grid:
    rows: list[Row] = []
    # Where each cell begins and ends; a merged cell is met once per place it covers.
    reach: dict[object, tuple[int, int, int, int]] = {}
    for number, line in enumerate(table.rows, start=1):
        values: list[object] = [None] * line.grid_cols_before
        for cell in line.cells:
            element = cell._tc  # noqa: SLF001 - its identity tells merged cells
            column = len(values)
            top, left, _, _ = reach.get(element, (number, column, 0, 0))
            values.append(None if element in reach else _text(cell))
            reach[element] = (top, left, number, column)
        row = row_of(number, values)
        if row:
            rows.append(row)

    def read() -> Iterator[Row | BadRow]:
        yield from rows

    merges = tuple(Merge(*at) for at in reach.values() if at[:2] != at[2:])
    return Grid(name, read, len(rows), merges)


def _text(cell: "_Cell") -> str:
    return "\n".join(part.text.strip() for part in cell.paragraphs if part.text.strip())
