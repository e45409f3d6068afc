"""The tables of a file: which grids are read, by which header, and which are not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from duijie.engine.formats.columns import Header
from duijie.engine.formats.errors import EmptyFile, NoRows, NoUsableColumn, UnknownColumn
from duijie.engine.formats.forms import MOST_ROWS, Form, fields_of_form, forms_in
from duijie.engine.formats.grids import Grid, Row
from duijie.engine.formats.guessing import headless
from duijie.engine.formats.layout import SAMPLE_ROWS, find_header
from duijie.engine.records import Field

_INSTRUCTIONS = ("说明", "须知", "字典", "选项", "下拉", "instruction", "readme", "guide", "help")


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet or table that is read, and how.

    ``mapping`` names the columns, as written, that fill each field;
    ``unmapped`` are kept under ``extra``. ``header_row`` is None where there is
    no header and for forms, whose labels stand beside their values.
    """

    sheet: str | None
    header_row: int | None
    mapping: dict[Field, tuple[str, ...]]
    unmapped: tuple[str, ...]
    form: bool = False


@dataclass(frozen=True, slots=True)
class Noted:
    """Something worth saying, neither refusal nor rejected row: a code with facts."""

    code: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """One table with what its rows are made from: a grid under a header, or forms."""

    table: Table
    grid: Grid
    header: Header | None
    forms: tuple[Form, ...] = ()
    expected: int | None = None


@dataclass(slots=True)
class Survey:
    """What a look at the top of every grid has shown."""

    plans: list[Plan] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    unused: list[tuple[Grid, list[Row]]] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    above: Form | None = None
    bare_headers: int = 0


def survey(path: str, grids: Sequence[Grid], named: Mapping[Field, str]) -> Survey:
    """Plan the reading of every grid; refuse a file with nothing to read."""
    seen = Survey()
    for grid in grids:
        if grid.hidden:
            seen.notes.append(Noted("formats.sheet_hidden", {"sheet": grid.name or path}))
        else:
            _look_at(grid, named, seen)
    if not seen.plans and not named:
        _read_without_header(path, seen)
    _note_unused(path, seen)
    _refuse_if_nothing(path, seen)
    _refuse_unknown_columns(path, seen, named)
    return seen


def _top(grid: Grid, most: int) -> list[Row]:
    rows = (row for row in grid.rows() if isinstance(row, Row))
    return list(islice(rows, most))


def _look_at(grid: Grid, named: Mapping[Field, str], seen: Survey) -> None:
    sample = _top(grid, SAMPLE_ROWS)
    if not sample:
        seen.notes.append(Noted("formats.sheet_empty", {"sheet": grid.name or ""}))
        return
    header = find_header(sample, grid.merges, named, keyed=grid.keyed)
    known = {column.field for column in header.columns if column.field} if header else set()
    if _is_form(grid, sample, len(known)) and not named:
        _plan_forms(grid, seen)
    elif header and (header.tells or named):
        _plan_rows(grid, header, sample, seen)
    else:
        seen.headers += [cell for cell in _widest(sample).cells if any(map(str.isalpha, cell))]
        seen.unused.append((grid, sample))


def _is_form(grid: Grid, sample: Sequence[Row], known: int) -> bool:
    """Whether labels down the side name more than the header found (if any) does."""
    if grid.keyed or (grid.expected or 0) > MOST_ROWS:
        return False
    return fields_of_form(sample) > known


def _widest(sample: Sequence[Row]) -> Row:
    """The row that most looks like a header where none was recognised."""
    return max(sample, key=lambda row: (sum(map(bool, row.cells)), -row.number))


def _plan_forms(grid: Grid, seen: Survey) -> None:
    forms = forms_in(_top(grid, MOST_ROWS), seen.above)
    telling = tuple(form for form in forms if form.tells)
    seen.above = forms[-1] if forms and not telling else None
    if telling:
        mapping: dict[Field, tuple[str, ...]] = {}
        for form in telling:
            for name, labels in form.labels.items():
                mapping[name] = tuple(dict.fromkeys((*mapping.get(name, ()), *labels)))
        unmapped = tuple(dict.fromkeys(label for form in telling for label in form.extra))
        table = Table(grid.name, None, mapping, unmapped, form=True)
        seen.plans.append(Plan(table, grid, None, telling, len(telling)))


def _plan_rows(grid: Grid, header: Header, sample: Sequence[Row], seen: Survey) -> None:
    if not any(row.number > header.row for row in sample) and not _any_below(grid, header.row):
        seen.bare_headers += 1
        seen.notes.append(Noted("formats.sheet_without_rows", {"sheet": grid.name or ""}))
        return
    mapping: dict[Field, tuple[str, ...]] = {}
    for column in header.columns:
        if column.field:
            mapping[column.field] = (*mapping.get(column.field, ()), column.header)
    unmapped = tuple(column.header for column in header.columns if not column.field)
    row = None if grid.keyed or not header.row else header.row
    expected = None if grid.expected is None else max(grid.expected - header.row, 0)
    plan = Plan(Table(grid.name, row, mapping, unmapped), grid, header, (), expected)
    seen.plans.append(plan)


def _any_below(grid: Grid, header_row: int) -> bool:
    return any(row.number > header_row for row in grid.rows())


def _read_without_header(path: str, seen: Survey) -> None:
    """With no header anywhere, one column of text is still worth reading."""
    for grid, sample in list(seen.unused):
        name = (grid.name or "").lower()
        header = None if any(word in name for word in _INSTRUCTIONS) else headless(sample)
        if header:
            _plan_rows(grid, header, sample, seen)
            guessed = next(item.header for item in header.columns if item.field)
            facts: dict[str, object] = {"sheet": grid.name or path, "column": guessed}
            code = "formats.column_guessed" if header.row else "formats.no_header"
            seen.notes.append(Noted(code, facts))
            seen.unused.remove((grid, sample))


def _note_unused(path: str, seen: Survey) -> None:
    for grid, sample in seen.unused:
        facts: dict[str, object] = {
            "sheet": grid.name or path,
            "rows": grid.expected or len(sample),
        }
        seen.notes.append(Noted("formats.sheet_skipped", facts))


def _refuse_if_nothing(path: str, seen: Survey) -> None:
    if seen.plans:
        return
    if seen.unused or seen.above:
        headers = list(dict.fromkeys(header[:40] for header in seen.headers))[:30]
        raise NoUsableColumn(path=path, headers=" | ".join(headers))
    if seen.bare_headers:
        raise NoRows(path=path)
    raise EmptyFile(path=path)


def _refuse_unknown_columns(path: str, seen: Survey, named: Mapping[Field, str]) -> None:
    for name, column in named.items():
        if not any(name in plan.table.mapping for plan in seen.plans):
            headers = [
                item.header for plan in seen.plans if plan.header for item in plan.header.columns
            ]
            shown = " | ".join(header for header in dict.fromkeys(headers) if header)
            raise UnknownColumn(path=path, field=name.value, column=column, headers=shown)
