"""A long table in a workbook: written row by row, going on in a next sheet when one is full."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from duijie.engine.results import Verdict

# What the file format itself holds.
MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767

Cell = str | float | int | None


class Look(StrEnum):
    """How the cells of a column are shown."""

    TEXT = "text"
    TITLE = "title"
    NUMBER = "number"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, its width in characters and its look.

    ``verdicts`` are the words for verdicts it may hold, which are coloured.
    """

    heading: str
    width: int = 16
    look: Look = Look.TEXT
    verdicts: Mapping[Verdict, str] = field(default_factory=dict)


class Formats:
    """The cell formats of one workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter ships no types
        base = {"valign": "top", "text_wrap": True, "font_name": "Noto Sans SC", "font_size": 10}
        numbers = {**base, "text_wrap": False}
        self.heading = book.add_format(
            {**base, "bold": True, "font_color": "#FFFFFF", "bg_color": "#0D5F60", "border": 1}
        )
        self.caption = book.add_format({**base, "bold": True, "font_size": 16, "text_wrap": False})
        self.warning = book.add_format({**base, "bold": True, "font_color": "#8A4B08"})
        self.looks = {
            Look.TEXT: book.add_format(base),
            Look.TITLE: book.add_format({**base, "bold": True}),
            Look.NUMBER: book.add_format({**numbers, "num_format": "#,##0"}),
            Look.PERCENT: book.add_format({**numbers, "num_format": "0%", "bold": True}),
        }
        self.verdicts = {
            Verdict.MET: book.add_format({"font_color": "#12522D", "bg_color": "#DFF0E5"}),
            Verdict.UNMET: book.add_format({"font_color": "#861D21", "bg_color": "#F9E0DF"}),
            Verdict.UNKNOWN: book.add_format({"font_color": "#4A4F52", "bg_color": "#ECECEA"}),
        }


@dataclass(slots=True)
class Table:
    """One sheet with a frozen heading, filters and wrapped text.

    Every text is written as a text: a cell that begins with ``=``, ``+``,
    ``-`` or ``@`` never becomes a formula, nor an address a link.
    """

    book: Any
    name: str
    columns: Sequence[Column]
    formats: Formats
    note: str = ""
    most_rows: int = MOST_ROWS
    _sheet: Any = None
    _row: int = 0
    _parts: int = field(default=0)

    def __post_init__(self) -> None:
        self._open()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write the next row; an empty cell stays empty."""
        if self._row >= self.most_rows:
            self.close()
            self._open()
        for place, (cell, column) in enumerate(zip(cells, self.columns, strict=True)):
            self._write(place, cell, self.formats.looks[column.look])
        self._row += 1

    def close(self) -> None:
        """Set the filter and the colours, now that the last row is known."""
        last_row, last_column = max(self._row - 1, 1), len(self.columns) - 1
        self._sheet.autofilter(0, 0, last_row, last_column)
        for place, column in enumerate(self.columns):
            if column.look is Look.PERCENT:
                self._sheet.conditional_format(1, place, last_row, place, _BAR)
            self._colour(place, last_row, column.verdicts)

    def _colour(self, place: int, last_row: int, words: Mapping[Verdict, str]) -> None:
        for verdict, word in words.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
            look = self.formats.verdicts[verdict]
            self._sheet.conditional_format(1, place, last_row, place, {**rule, "format": look})

    def _open(self) -> None:
        self._parts += 1
        name = self.name if self._parts == 1 else f"{self.name} ({self._parts})"
        self._sheet = self.book.add_worksheet(name)
        self._sheet.freeze_panes(1, 2)
        _prepare_print(self._sheet, self.note)
        self._row = 0
        for place, column in enumerate(self.columns):
            self._sheet.set_column(place, place, column.width)
            self._write(place, column.heading, self.formats.heading)
        self._row = 1

    def _write(self, place: int, cell: Cell, look: Any) -> None:  # noqa: ANN401
        if cell is None or cell == "":
            self._sheet.write_blank(self._row, place, None, look)
        elif isinstance(cell, str):
            self._sheet.write_string(self._row, place, fitting(cell), look)
        else:
            self._sheet.write_number(self._row, place, cell, look)


_BAR = {
    "type": "data_bar",
    "bar_color": "#74C9C4",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 1,
}


def fitting(text: str) -> str:
    """A text that a cell can hold: its length limited, lone surrogates replaced."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _prepare_print(sheet: Any, note: str) -> None:  # noqa: ANN401
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L{note.replace('&', '&&')}&R&A")
    sheet.set_footer("&R&P / &N")
