"""Tables in which no header is known: what their first row is, and which column tells."""

from collections.abc import Mapping, Sequence

from duijie.engine.formats.columns import Column, Header
from duijie.engine.formats.grids import Row, column_letters
from duijie.engine.formats.headers import meaning_of, plain_header
from duijie.engine.records import Field

_LONGEST_HEADER = 30
# Letters in a cell, on average, from which a column holds text and not names or codes.
_MOSTLY_TEXT = 12


def by_letters_only(
    sample: Sequence[Row], found: Header, named: Mapping[Field, str]
) -> Header | None:
    """Whether only letters speak for a header, which may then be a row of values."""
    names = {plain_header(name) for name in named.values()}
    if any(
        meaning_of(column.header) or plain_header(column.header) in names
        for column in found.columns
    ):
        return found
    fields = {column.index: column.field for column in found.columns if column.field}
    return _unknown_header(sample, fields)


def headless(sample: Sequence[Row]) -> Header | None:
    """The one column of text in a grid without a known header, read as descriptions."""
    width = max((len(row.cells) for row in sample), default=0)
    texts = [index for index in range(width) if _letters(sample, index) >= _MOSTLY_TEXT]
    return _unknown_header(sample, {texts[0]: Field.DESCRIPTION}) if len(texts) == 1 else None


def _unknown_header(sample: Sequence[Row], fields: Mapping[int, Field]) -> Header:
    """The columns of a grid in which no header is known; letters name those without one."""
    width = max(len(row.cells) for row in sample)
    first = sample[0]
    named = _looks_like_header(sample, fields)
    columns = [
        Column(
            index,
            (named and index < len(first.cells) and first.cells[index]) or column_letters(index),
            fields.get(index),
        )
        for index in range(width)
    ]
    return Header(first.number if named else 0, tuple(columns), 0.0)


def _looks_like_header(sample: Sequence[Row], fields: Mapping[int, Field]) -> bool:
    """Whether the first row names what stands below: words over numbers, or much shorter."""
    first, below = sample[0], sample[1:]
    for index, cell in enumerate(first.cells):
        if not cell or len(cell) > _LONGEST_HEADER or not _letters([first], index):
            continue
        if below and not _letters(below, index):
            return True
        if index in fields and _letters([first], index) * 3 < _letters(below, index):
            return True
    return False


def _letters(sample: Sequence[Row], index: int) -> float:
    """How many letters the cells of a column hold on average; numbers are no text."""
    cells = [row.cells[index] for row in sample if index < len(row.cells) and row.cells[index]]
    return sum(sum(map(str.isalpha, cell)) for cell in cells) / len(cells) if cells else 0.0
