"""Records out again: what the actor may see, a page at a time, in any format."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any, Final

import xlsxwriter

from duijie.catalogue.linked import CONTEXT, linked_data
from duijie.catalogue.queries import ListFilter, page_of_listings
from duijie.catalogue.rules.groups import HOUSEHOLD, group_of
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.engine.formats import harmless
from duijie.exchange.cells.columns import WRITTEN
from duijie.exchange.cells.vocabulary import header_for, word_for
from duijie.exchange.cells.writing import write_cell
from duijie.exchange.types import Format
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language

# As many as one query fetches with all they say; memory does not grow with the export.
_PAGE: Final = 200
MEDIA_TYPES: Final[Mapping[Format, str]] = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
    Format.JSONL: "application/x-ndjson; charset=utf-8",
    Format.JSONLD: "application/ld+json; charset=utf-8",
}
_WIDEST: Final = 60
# What a workbook holds in one cell.
_LONGEST_CELL: Final = 32_767


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: whose view, which records, in which language."""

    actor: Actor
    kind: ListingKind
    wanted: ListFilter
    language: Language


def records_of(export: Export) -> Iterator[Seen]:
    """Every record of an export as the actor may see it, the newest first."""
    cursor = ""
    while True:
        page = page_of_listings(export.actor, export.kind, export.wanted, cursor=cursor, size=_PAGE)
        yield from page.items
        if not page.next_cursor:
            return
        cursor = page.next_cursor


def row_of(seen: Seen, language: Language) -> dict[str, str]:
    """A record as the cells of one row, by column."""
    return {column: _cell(column, seen, language) for column in WRITTEN[seen.kind]}


def _cell(column: str, seen: Seen, language: Language) -> str:
    if column == "id":
        return str(seen.id)
    if column == "stage":
        return word_for("stage", seen.stage.value, language)
    if column == "owner":
        names = (seen.owner.name_zh, seen.owner.name_en) if seen.owner else ("", "")
        return next(filter(None, names if language is Language.ZH else reversed(names)), "")
    # What is kept back is not told by its default either.
    if group_of(column) in seen.withheld or (column in HOUSEHOLD and not seen.is_own):
        return ""
    return write_cell(column, seen.details, language)


def written(export: Export, wanted: Format, address: Callable[[Seen], str]) -> Iterator[bytes]:
    """An export in a format that is written as it is read. ``address`` is for linked data."""
    if wanted is Format.CSV:
        return _csv(export)
    if wanted is Format.JSONL:
        return _json_lines(export)
    return _linked(export, address)


def _csv(export: Export) -> Iterator[bytes]:
    columns = WRITTEN[export.kind]
    # The byte order mark makes Excel read UTF-8.
    yield b"\xef\xbb\xbf" + _line([header_for(one, export.language) for one in columns])
    for seen in records_of(export):
        yield _line([str(harmless(cell)) for cell in row_of(seen, export.language).values()])


def _line(cells: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8")


def _json_lines(export: Export) -> Iterator[bytes]:
    for seen in records_of(export):
        row = {name: text for name, text in row_of(seen, export.language).items() if text}
        yield json.dumps(row, ensure_ascii=False).encode("utf-8") + b"\n"


def _linked(export: Export, address: Callable[[Seen], str]) -> Iterator[bytes]:
    yield f'{{"@context": "{CONTEXT}", "@graph": ['.encode()
    before = b"\n"
    for seen in records_of(export):
        one: dict[str, Any] = linked_data(seen, address(seen))
        one.pop("@context", None)
        yield before + json.dumps(one, ensure_ascii=False).encode("utf-8")
        before = b",\n"
    yield b"\n]}\n"


def write_workbook(export: Export, file: IO[bytes]) -> None:
    """An export as a workbook; rows go to the disk as they are read."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet()
        headers = [header_for(one, export.language) for one in WRITTEN[export.kind]]
        for place, header in enumerate(headers):
            sheet.set_column(place, place, min(_WIDEST, max(12, 2 * len(header))))
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headers, book.add_format({"bold": True}))
        # Excel keeps a text that begins like a formula a text, also when the cell is edited.
        quoted = book.add_format({"quote_prefix": True})
        for place, seen in enumerate(records_of(export), start=1):
            for column, text in enumerate(row_of(seen, export.language).values()):
                if text:
                    risky = harmless(text) != text
                    cell = text[:_LONGEST_CELL]
                    sheet.write_string(place, column, cell, quoted if risky else None)
