"""Files to take along: templates, results of imports, exports."""

import tempfile
from typing import IO, cast
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse

from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.exchange import queries
from duijie.exchange.exports import MEDIA_TYPES, Export, write_workbook, written
from duijie.exchange.types import Format
from duijie.exchange.workbooks import write_result, write_template
from duijie.kernel import clock
from duijie.kernel.language import Language
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.registries.showing import reader_language


def template(_request: HttpRequest, kind: str, language: str) -> HttpResponse:
    """A workbook to fill in."""
    if kind not in list(ListingKind) or language not in list(Language):
        raise Http404
    file = _on_disk()
    write_template(ListingKind(kind), Language(language), file)
    return _sent(file, f"duijie-{kind}-{language}.xlsx")


@login_required
@refusals_as_pages
def result(request: HttpRequest, import_id: UUID) -> HttpResponse:
    """What became of every row, beside the row itself."""
    actor = actor_of(request)
    found = queries.get_import(actor, import_id)
    file = _on_disk()
    write_result(actor, found, reader_language(), file)
    return _sent(file, f"{found.name.rpartition('.')[0] or found.name}-result.xlsx")


@refusals_as_pages
def export(request: HttpRequest, kind: str, ending: str) -> HttpResponse:
    """The records of a kind that the reader sees, or only their own."""
    if kind not in list(ListingKind) or ending not in list(Format):
        raise Http404
    wanted = ListFilter(own="own" in request.GET, words=request.GET.get("q", "")[:200])
    export = Export(actor_of(request), ListingKind(kind), wanted, reader_language())
    name = f"duijie-{kind}s-{clock.today().isoformat()}.{ending}"
    if ending == Format.XLSX:
        file = _on_disk()
        write_workbook(export, file)
        return _sent(file, name)

    def address(seen: Seen) -> str:
        return request.build_absolute_uri(reverse(f"{kind}_detail", args=[seen.id]))

    pieces = written(export, Format(ending), address)
    answer = StreamingHttpResponse(
        pieces,
        content_type=MEDIA_TYPES[Format(ending)],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    # Django's streaming answers are served like all others; its types keep them apart.
    return cast("HttpResponse", answer)


def _on_disk() -> IO[bytes]:
    """A file that goes when it is closed, which the response does."""
    return tempfile.TemporaryFile()


def _sent(file: IO[bytes], name: str) -> HttpResponse:
    file.seek(0)
    media_type = MEDIA_TYPES[Format.XLSX]
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=media_type)
    return cast("HttpResponse", answer)
