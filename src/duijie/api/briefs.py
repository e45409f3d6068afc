"""The one-page brief of a record as PDF."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language
from ninja import Router

from duijie.api.auth import ActorRequest
from duijie.api.catalogue import ONE
from duijie.api.printing import PRINTER
from duijie.catalogue import queries
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.language import Language

router = Router(tags=["catalogue"])


@router.get(f"{ONE}/brief", operation_id="print_brief", response={200: None})
def brief(
    request: ActorRequest, kind: ListingKind, listing_id: UUID, lang: Language | None = None
) -> HttpResponse:
    """One page to print, as PDF, of what the caller may see."""
    seen = queries.get_seen(request.actor, kind, listing_id)
    own = Language.ZH if (get_language() or "").startswith("zh") else Language.EN
    printed = PRINTER.print_brief(seen, lang or own)
    answer = HttpResponse(printed.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{printed.name}"'
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = f'"{printed.mark}"'
    return answer
