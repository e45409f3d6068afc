"""A file as tables of plain cells, for readers with columns of their own.

Header, merged cells, units, forms and rows that are no record are found as in
``read``; what the columns mean is left to whoever asks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from duijie.engine.formats.columns import Column, Header
from duijie.engine.formats.encrypted import is_locked
from duijie.engine.formats.errors import PasswordNeeded
from duijie.engine.formats.grids import BadRow, column_letters
from duijie.engine.formats.reading import Rejected, grids_of
from duijie.engine.formats.rows import drafts_of
from duijie.engine.formats.sniffing import kind_of
from duijie.engine.formats.tables import Noted, Plan, survey
from duijie.engine.records import Field, Source


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: the key of its cells in rows, its header, what it seems to mean."""

    key: str
    header: str
    letters: str
    field: Field | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file with its columns; of a form, the labels are the columns."""

    name: str | None
    header_row: int | None
    columns: tuple[SheetColumn, ...]
    form: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """One row that is no header: its cells by the key of their column."""

    sheet: Sheet
    source: Source
    cells: dict[str, str]


class Cells:
    """What a file holds, row by row; it can be iterated again."""

    def __init__(self, name: str, plans: Sequence[Plan], notes: Sequence[Noted]) -> None:
        self.name = name
        self.notes = tuple(notes)
        self._plans = tuple((plan, _sheet(plan)) for plan in plans)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables that are read."""
        return tuple(sheet for _, sheet in self._plans)

    @property
    def expected_rows(self) -> int | None:
        """About how many rows there are, where the file tells."""
        counts = [plan.expected for plan, _ in self._plans]
        return None if None in counts else sum(count or 0 for count in counts)

    def __iter__(self) -> Iterator[CellRow | Rejected]:
        for plan, sheet in self._plans:
            yield from self._rows_under_header(plan, sheet)
            for form in plan.forms:
                source = Source(self.name, sheet.name, form.row)
                keys = {column.field: column.key for column in sheet.columns if column.field}
                cells = {keys[field]: text for field, text in form.fields.items() if field in keys}
                yield CellRow(sheet, source, cells | form.extra)

    def _rows_under_header(self, plan: Plan, sheet: Sheet) -> Iterator[CellRow | Rejected]:
        if plan.header is None:
            return
        title = next((one.key for one in sheet.columns if one.field is Field.TITLE), "")
        for draft in drafts_of(plan.grid, _plain(plan.header, sheet)):
            source = Source(self.name, sheet.name, draft.number)
            if isinstance(draft, BadRow):
                yield Rejected(source, draft.code, draft.facts)
            else:
                named = draft.fields.get(Field.TITLE)
                yield CellRow(sheet, source, draft.extra | ({title: named} if named else {}))


def read_cells(path: Path, *, mapping: Mapping[Field, str] | None = None) -> Cells:
    """Open a file of any kind that ``read`` reads, as tables of plain cells."""
    kind = kind_of(path)
    if is_locked(path, kind):
        raise PasswordNeeded(path=path.name)
    seen = survey(path.name, grids_of(path, path.name, kind), mapping or {})
    return Cells(path.name, seen.plans, seen.notes)


def _sheet(plan: Plan) -> Sheet:
    table = plan.table
    columns = _columns_of_form(plan) if plan.header is None else _columns_of(plan.header)
    return Sheet(table.sheet, table.header_row, tuple(columns), table.form)


def _columns_of(header: Header) -> Iterator[SheetColumn]:
    keys: set[str] = set()
    for column in header.columns:
        letters = column_letters(column.index)
        name = column.header.replace("\0", "") or letters
        # Two columns may bear one name; neither may hide the other.
        key = f"{name} ({letters})" if name in keys else name
        keys.add(key)
        yield SheetColumn(key, name, letters, column.field)


def _columns_of_form(plan: Plan) -> Iterator[SheetColumn]:
    for field, labels in plan.table.mapping.items():
        yield SheetColumn(" / ".join(labels), " / ".join(labels), "", field)
    for label in plan.table.unmapped:
        yield SheetColumn(label, label, "", None)


def _plain(header: Header, sheet: Sheet) -> Header:
    """The header with unique names and no fields, but for the title, which rows merge by."""
    title = next((one.key for one in sheet.columns if one.field is Field.TITLE), "")
    columns = [
        Column(old.index, new.key, Field.TITLE if new.key == title else None)
        for old, new in zip(header.columns, sheet.columns, strict=True)
    ]
    return Header(header.row, tuple(columns), header.score)
