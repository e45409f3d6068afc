"""The cells of one row put together to what a record says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from duijie.catalogue.proposals import propose_quantities
from duijie.catalogue.rules.checks import problems_of
from duijie.catalogue.rules.sight import blank_of
from duijie.catalogue.types.details import DETAILS, Details
from duijie.catalogue.types.words import ListingKind, PriceKind
from duijie.engine.formats.duplicates import id_from_text, text_key
from duijie.engine.records import Field as EngineField
from duijie.engine.records import Record
from duijie.engine.text.language import language_of
from duijie.exchange.cells.columns import MAIN_TEXT, Cell, cell_of, columns_of
from duijie.exchange.cells.rows import lines_of, read_row
from duijie.exchange.cells.values import CLEARED, Finder, read_cell
from duijie.exchange.cells.vocabulary import word_for
from duijie.exchange.cells.writing import write_cell
from duijie.exchange.types import CellText, Trouble
from duijie.kernel.language import Language

Row = Mapping[str, Sequence[CellText]]

# Columns that tell one record from another where none has a number.
_TELLING: Final = frozenset({Cell.TEXT, Cell.EITHER, Cell.NOTE, Cell.INDICATORS})
_NOT_TELLING: Final = frozenset({"id", "external_id", "source", "source_url"})
_FEWEST_LETTERS: Final = 2


@dataclass(slots=True)
class Assembled:
    """What a row says of a record, and what of it could not be used or must not be."""

    details: Details
    remarks: list[Trouble] = field(default_factory=list)
    refusals: list[Trouble] = field(default_factory=list)


def key_of(row: Row, kind: ListingKind) -> str:
    """A key that rows share when they say the same, none when a row says nothing."""
    texts = [cell.text for column in _telling(kind) for cell in row.get(column, ())]
    text = "\n".join(texts)
    if sum(map(str.isalpha, text[:100])) < _FEWEST_LETTERS:
        return ""
    return id_from_text(text_key(text))


def _telling(kind: ListingKind) -> Iterator[str]:
    for column in columns_of(kind):
        if cell_of(column) in _TELLING and column not in _NOT_TELLING:
            yield column


def assemble(row: Row, kind: ListingKind, before: Details | None, find: Finder) -> Assembled:
    """What a row says; what it does not mention stays as it was before."""
    made = _Making(kind, before, find)
    for column in columns_of(kind):
        for cell in row.get(column, ()):
            made.take(column, cell)
    made.add_notes(row)
    made.add_title()
    found = Assembled(made.details(), made.remarks, made.refusals)
    found.refusals += [_placed(problem, made.places) for problem in problems_of(found.details)]
    return found


def _placed(problem: Any, places: Mapping[str, tuple[str, CellText]]) -> Trouble:  # noqa: ANN401
    column, cell = places.get(problem.field.partition(".")[0], ("", CellText("")))
    return Trouble(problem.code, problem.facts, column, cell.header, cell.letters)


def _noted(row: Row, column: str) -> Iterator[CellText]:
    """The cells of a note; parameters that are no lines of ours are indicators."""
    yield from row.get(column, ())
    for cell in row.get("quantities", ()) if column == "indicators" else ():
        free = [line for line in lines_of(cell.text) if read_row("quantities", line) is None]
        if free:
            yield replace(cell, text="\n".join(free))


class _Making:
    """The values of one record while its cells are read."""

    def __init__(self, kind: ListingKind, before: Details | None, find: Finder) -> None:
        self.values: dict[str, Any] = {}
        self.remarks: list[Trouble] = []
        self.refusals: list[Trouble] = []
        self.places: dict[str, tuple[str, CellText]] = {}
        self._kind = kind
        self._before = before
        self._find = find
        self._blank = {one.name: blank_of(one) for one in fields(DETAILS[kind])}

    def take(self, column: str, cell: CellText) -> None:
        """Read one cell; what says what the record says already changes nothing."""
        if column == "id" or not cell.text or self._says_so_already(column, cell.text):
            return
        given = read_cell(column, cell, self._find)
        self.remarks += given.remarks
        self.refusals += given.refusals
        if CLEARED in given.values:
            given.values = self._cleared(column)
        for name, value in given.values.items():
            self.values[name] = self._together(name, value)
            self.places.setdefault(name, (column, cell))

    def _says_so_already(self, column: str, text: str) -> bool:
        if self._before is None:
            return False
        return any(text == write_cell(column, self._before, language) for language in Language)

    def _cleared(self, column: str) -> dict[str, Any]:
        names = [column, f"{column}_zh", f"{column}_en", f"{column}_low", f"{column}_high"]
        return {name: self._blank[name] for name in names if name in self._blank}

    def _together(self, name: str, value: Any) -> Any:  # noqa: ANN401  (any field)
        before = self.values.get(name)
        if isinstance(before, tuple) and isinstance(value, tuple):
            return tuple(dict.fromkeys((*before, *value)))
        if isinstance(before, str) and isinstance(self._blank[name], str) and value not in before:
            mark = " " if name.startswith(("title", "external_id")) else "\n"
            return f"{before}{mark}{value}" if before else value
        return value if before in (None, "") else before

    def add_notes(self, row: Row) -> None:
        """Add what has no field of its own below the main text, under its name."""
        main = MAIN_TEXT[self._kind]
        given = any(self.values.get(f"{main}_{side}") for side in ("zh", "en"))
        for column in ("indicators", "application", "keywords"):
            for cell in _noted(row, column):
                if given or self._before is None:
                    self._add_note(main, column, cell)
                if column == "indicators":
                    self._propose(cell)

    def _add_note(self, main: str, column: str, cell: CellText) -> None:
        language = language_of(cell.text)
        colon = "：" if language is Language.ZH else ": "
        note = f"{word_for('note', column, language)}{colon}{cell.text}"
        name = f"{main}_{language.value}"
        text = self.values.get(name, "")
        self.values[name] = f"{text}\n{note}" if text else note
        self.places.setdefault(name, (column, cell))

    def _propose(self, cell: CellText) -> None:
        """Parameters read from a text; those a person has written are never replaced."""
        if "quantities" in self.values or bool(getattr(self._before, "quantities", None)):
            return
        proposed = propose_quantities(cell.text)
        # A number without a name says nothing that could be compared; it stays in the text.
        self.values["quantities"] = tuple(one for one in proposed if one.property.strip())
        self.places["quantities"] = ("indicators", cell)

    def add_title(self) -> None:
        """Name a new record that has no title by the beginning of its text."""
        if self._before is not None or self.values.get("title_zh") or self.values.get("title_en"):
            return
        main = MAIN_TEXT[self._kind]
        for side in ("zh", "en"):
            if text := self.values.get(f"{main}_{side}"):
                titled = Record("", {EngineField.DESCRIPTION: text}).title
                self.values[f"title_{side}"] = titled
                return

    def details(self) -> Details:
        """What the record says now."""
        said = self._before or DETAILS[self._kind]()
        values = self.values
        priced = values.get("price_low") is not None or values.get("price_high") is not None
        if priced and "price_kind" not in values and getattr(said, "price_kind", None) is None:
            values["price_kind"] = PriceKind.LUMP_SUM
        known = {name: value for name, value in values.items() if name in self._blank}
        return replace(said, **known)
