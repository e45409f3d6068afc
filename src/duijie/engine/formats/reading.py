"""Reading a file of needs or offers: what it holds, row by row, and what could not be used."""

import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from duijie.engine.formats.delimited import grids_of_delimited
from duijie.engine.formats.duplicates import FirstSeen, id_from_text, text_key
from duijie.engine.formats.encrypted import decrypted, is_locked
from duijie.engine.formats.grids import BadRow, Grid
from duijie.engine.formats.headers import unit_of
from duijie.engine.formats.html_tables import grids_of_html
from duijie.engine.formats.objects import grids_of_json, grids_of_json_lines
from duijie.engine.formats.old_workbook import grids_of_old_workbook
from duijie.engine.formats.rows import Draft, drafts_of, with_unit
from duijie.engine.formats.sniffing import FileKind, kind_of
from duijie.engine.formats.tables import Noted, Plan, Table, survey
from duijie.engine.formats.word import grids_of_word
from duijie.engine.formats.workbook import grids_of_workbook
from duijie.engine.records import TEXT_FIELDS, Field, Record, Source

# A record of fewer letters says nothing: "-", "无", "1".
_FEWEST_LETTERS = 2
_ROW_BITS = 32

_Note = Callable[[str, str | None, str, int], None]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is no record: where it stands and why, as a message code with facts."""

    source: Source
    code: str
    facts: dict[str, object] = field(default_factory=dict)


class Reading:
    """What a file holds. Iterating reads it, a row at a time; it can be iterated again.

    ``tables`` and the first ``notes`` are known at once; more notes (formula
    errors, repeated ids) come while rows are read. ``expected_rows`` is a good
    guess for a progress bar.
    """

    def __init__(
        self, name: str, kind: FileKind, plans: Sequence[Plan], notes: Sequence[Noted]
    ) -> None:
        self.name = name
        self.kind = kind
        self._plans = tuple(plans)
        self._known = tuple(notes)
        self._met: dict[tuple[str, str | None, str], Noted] = {}

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that are read, each with the mapping used."""
        return tuple(plan.table for plan in self._plans)

    @property
    def notes(self) -> tuple[Noted, ...]:
        """What is worth saying: sheets left out, formula errors, ids given twice."""
        return (*self._known, *self._met.values())

    @property
    def expected_rows(self) -> int | None:
        """About how many items iterating will give, where the file tells."""
        counts = [plan.expected for plan in self._plans]
        return None if None in counts else sum(count or 0 for count in counts)

    def __iter__(self) -> Iterator[Record | Rejected]:
        self._met.clear()
        return _Pass(self.name, self._plans, self._note).items()

    def _note(self, code: str, sheet: str | None, column: str, row: int) -> None:
        """Count something met in rows: once per sheet and column, with the first row."""
        met = self._met.get((code, sheet, column))
        if met is None:
            facts = {"column": column, "first": address(sheet, row), "count": 1}
            self._met[code, sheet, column] = Noted(code, facts)
        else:
            met.facts["count"] = int(str(met.facts["count"])) + 1


class _Pass:
    """One pass over a file: remembers which texts and ids it has met."""

    def __init__(self, name: str, plans: Sequence[Plan], note: _Note) -> None:
        self._name = name
        self._plans = plans
        self._note = note
        self._texts = FirstSeen()
        self._ids = FirstSeen()

    def items(self) -> Iterator[Record | Rejected]:
        """Every row as a record, or as rejected with the reason."""
        for number, plan in enumerate(self._plans):
            for draft in _drafts(plan):
                place = number << _ROW_BITS | draft.number
                source = Source(self._name, plan.table.sheet, draft.number)
                if isinstance(draft, BadRow):
                    yield Rejected(source, draft.code, draft.facts)
                else:
                    yield self._item(draft, source, place)

    def _item(self, draft: Draft, source: Source, place: int) -> Record | Rejected:
        for column in draft.errors:
            self._note("formats.formula_errors", source.sheet, column, draft.number)
        self._note_broken(draft, source)
        text = "\n".join(draft.fields[name] for name in TEXT_FIELDS if name in draft.fields)
        if not text:
            return Rejected(source, "formats.row_without_text")
        letters = sum(map(str.isalpha, text[:100]))
        if letters < _FEWEST_LETTERS:
            return Rejected(source, "formats.row_too_short", {"text": text[:40]})
        key = text_key(text)
        before = self._texts.place(key, place)
        if before is not None:
            return Rejected(source, "formats.duplicate_row", {"first": self._address(before)})
        return Record(self._id(draft, key, source, place), draft.fields, draft.extra, source)

    def _note_broken(self, draft: Draft, source: Source) -> None:
        if any("\ufffd" in text for text in draft.fields.values()):
            self._note("formats.broken_characters", source.sheet, "", draft.number)

    def _address(self, place: int) -> str:
        sheet = self._plans[place >> _ROW_BITS].table.sheet
        return address(sheet, place & ((1 << _ROW_BITS) - 1))

    def _id(self, draft: Draft, key: bytes, source: Source, place: int) -> str:
        """The id given; made from the text where none is given or it was given before."""
        given = draft.fields.get(Field.ID)
        if not given:
            return id_from_text(key)
        if self._ids.place(text_key(f"id {given}"), place) is not None:
            self._note("formats.repeated_ids", source.sheet, "", draft.number)
            return f"{given}#{id_from_text(key)}"
        return given


def address(sheet: str | None, row: int) -> str:
    """A row as spreadsheets write it: 12, or Needs!12."""
    return f"{sheet}!{row}" if sheet else str(row)


def _drafts(plan: Plan) -> Iterator[Draft | BadRow]:
    if plan.header:
        yield from drafts_of(plan.grid, plan.header)
    for form in plan.forms:
        fields = {
            name: with_unit(text, unit_of(form.labels[name][0]))
            for name, text in form.fields.items()
        }
        yield Draft(form.row, fields, form.extra)


def read(
    path: Path, *, mapping: Mapping[Field, str] | None = None, password: str | None = None
) -> Reading:
    """Open a file of needs or offers, whatever its kind, and find its columns.

    ``mapping`` names columns (by header or letter) where the ones found are not
    meant. Refuses, as a DomainError, what cannot be read at all.
    """
    kind = kind_of(path)
    opened = path
    if is_locked(path, kind):
        opened = decrypted(path, password)
    try:
        kind = kind if opened is path else kind_of(opened)
        seen = survey(path.name, grids_of(opened, path.name, kind), mapping or {})
    except BaseException:
        if opened is not path:
            opened.unlink()
        raise
    reading = Reading(path.name, kind, seen.plans, seen.notes)
    if opened is not path:
        weakref.finalize(reading, opened.unlink)
    return reading


def grids_of(path: Path, name: str, kind: FileKind) -> list[Grid]:
    """The sheets or tables of a file of a known kind."""
    if kind is FileKind.XLSX:
        return grids_of_workbook(path, name)
    if kind is FileKind.DOCX:
        return grids_of_word(path, name)
    if kind in (FileKind.XLS, FileKind.ENCRYPTED):
        return grids_of_old_workbook(path, name)
    return _OF_TEXT[kind](path)


_OF_TEXT: dict[FileKind, Callable[[Path], list[Grid]]] = {
    FileKind.HTML: grids_of_html,
    FileKind.JSON: grids_of_json,
    FileKind.JSONL: grids_of_json_lines,
    FileKind.CSV: grids_of_delimited,
}
