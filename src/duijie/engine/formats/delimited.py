"""CSV and its relatives: any usual encoding, comma, tab or semicolon, quotes as Excel does."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from duijie.engine.formats.encodings import encoding_of
from duijie.engine.formats.grids import BadRow, Grid, Row, row_of

_DELIMITERS = ",\t;|，"
_SAMPLE_LINES = 50
_SAMPLE_CHARACTERS = 200_000
# A cell longer than this is an opening quote that is never closed, not a text.
_LONGEST_CELL = 131_072
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*$", re.IGNORECASE)


def grids_of_delimited(path: Path) -> list[Grid]:
    """The one table of a CSV file."""
    encoding = encoding_of(path)
    with _open(path, encoding) as file:
        delimiter, skipped = _delimiter(file)

    def read() -> Iterator[Row | BadRow]:
        with _open(path, encoding) as file:
            yield from _rows(file, delimiter, skipped)

    with _open(path, encoding) as file:
        expected = _count(file)
    return [Grid(None, read, expected)]


def _count(file: TextIO) -> int:
    """The lines that begin a row: those with no quote still open before them."""
    count, open_quotes = 0, 0
    for line in file:
        count += not open_quotes % 2 and not line.isspace()
        open_quotes += line.count('"')
    return count


def _open(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, errors="replace", newline="")


def _delimiter(file: TextIO) -> tuple[str, int]:
    """The delimiter, and whether a ``sep=`` line (0 or 1) stands before the table."""
    sample = []
    size = 0
    for line in file:
        sample.append(line[:_SAMPLE_CHARACTERS])
        size += len(line)
        if len(sample) == _SAMPLE_LINES or size > _SAMPLE_CHARACTERS:
            break
    if sample and (found := _SEPARATOR_LINE.match(sample[0])):
        return found[1], 1
    return max(_DELIMITERS, key=lambda mark: _evenness(sample, mark)), 0


def _evenness(sample: list[str], delimiter: str) -> tuple[float, int]:
    """How much a sample looks like a table when cut at a delimiter.

    The share of rows that have the commonest number of cells, times that
    number (up to a point): a delimiter that only occurs inside texts gives
    uneven rows, one that never occurs gives rows of one cell.
    """
    try:
        rows = [row for row in csv.reader(sample, delimiter=delimiter) if any(row)]
    except csv.Error:
        return 0.0, 0
    widths = [len(row) for row in rows if len(row) > 1]
    if not widths:
        return 0.0, 0
    commonest = max(set(widths), key=lambda width: (widths.count(width), width))
    share = widths.count(commonest) / len(rows)
    return share * min(commonest, 4) ** 0.5, -_DELIMITERS.index(delimiter)


class _Lines:
    """The lines of a file, with the quotes counted that the current row has used."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.quotes = 0
        self.lines = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._file:
            self.quotes += line.count('"')
            self.lines += 1
            yield line

    def begin_row(self) -> None:
        self.quotes = self.lines = 0


def _rows(file: TextIO, delimiter: str, skipped: int) -> Iterator[Row | BadRow]:
    lines = _Lines(file)
    reader = csv.reader(iter(lines), delimiter=delimiter)
    number = 0
    while True:
        lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            number += 1
            yield BadRow(number, "formats.unclosed_quote", {"lines": lines.lines})
            continue
        number += 1
        if number <= skipped:
            continue
        # Only the end of the file leaves a row of several lines with a quote open.
        if lines.lines > 1 and lines.quotes % 2:
            yield BadRow(number, "formats.unclosed_quote", {"lines": lines.lines})
        elif row := row_of(number, list(cells)):
            yield row
