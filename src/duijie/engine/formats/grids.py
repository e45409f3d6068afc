"""What every reader makes of its file: grids of plain text cells, read lazily."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple


class Row(NamedTuple):
    """One row that is not blank: its number in the file (1-based) and its cells.

    ``errors`` names the columns whose cell held a formula error (``#REF!``);
    such a cell is blank.
    """

    number: int
    cells: list[str]
    errors: tuple[int, ...] = ()


class BadRow(NamedTuple):
    """A row that could not be taken apart: why, as a message code with facts."""

    number: int
    code: str
    facts: dict[str, object]


class Merge(NamedTuple):
    """A merged range; rows are 1-based, columns 0-based, both ends inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, table or list. ``rows`` opens it anew each time it is called.

    ``keyed`` grids (JSON) have their keys in the first row by construction.
    """

    name: str | None
    rows: Callable[[], Iterator[Row | BadRow]]
    expected: int | None = None
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    keyed: bool = False


FORMULA_ERRORS = frozenset(
    {
        "#REF!", "#N/A", "#NAME?", "#DIV/0!", "#VALUE!", "#NUM!", "#NULL!",
        "#SPILL!", "#CALC!", "#GETTING_DATA",
    }
)  # fmt: skip


def text_of(value: object) -> str:
    """The text of a cell's value: dates as ISO, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return text_of_number(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    return str(value)


def text_of_number(value: float) -> str:
    """A number as a person would have typed it: 200.0 is 200, 0.1+0.2 is 0.3."""
    if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - spreadsheets hold 15 digits
        return str(int(value))
    return f"{value:.15g}"


def row_of(number: int, values: list[object]) -> Row | None:
    """A row of plain text cells, or None when every cell is blank."""
    cells = [text_of(value) for value in values]
    errors = tuple(i for i, cell in enumerate(cells) if cell in FORMULA_ERRORS)
    for column in errors:
        cells[column] = ""
    while cells and not cells[-1]:
        cells.pop()
    return Row(number, cells, errors) if cells or errors else None


@lru_cache(maxsize=1 << 14)
def column_number(letters: str) -> int:
    """The 0-based number of a column: A is 0, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_letters(index: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
