"""The brief of a record as a file."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags, quote_etag
from django.views.decorators.http import require_safe

from duijie.catalogue import queries
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.web.briefs.pages import printed_brief
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.registries.showing import reader_language

LANGUAGES: Final[Mapping[str, Language]] = {language.value: language for language in Language}
AGAIN_SECONDS: Final = "10"


@require_safe
@refusals_as_pages
def brief(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """One page to print, in the language asked for or else the reader's."""
    seen = queries.get_seen(actor_of(request), kind, listing_id)
    language = LANGUAGES.get(request.GET.get("lang", ""), reader_language())
    try:
        printed = printed_brief(seen, language)
    except DomainError as refusal:
        if refusal.kind is not Kind.UNAVAILABLE:
            raise
        return unavailable(request, refusal)
    mark = quote_etag(printed.mark)
    known = mark in parse_etags(request.headers.get("If-None-Match", ""))
    answer = HttpResponse(status=304) if known else _file(printed.pdf, printed.name)
    answer["ETag"] = mark
    patch_vary_headers(answer, ("Cookie", "Accept-Language"))
    patch_cache_control(answer, private=True, no_cache=True)
    return answer


def _file(pdf: bytes, name: str) -> HttpResponse:
    shown = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=shown)


def unavailable(request: HttpRequest, refusal: DomainError) -> HttpResponse:
    """Say that nothing can be printed now, and when to try again."""
    shown = {"sentence": say_refusal(refusal, reader_language())}
    answer = render(request, "briefs/unavailable.html", shown, status=503)
    answer["Retry-After"] = AGAIN_SECONDS
    return answer
