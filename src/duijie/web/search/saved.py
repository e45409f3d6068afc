"""Searches that people keep: the list, how often they write, the way to make them silent."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.errors import DomainError
from duijie.kernel.refusals import say_refusal
from duijie.matching import letters, queries, services
from duijie.matching.types import Rhythm
from duijie.web.edges import actor_of, did, refusals_as_pages
from duijie.web.registries.showing import reader_language
from duijie.web.search import showing
from duijie.web.search.kinds import NAMES

RHYTHMS: Final[dict[str, str | Promise]] = {
    Rhythm.DAILY.value: gettext_lazy("Every day"),
    Rhythm.WEEKLY.value: gettext_lazy("Every Monday"),
    Rhythm.NEVER.value: gettext_lazy("No mail"),
}


@login_required
def searches(request: HttpRequest) -> HttpResponse:
    """The searches that the person keeps."""
    rows = []
    for saved in queries.saved_searches_of(actor_of(request)):
        wish = queries.wish_of_saved(saved)
        rows.append((saved, NAMES[wish.kind], showing.address(wish), _filters(wish)))
    return render(request, "search/saved.html", {"rows": rows, "rhythms": RHYTHMS})


def _filters(wish: queries.Wish) -> str:
    language = reader_language()
    return ", ".join(showing.filter_label(name, language) for name in wish.filters)


@login_required
@require_POST
def save(request: HttpRequest, kind: ListingKind) -> HttpResponse:
    """Keep the search that the page shows."""
    wish = queries.wish_of(kind, request.POST.dict())
    rhythm = _rhythm(request)

    def deed() -> None:
        services.save_search(actor=actor_of(request), wish=wish, rhythm=rhythm)

    if did(request, deed, _("The search is saved.")):
        return redirect("saved_searches")
    return redirect(showing.address(wish))


@login_required
@require_POST
@refusals_as_pages
def change(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Change how often a search writes."""
    rhythm = _rhythm(request)
    services.change_rhythm(actor=actor_of(request), search_id=search_id, rhythm=rhythm)
    messages.success(request, _("Changed."))
    return redirect("saved_searches")


@login_required
@require_POST
@refusals_as_pages
def delete(request: HttpRequest, search_id: UUID) -> HttpResponse:
    """Keep a search no longer."""
    services.delete_search(actor=actor_of(request), search_id=search_id)
    messages.success(request, _("The search is deleted."))
    return redirect("saved_searches")


# Mail programs send the one POST of RFC 8058 without a cookie; the signed link is the proof.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Make a search silent. Opening the link alone does nothing, for programs open links too."""
    try:
        letters.search_of(token)
        if request.method == "POST":
            services.stop_letters(token=token)
    except DomainError as refusal:
        said = say_refusal(refusal, reader_language())
        return render(request, "search/stop.html", {"trouble": said}, status=404)
    return render(request, "search/stop.html", {"done": request.method == "POST"})


def _rhythm(request: HttpRequest) -> Rhythm:
    given = request.POST.get("rhythm", "")
    return Rhythm(given) if given in RHYTHMS else Rhythm.NEVER
