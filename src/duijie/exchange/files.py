"""An uploaded file as tables of cells, with the engine's refusals said in words of pages."""

import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from duijie.catalogue.types.words import ListingKind
from duijie.engine.formats import CellRow, Cells, Rejected, read_cells
from duijie.engine.formats import errors as formats
from duijie.engine.records import Field
from duijie.exchange import errors
from duijie.exchange.cells.assembling import Row
from duijie.exchange.cells.columns import columns_of, meant_by
from duijie.exchange.cells.vocabulary import column_for, plain, titles_of
from duijie.exchange.types import CellText
from duijie.kernel.errors import DomainError

_SAID: Final[Mapping[type[DomainError], type[DomainError]]] = {
    formats.UnsupportedKind: errors.KindNotRead,
    formats.EmptyFile: errors.FileEmpty,
    formats.NoRows: errors.NoRows,
    formats.NoUsableColumn: errors.NoUsableColumn,
    formats.PasswordNeeded: errors.FileLocked,
    formats.TooLarge: errors.UnpacksTooLarge,
    formats.UnknownEncoding: errors.EncodingUnknown,
}


@contextmanager
def said_for_pages(name: str) -> Iterator[None]:
    """Turn a refusal of the engine's reader into one that pages and the API can say."""
    try:
        yield
    except DomainError as refusal:
        if not refusal.code.startswith("formats."):
            raise
        said = _SAID.get(type(refusal), errors.FileUnreadable)
        raise said(**{**refusal.facts, "path": name}) from refusal


def check_no_macros(path: Path, name: str) -> None:
    """Refuse a workbook that carries a program."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        if any(part.lower().endswith("vbaproject.bin") for part in archive.namelist()):
            raise errors.HasMacros(path=name)


def open_cells(path: Path, name: str, kind: ListingKind, title: str = "") -> tuple[Cells, str]:
    """The tables of a file, and the header naming records where the engine knows none."""
    with said_for_pages(name):
        check_no_macros(path, name)
        for header in [title] if title else titles_of(kind.value):
            try:
                return read_cells(path, mapping={Field.TITLE: header}), header
            except (formats.UnknownColumn, formats.NoUsableColumn, formats.NoRows):
                continue
        return read_cells(path), ""


def rows_in(cells: Cells, name: str) -> Iterator[CellRow | Rejected]:
    """The rows of an opened file."""
    with said_for_pages(name):
        yield from cells


def guessed_columns(
    cells: Cells, kind: ListingKind, remembered: Mapping[str, str]
) -> dict[str, str]:
    """What each header is read as: remembered, called by us, or taken by the engine."""
    known = frozenset(columns_of(kind))
    guessed: dict[str, str] = {}
    for sheet in cells.sheets:
        for column in sheet.columns:
            own = column_for(column.header, known)
            meant = meant_by(column.field, kind) if column.field else None
            found = remembered.get(plain(column.key)[:200])
            if found is None or found not in known | {""}:
                found = own or meant
            guessed.setdefault(column.key, found or "")
    return guessed


def row_of(found: CellRow, columns: Mapping[str, str]) -> Row:
    """The cells of a row by the column they are read as."""
    letters = {column.key: column.letters for column in found.sheet.columns}
    row: dict[str, list[CellText]] = {}
    for key, text in found.cells.items():
        column = columns.get(key)
        # PostgreSQL keeps no zero character, and no person ever typed one.
        if column and (stripped := _unharmed(text.replace("\0", "").strip())):
            row.setdefault(column, []).append(CellText(stripped, key, letters.get(key, "")))
    return row


def _unharmed(text: str) -> str:
    """The text of a cell that an export made harmless by an apostrophe."""
    if text.startswith("'") and text[1:2] in _FORMULA_BEGINNINGS:
        return text[1:]
    return text


_FORMULA_BEGINNINGS: Final = frozenset("=+-@\t\r\n＝＋－＠")
