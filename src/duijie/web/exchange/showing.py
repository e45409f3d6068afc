"""Previews and rows of imports as pages show them, in the reader's language."""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.urls import reverse

from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind
from duijie.exchange.cells.columns import Cell, cell_of, columns_of
from duijie.exchange.cells.vocabulary import header_for
from duijie.exchange.cells.writing import write_cell
from duijie.exchange.saying import place_of, say_trouble, trouble_of
from duijie.exchange.types import HeaderUse, Outcome, Preview, PreviewRow
from duijie.kernel.language import Language
from duijie.web.catalogue.showing import amounts, written_quantity

if TYPE_CHECKING:
    from duijie.exchange.models import Import, ImportRow

MOST_CELLS = 8
LONGEST_CELL = 160


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with what became of it, or would."""

    place: str
    outcome: str
    title: str
    address: str
    reasons: list[str]
    cells: list[tuple[str, str]]
    missing: str = ""
    undone: str = ""


@dataclass(frozen=True, slots=True)
class ShownPreview:
    """What a file would do, ready to be shown."""

    headers: tuple[HeaderUse, ...]
    rows: list[ShownRow]
    notes: list[str]
    counts: list[tuple[str, int]]
    looked_at: int
    expected: int | None


def choices_for(kind: ListingKind, language: Language) -> list[tuple[str, str]]:
    """What a header can be read as."""
    readable = (one for one in columns_of(kind) if cell_of(one) is not Cell.READ_ONLY)
    return [(one, header_for(one, language)) for one in readable]


def shown_preview(preview: Preview, kind: ListingKind, language: Language) -> ShownPreview:
    """A preview in the reader's language."""
    return ShownPreview(
        headers=preview.headers,
        rows=[_preview_row(row, kind, language) for row in preview.rows],
        notes=[
            say_trouble(note, language)
            for note in preview.notes
            # The sheet of choices in our own template is hidden on purpose.
            if note.facts.get("sheet") != "lists"
        ],
        counts=[(one.value, preview.counts[one]) for one in Outcome if preview.counts.get(one)],
        looked_at=preview.looked_at,
        expected=preview.expected,
    )


def _preview_row(row: PreviewRow, kind: ListingKind, language: Language) -> ShownRow:
    cells: list[tuple[str, str]] = []
    if row.details is not None:
        written = ((one, _said(one, row.details, language)) for one in columns_of(kind))
        cells = [(header_for(one, language), text[:LONGEST_CELL]) for one, text in written if text]
    details = row.details
    return ShownRow(
        place=f"{row.sheet}!{row.row}" if row.sheet else str(row.row),
        outcome=row.outcome.value,
        title=(details.title_zh or details.title_en) if details else "",
        address="",
        reasons=[
            f"{place_of(one, row.sheet, row.row)} {say_trouble(one, language)}"
            for one in row.troubles
        ],
        cells=cells[:MOST_CELLS],
        missing=", ".join(header_for(f"{one}_{language}", language) for one in row.missing),
    )


def _said(column: str, details: Details, language: Language) -> str:
    """A field as a page says it: the file has signs and amounts that programs read."""
    value = getattr(details, column, None)
    if isinstance(value, Decimal):
        currency = getattr(details, f"{column.partition('_')[0]}_currency")
        return amounts(value, value, currency)
    if column == "quantities":
        return "\n".join(f"{one.property} {written_quantity(one)}" for one in value or ())
    return write_cell(column, details, language)


def shown_row(row: "ImportRow", kind: str, language: Language) -> ShownRow:
    """What became of a row, in the reader's language."""
    reasons = [trouble_of(kept) for kept in row.troubles]
    if row.undo_trouble:
        reasons.append(trouble_of(row.undo_trouble))
    gone = row.undone == "removed"
    detail = f"{kind}_detail"
    return ShownRow(
        place=f"{row.sheet}!{row.row}" if row.sheet else str(row.row),
        outcome=row.outcome,
        title=row.title,
        address=reverse(detail, args=[row.listing_id]) if row.listing_id and not gone else "",
        reasons=[
            f"{place_of(one, row.sheet, row.row)} {say_trouble(one, language)}" for one in reasons
        ],
        cells=[],
        undone=row.undone,
    )


def shown_counts(found: "Import") -> list[tuple[str, int]]:
    """How many rows came to which end."""
    return [(one.value, getattr(found, one.value)) for one in Outcome if getattr(found, one.value)]
