"""Excel workbooks (.xlsx), streamed: memory does not grow with the number of rows.

Measured on 100,000 rows of 12 columns: calamine 1.2 s and 291 MB, openpyxl in
read-only mode 10.9 s and 207 MB, this reader about 4 s and under 50 MB. See
docs/algorithms/reading-spreadsheets.md.
"""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from lxml import etree

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.grids import BadRow, Grid, Merge, Row, column_number, row_of
from duijie.engine.formats.number_formats import Dates, dates_of
from duijie.engine.formats.shared_strings import SharedStrings
from duijie.engine.formats.xml_parts import tree_of

_CHUNK = 1 << 20
_OVERLAP = 200
# More merged ranges than this serve no reader; they would only fill memory.
_MOST_MERGES = 50_000
_MOST_COLUMNS = 16_384
_ROW_TAG = re.compile(rb"<(?:\w+:)?row[ />]")
_MERGE_TAG = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What all sheets of a workbook share."""

    path: Path
    strings: SharedStrings
    dates: Dates


class _Relation(NamedTuple):
    id: str
    kind: str
    part: str


def grids_of_workbook(path: Path, name: str) -> list[Grid]:
    """The sheets of an .xlsx file; ``name`` is the file's name in refusals."""
    shown = path.with_name(name)
    with damaged_as_refusal(shown, "xlsx"), zipfile.ZipFile(path) as archive:
        workbook = tree_of(archive, "xl/workbook.xml", name)
        relations = _relations(archive, name)
        part_of = {relation.kind: relation.part for relation in relations}
        strings = SharedStrings(_strings(archive, part_of.get("sharedStrings")))
        parts = _Parts(path, strings, _dates(archive, workbook, part_of.get("styles"), name))
        sheets = {item.id: item.part for item in relations if item.kind == "worksheet"}
        return [
            _grid(archive, shown, parts, sheet, sheets[_relation(sheet)])
            for sheet in workbook.iterfind("{*}sheets/{*}sheet")
            if _relation(sheet) in sheets
        ]


def _dates(
    archive: zipfile.ZipFile, workbook: etree._Element, part: str | None, name: str
) -> Dates:
    return dates_of(workbook, tree_of(archive, part, name) if part else None)


def _relation(sheet: etree._Element) -> str:
    """The id by which a sheet names its part; its namespace depends on the dialect."""
    return next((str(id_) for key, id_ in sheet.items() if str(key).endswith("}id")), "")


def _relations(archive: zipfile.ZipFile, name: str) -> list[_Relation]:
    """The parts of the workbook, each with its id and kind."""
    return [
        _Relation(
            item.get("Id", ""),
            item.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/xl", item.get("Target", ""))).lstrip("/"),
        )
        for item in tree_of(archive, "xl/_rels/workbook.xml.rels", name)
    ]


def _strings(archive: zipfile.ZipFile, part: str | None) -> Iterator[str]:
    if part is not None:
        with archive.open(part) as file:
            for item in _elements(file, "{*}si"):
                yield _text(item)


def _elements(file: IO[bytes], tag: str) -> Iterator[etree._Element]:
    """The elements of one tag, each forgotten as soon as the next is asked for."""
    events = etree.iterparse(
        file, events=("end",), tag=tag, resolve_entities=False, no_network=True
    )
    for _, element in events:
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _text(item: etree._Element) -> str:
    """The text of a string item: plain or in runs, without phonetic guides."""
    pieces = []
    for child in item:
        if child.tag.endswith("}t"):
            pieces.append(child.text or "")
        elif child.tag.endswith("}r"):
            pieces.extend(part.text or "" for part in child if str(part.tag).endswith("}t"))
    return _unescape("".join(pieces))


def _unescape(text: str) -> str:
    """Undo the _x000D_ escapes by which Excel stores control characters."""
    if "_x" not in text:
        return text
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _grid(
    archive: zipfile.ZipFile, shown: Path, parts: _Parts, sheet: etree._Element, part: str
) -> Grid:
    rows, merges = _scan(archive, part)

    def read() -> Iterator[Row | BadRow]:
        with (
            damaged_as_refusal(shown, "xlsx"),
            zipfile.ZipFile(parts.path) as source,
            source.open(part) as file,
        ):
            yield from _rows(file, parts)

    hidden = sheet.get("state", "visible") != "visible"
    return Grid(sheet.get("name", ""), read, rows, tuple(merges), hidden)


def _scan(archive: zipfile.ZipFile, part: str) -> tuple[int, list[Merge]]:
    """Count a sheet's rows and find its merged ranges, which stand after all the rows."""
    count, merges, tail = 0, [], b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            # A tag cut by the chunk's end is found with the next chunk, and only there.
            text = tail + chunk
            cut = max(text.rfind(b"<", max(0, len(text) - _OVERLAP)), 0) or len(text)
            count += len(_ROW_TAG.findall(text, 0, cut))
            merges += [_merge(*found.groups()) for found in _MERGE_TAG.finditer(text, 0, cut)]
            tail = text[cut:]
            del merges[_MOST_MERGES:]
    return count, merges


def _merge(left: bytes, top: bytes, right: bytes, bottom: bytes) -> Merge:
    return Merge(int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))


def _rows(file: IO[bytes], parts: _Parts) -> Iterator[Row]:
    number = 0
    for element in _elements(file, "{*}row"):
        number = int(element.get("r", number + 1))
        values: list[object] = []
        for cell in element:
            column = _column(cell, len(values))
            values.extend([None] * (column - len(values)))
            values[column:] = [_value(cell, parts)]
        row = row_of(number, values)
        if row:
            yield row


def _column(cell: etree._Element, following: int) -> int:
    """A cell's column; a cell without a reference follows the one before."""
    letters = cell.get("r", "").rstrip("0123456789")
    if not _LETTERS.fullmatch(letters):
        return following
    return min(column_number(letters), _MOST_COLUMNS)


def _value(cell: etree._Element, parts: _Parts) -> object:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_text(child) for child in cell if str(child.tag).endswith("}is"))
    for child in cell:
        if child.tag.endswith("}v") and child.text is not None:
            return _typed(kind, child.text, cell, parts)
    return None


def _typed(kind: str, text: str, cell: etree._Element, parts: _Parts) -> object:
    if kind == "s":
        return parts.strings[int(text)]
    if kind == "b":
        return text.strip() == "1"
    if kind == "n":
        return parts.dates.value(text, cell.get("s"))
    return _unescape(text)
