"""Collection forms: labels with their values beside or below them, one or several to a grid."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from duijie.engine.formats.columns import JOINED, TELLING
from duijie.engine.formats.grids import Row
from duijie.engine.formats.headers import ENDING, Meaning, meaning_of, plain_header
from duijie.engine.records import TEXT_FIELDS, Field

# A form is small; a grid of more rows is a table.
MOST_ROWS = 2_000
_FEWEST_LABEL_ROWS = 3
_LONGEST_LABEL = 30


class Entry(NamedTuple):
    """One label with its value: where it stands, what it means, what was filled in."""

    row: int
    label: str
    field: Field | None
    value: str


@dataclass(slots=True)
class Form:
    """What one form says."""

    row: int
    fields: dict[Field, str] = field(default_factory=dict)
    labels: dict[Field, list[str]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    errors: tuple[int, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether the form says what is needed or offered."""
        return any(name in TELLING for name in self.fields)

    def add(self, entry: Entry) -> None:
        """Take in one entry; texts under several labels are joined."""
        if entry.field is None or (entry.field in self.fields and entry.field not in JOINED):
            before = self.extra.get(entry.label)
            self.extra[entry.label] = f"{before}\n{entry.value}" if before else entry.value
            return
        before = self.fields.get(entry.field)
        mark = "\n" if entry.field in TEXT_FIELDS else " "
        self.fields[entry.field] = f"{before}{mark}{entry.value}" if before else entry.value
        self.labels.setdefault(entry.field, []).append(entry.label)


def label_fields(rows: Iterable[Row]) -> tuple[int, set[Field]]:
    """How many rows begin with a known label, and the fields they name together."""
    count, fields = 0, set()
    for row in rows:
        known = [_label(cell) for cell in row.cells if cell]
        # A row of nothing but labels is a table's header.
        if (known and not all(known)) or len(known) == 1:
            found = {meaning.field for meaning in known[:-1] or known if meaning and meaning.field}
            count += bool(found)
            fields |= found
    return count, fields


def fields_of_form(rows: Sequence[Row]) -> int:
    """How many fields the labels down the side name; 0 where the grid is no form."""
    count, fields = label_fields(rows)
    return len(fields) if min(count, len(fields)) >= _FEWEST_LABEL_ROWS else 0


def _label(cell: str) -> Meaning | None:
    found = meaning_of(cell)
    return found if found and found.score >= ENDING else None


def forms_in(rows: Iterable[Row], above: Form | None = None) -> list[Form]:
    """The forms of a grid; what stands before the first title belongs to all of them.

    ``above`` is what a table before this one said of the firm.
    """
    forms: list[Form] = []
    shared = above or Form(0)
    form = _fresh(shared, 0)
    for entry in entries_in(rows):
        form.row = form.row or entry.row
        if entry.field is Field.ORGANISATION and Field.ORGANISATION in form.fields and form.tells:
            forms.append(form)
            shared, form = Form(0), Form(entry.row)
        elif entry.field is Field.TITLE:
            if Field.TITLE in form.fields:
                forms.append(form)
                form = _fresh(shared, entry.row)
            elif not form.tells:
                shared = _fresh(form, 0)
        form.add(entry)
    return [*forms, form] if form.fields or form.extra else forms


def _fresh(shared: Form, row: int) -> Form:
    labels = {name: list(texts) for name, texts in shared.labels.items()}
    return Form(row, dict(shared.fields), labels, dict(shared.extra))


def entries_in(rows: Iterable[Row]) -> Iterator[Entry]:
    """Every label of a grid with the value beside it, below it or behind its colon."""
    waiting = ""
    for row in rows:
        cells = [cell for cell in row.cells if cell]
        if waiting and len(cells) == 1 and not _label(cells[0]) and not _inline(cells[0]):
            yield _entry(row.number, waiting, cells[0])
            waiting = ""
            continue
        waiting = ""
        pairs, waiting = _pairs(cells)
        for label, value in pairs:
            yield _entry(row.number, label, value)
        # Text without a label is kept; shorter cells are the names of the form's sections.
        if not pairs and not waiting:
            for cell in cells:
                if len(cell) > _LONGEST_LABEL:
                    yield Entry(row.number, f"#{row.number}", None, cell)


def _entry(row: int, label: str, value: str) -> Entry:
    meaning = _label(label)
    return Entry(row, label, meaning.field if meaning else None, value)


def _pairs(cells: Sequence[str]) -> tuple[list[tuple[str, str]], str]:
    """The labels of one row with their values, and a label left without one."""
    pairs: list[tuple[str, str]] = []
    label, values = "", list[str]()
    for place, cell in enumerate(cells):
        inline = _inline(cell)
        following = cells[place + 1] if place + 1 < len(cells) else ""
        if _label(cell) or inline or _opens(cell, following, label, values):
            if label and values:
                pairs.append((label, "\n".join(values)))
            label, values = inline or (cell, [])
        elif label:
            values.append(cell)
    if label and values:
        pairs.append((label, "\n".join(values)))
    return pairs, "" if values else label


def _opens(cell: str, following: str, label: str, values: Sequence[str]) -> bool:
    """Whether an unknown cell is a label: a short one before a value, not before a label."""
    if not following or len(plain_header(cell)) > _LONGEST_LABEL or _label(following):
        return False
    return not label or bool(values)


def _inline(cell: str) -> tuple[str, list[str]] | None:
    """A label and its value in one cell, parted by a colon or a line break."""
    for mark in ("：", ":", "\n"):
        label, found, value = cell.partition(mark)
        if found and value.strip() and len(label) <= _LONGEST_LABEL and _label(label):
            return label.strip(), [value.strip()]
    return None
