"""HTML tables, which many systems hand out under the name .xls."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree, html

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.encodings import encoding_of
from duijie.engine.formats.errors import TooLarge
from duijie.engine.formats.grids import BadRow, Grid, Merge, Row, row_of

# The page is held in memory as a tree of about ten times its size.
_LARGEST = 64 << 20
_WIDEST_SPAN = 1_000


def grids_of_html(path: Path) -> list[Grid]:
    """The tables of a page, innermost only."""
    size = path.stat().st_size
    if size > _LARGEST:
        raise TooLarge(path=path.name, megabytes=size >> 20, limit=_LARGEST >> 20)
    encoding = encoding_of(path)
    with damaged_as_refusal(path, "html"):
        text = path.read_bytes().decode(encoding, "replace")
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        page = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    tables = [table for table in page.iter("table") if table.find(".//table") is None]
    several = len(tables) > 1
    return [
        _grid(table, f"table {number}" if several else None)
        for number, table in enumerate(tables, start=1)
    ]


def _grid(table: etree._Element, name: str | None) -> Grid:
    rows: list[Row] = []
    merges: list[Merge] = []
    taken: set[tuple[int, int]] = set()
    count = 0
    for count, line in enumerate(table.iter("tr"), start=1):
        values = _values(line, count, taken, merges)
        row = row_of(count, values)
        if row:
            rows.append(row)

    def read() -> Iterator[Row | BadRow]:
        yield from rows

    return Grid(name, read, count, tuple(merges))


def _values(
    line: etree._Element, number: int, taken: set[tuple[int, int]], merges: list[Merge]
) -> list[object]:
    """The cells of one line, moved right past those that a cell above reaches into."""
    values: list[object] = []
    for cell in line.iter("td", "th"):
        while (number, len(values)) in taken:
            values.append(None)
        left, wide, high = len(values), _span(cell, "colspan"), _span(cell, "rowspan")
        values.append(_text(cell))
        values.extend([None] * (wide - 1))
        if wide > 1 or high > 1:
            merges.append(Merge(number, left, number + high - 1, left + wide - 1))
        below = range(number + 1, number + high)
        taken.update((row, column) for row in below for column in range(left, left + wide))
    return values


def _span(cell: etree._Element, name: str) -> int:
    digits = cell.get(name, "1").strip()
    return min(max(int(digits), 1), _WIDEST_SPAN) if digits.isdecimal() else 1


def _text(cell: etree._Element) -> str:
    """The words of a cell; a line break or a paragraph begins a new line."""
    pieces = []
    for node in cell.iter():
        if node.tag in ("br", "p", "div", "li"):
            pieces.append("\n")
        if isinstance(node.tag, str):
            pieces.append(" ".join((node.text or "").split()))
        if node is not cell:
            pieces.append(" ".join((node.tail or "").split()))
    return "".join(pieces).strip()
