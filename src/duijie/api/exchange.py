"""Imports and exports over the API."""

import tempfile
from datetime import datetime
from typing import IO, Annotated, Any, cast
from uuid import UUID

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils.translation import get_language
from ninja import File, Form, Query, Router, Status, UploadedFile

from duijie.api.auth import ActorRequest
from duijie.api.pagination import MOST_ON_A_PAGE, page_of
from duijie.api.shapes import Schema
from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.exchange import queries, services
from duijie.exchange.exports import MEDIA_TYPES, Export, write_workbook, written
from duijie.exchange.saying import place_of, say_trouble, trouble_of
from duijie.exchange.types import Format, Outcome, Stage, Undone
from duijie.exchange.workbooks import write_result
from duijie.kernel.language import Language

router = Router(tags=["exchange"])


class ImportIn(Schema):
    """Whose records a file holds, and of which kind."""

    organisation_id: UUID
    kind: ListingKind


class ImportOut(Schema):
    """How far an import is, and what became of its rows so far."""

    id: UUID
    organisation_id: UUID
    kind: ListingKind
    name: str
    stage: Stage
    publish: bool
    expected: int | None
    done: int
    created: int
    updated: int
    unchanged: int
    refused: int
    skipped: int
    remarked: int
    undone: int
    created_at: datetime


class ImportsOut(Schema):
    """A page of imports."""

    items: list[ImportOut]
    next_cursor: str


class HeaderOut(Schema):
    """A header of the file and the column it is read as; empty when it is left out."""

    header: str
    letters: str
    column: str
    samples: list[str]


class PreviewOut(Schema):
    """What a file would do; the counts are those of the first rows."""

    headers: list[HeaderOut]
    expected: int | None
    looked_at: int
    counts: dict[Outcome, int]


class StartIn(Schema):
    """Which headers are read as what, and whether to publish; left out: as recognised."""

    columns: dict[str, str] = {}
    publish: bool = False


class TroubleOut(Schema):
    """What is wrong with a row or a cell."""

    code: str
    detail: str
    place: str
    header: str


class RowOut(Schema):
    """What became of one row."""

    sheet: str
    row: int
    outcome: Outcome
    title: str
    listing_id: UUID | None
    troubles: list[TroubleOut]
    undone: Undone | None


class RowsOut(Schema):
    """A piece of the rows; ``next_after`` is null at their end."""

    items: list[RowOut]
    next_after: int | None


def _language() -> Language:
    return Language.ZH if (get_language() or "").startswith("zh") else Language.EN


def _on_disk() -> IO[bytes]:
    """A file that goes when it is closed, which the response does."""
    return tempfile.TemporaryFile()


@router.get("/imports", response=ImportsOut)
def list_imports(
    request: ActorRequest,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 20,
) -> object:
    """Imports of the caller's organisations, the newest first."""
    return page_of(queries.imports_visible_to(request.actor), cursor, limit)


@router.post("/imports", response={201: ImportOut})
def upload_file(
    request: ActorRequest, body: Form[ImportIn], file: File[UploadedFile]
) -> Status[object]:
    """Bring a file; nothing of it is brought in before it is started."""
    made = services.upload_file(
        actor=request.actor,
        organisation_id=body.organisation_id,
        kind=body.kind,
        name=file.name or "file",
        content=file,
    )
    return Status(201, made)


@router.get("/imports/{uuid:import_id}", response=ImportOut)
def get_import(request: ActorRequest, import_id: UUID) -> object:
    """How far an import is."""
    return queries.get_import(request.actor, import_id)


@router.get("/imports/{uuid:import_id}/preview", response=PreviewOut)
def preview(request: ActorRequest, import_id: UUID) -> object:
    """How the headers are read, and what the first rows would become."""
    return queries.preview_of(request.actor, import_id)


@router.post("/imports/{uuid:import_id}/start", response=ImportOut)
def start_import(request: ActorRequest, import_id: UUID, body: StartIn) -> object:
    """Have the rows brought in, in the background."""
    seen = queries.preview_of(request.actor, import_id, body.columns)
    columns = {one.header: one.column for one in seen.headers} | body.columns
    return services.start_import(
        actor=request.actor, import_id=import_id, columns=columns, publish=body.publish
    )


@router.post("/imports/{uuid:import_id}/cancellation", response=ImportOut)
def cancel_import(request: ActorRequest, import_id: UUID) -> object:
    """Stop an import."""
    return services.cancel_import(actor=request.actor, import_id=import_id)


@router.post("/imports/{uuid:import_id}/undoing", response=ImportOut)
def undo_import(request: ActorRequest, import_id: UUID) -> object:
    """Put back what an import changed."""
    return services.undo_import(actor=request.actor, import_id=import_id)


@router.delete("/imports/{uuid:import_id}", response={204: None})
def discard_import(request: ActorRequest, import_id: UUID) -> Status[None]:
    """Throw away a file of which nothing was brought in."""
    services.discard_import(actor=request.actor, import_id=import_id)
    return Status(204, None)


@router.get("/imports/{uuid:import_id}/rows", response=RowsOut)
def rows(
    request: ActorRequest,
    import_id: UUID,
    outcome: Outcome | None = None,
    after: Annotated[int, Query(ge=-1, le=10**9)] = -1,
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = 50,
) -> RowsOut:
    """What became of the rows, in their order."""
    found = queries.rows_of_import(request.actor, import_id, outcome).filter(place__gt=after)
    shown = list(found[: limit + 1])
    more = shown[limit - 1].place if len(shown) > limit else None
    return RowsOut(items=[_row(one) for one in shown[:limit]], next_after=more)


def _row(row: Any) -> RowOut:  # noqa: ANN401  (a row of the tables, which are not known here)
    troubles = [trouble_of(kept) for kept in row.troubles]
    if row.undo_trouble:
        troubles.append(trouble_of(row.undo_trouble))
    return RowOut(
        sheet=row.sheet,
        row=row.row,
        outcome=Outcome(row.outcome),
        title=row.title,
        listing_id=row.listing_id,
        troubles=[
            TroubleOut(
                code=one.code,
                detail=say_trouble(one, _language()),
                place=place_of(one, row.sheet, row.row),
                header=one.header,
            )
            for one in troubles
        ],
        undone=Undone(row.undone) if row.undone else None,
    )


@router.get("/imports/{uuid:import_id}/result.xlsx", include_in_schema=False)
def result(request: ActorRequest, import_id: UUID) -> HttpResponse:
    """What became of every row, beside the row itself."""
    found = queries.get_import(request.actor, import_id)
    file = _on_disk()
    write_result(request.actor, found, _language(), file)
    file.seek(0)
    answer = FileResponse(file, content_type=MEDIA_TYPES[Format.XLSX])
    return cast("HttpResponse", answer)


@router.get("/exports/{kind}", include_in_schema=False)
def export(
    request: ActorRequest,
    kind: ListingKind,
    wanted: Annotated[Format, Query(alias="format")] = Format.JSONL,
    *,
    own: bool = False,
    q: str = "",
) -> HttpResponse:
    """The records of a kind that the caller sees, in one file."""
    narrowed = ListFilter(own=own, words=q[:200])
    asked = Export(request.actor, kind, narrowed, _language())
    if wanted is Format.XLSX:
        file = _on_disk()
        write_workbook(asked, file)
        file.seek(0)
        return cast("HttpResponse", FileResponse(file, content_type=MEDIA_TYPES[wanted]))

    def address(seen: Seen) -> str:
        return request.build_absolute_uri(f"/{kind.value}s/{seen.id}")

    answer = StreamingHttpResponse(
        written(asked, wanted, address), content_type=MEDIA_TYPES[wanted]
    )
    return cast("HttpResponse", answer)
