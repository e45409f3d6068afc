"""What a file would do, before anything is done."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import UUID

from duijie.catalogue.queries.content import content_of, with_content
from duijie.catalogue.queries.visible import listings_visible_to
from duijie.catalogue.rules.completeness import completeness_of
from duijie.catalogue.rules.differences import differences
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind
from duijie.engine.formats import Cells
from duijie.exchange.cells.assembling import assemble
from duijie.exchange.errors import FileGone
from duijie.exchange.files import guessed_columns, open_cells
from duijie.exchange.models import Import
from duijie.exchange.planning import SKIPPED, Finding, Item, items_of, known_records
from duijie.exchange.queries.imports import get_import, remembered_columns
from duijie.exchange.types import HeaderUse, Outcome, Preview, PreviewRow, Trouble
from duijie.kernel.actors import Actor

# Enough to see what goes wrong, few enough for a page.
LOOKED_AT: Final = 100
SHOWN: Final = 10
_SAMPLES: Final = 3
_LONGEST_SAMPLE: Final = 60


def preview_of(actor: Actor, import_id: UUID, chosen: Mapping[str, str] | None = None) -> Preview:
    """What a file would do: how its headers are read, and its first rows as records."""
    found = get_import(actor, import_id)
    kind = ListingKind(found.kind)
    cells = cells_of(found)
    columns = guessed_columns(cells, kind, remembered_columns(found.organisation_id, kind))
    columns |= {key: column for key, column in (chosen or {}).items() if key in columns}
    items = list(islice(items_of(cells, columns, kind), LOOKED_AT))
    rows = _rows(actor, found, items)
    return Preview(
        headers=_headers(cells, columns),
        rows=rows[:SHOWN],
        looked_at=len(items),
        expected=cells.expected_rows,
        counts=Counter(row.outcome for row in rows),
        notes=tuple(Trouble(note.code, note.facts) for note in cells.notes),
    )


def cells_of(found: Import) -> Cells:
    """The tables of the file of an import."""
    if not found.file:
        raise FileGone
    kind = ListingKind(found.kind)
    cells, _ = open_cells(Path(found.file.path), found.name, kind, found.title_header)
    return cells


def _headers(cells: Cells, columns: Mapping[str, str]) -> tuple[HeaderUse, ...]:
    samples: dict[str, list[str]] = {}
    for row in islice(cells, LOOKED_AT):
        for key, text in getattr(row, "cells", {}).items():
            known = samples.setdefault(key, [])
            if len(known) < _SAMPLES and text[:_LONGEST_SAMPLE] not in known:
                known.append(text[:_LONGEST_SAMPLE])
    letters = {one.key: one.letters for sheet in cells.sheets for one in sheet.columns}
    return tuple(
        HeaderUse(key, letters.get(key, ""), column, tuple(samples.get(key, ())))
        for key, column in columns.items()
    )


def _rows(actor: Actor, found: Import, items: Sequence[Item]) -> tuple[PreviewRow, ...]:
    kind = ListingKind(found.kind)
    known = known_records(found.organisation_id, kind, items)
    visible = listings_visible_to(actor, kind).filter(pk__in=set(known.values()))
    before = {one.pk: content_of(one) for one in with_content(visible, kind)}
    find = Finding()
    return tuple(_row(item, kind, before.get(known.get(item.place)), find) for item in items)


def _row(item: Item, kind: ListingKind, before: Details | None, find: Finding) -> PreviewRow:
    sheet, number = item.source.sheet or "", item.source.row or 0
    if item.trouble:
        outcome = Outcome.SKIPPED if item.trouble.code in SKIPPED else Outcome.REFUSED
        return PreviewRow(sheet, number, outcome, None, (item.trouble,), ())
    made = assemble(item.row, kind, before, find)
    return PreviewRow(
        sheet,
        number,
        _outcome(made.refusals, before, made.details),
        made.details,
        (*made.refusals, *made.remarks),
        _missing(made.details),
    )


def _outcome(refusals: Sequence[Trouble], before: Details | None, details: Details) -> Outcome:
    if refusals:
        return Outcome.REFUSED
    if before is None:
        return Outcome.CREATED
    return Outcome.UPDATED if differences(before, details) else Outcome.UNCHANGED


def _missing(details: Details) -> tuple[str, ...]:
    """The blanks that keep a record from being published."""
    return tuple(one.name for one in completeness_of(details).blocking)
