"""The search pages: words, filters in the address bar, cards with reasons."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor
from duijie.kernel.pages import Page, UnknownCursor
from duijie.kernel.refusals import say_refusal
from duijie.matching import queries
from duijie.matching.errors import IndexMissing
from duijie.matching.queries import Wish
from duijie.matching.types import Found
from duijie.web.edges import actor_of
from duijie.web.registries.showing import reader_language
from duijie.web.search import showing
from duijie.web.search.kinds import NAMES, PLURALS
from duijie.web.search.saved import RHYTHMS

# Cards are tall: ten are as far as people read before they ask otherwise.
CARDS: Final = 10


@require_safe
def anywhere(request: HttpRequest) -> HttpResponse:
    """Lead to the search in offers, which most people mean."""
    wish = queries.wish_of(ListingKind.OFFER, request.GET.dict())
    return redirect(showing.address(wish))


@require_safe
def search(request: HttpRequest, kind: ListingKind) -> HttpResponse:
    """One kind of record, found by words and filters."""
    actor = actor_of(request)
    wish = queries.wish_of(kind, request.GET.dict())
    try:
        found, trouble = _found(request, actor, wish), ""
    except IndexMissing as refusal:
        found, trouble = None, say_refusal(refusal, reader_language())
    shown = {
        "wish": wish,
        "kind": PLURALS[kind],
        "name": NAMES[kind],
        "tabs": showing.kind_links(wish),
        "trouble": trouble,
        "is_first": "cursor" not in request.GET,
        "can_save": bool(wish.text or wish.filters),
        "rhythms": RHYTHMS,
        **(_shown(wish, found) if found else {}),
    }
    return render(request, "search/search.html", shown)


def _found(request: HttpRequest, actor: Actor, wish: Wish) -> Found:
    try:
        return queries.search(actor, wish, cursor=request.GET.get("cursor", ""), size=CARDS)
    except UnknownCursor:
        # An address that somebody shortened still leads to the first page.
        return queries.search(actor, wish, size=CARDS)


def _shown(wish: Wish, found: Found) -> dict[str, object]:
    return {
        "found": found,
        "page": Page((), found.next_cursor),
        "cards": list(showing.shown_cards(found)),
        "facets": showing.shown_facets(found.facets),
        "chosen": showing.chosen_filters(wish, found),
        "relaxations": showing.relaxations(wish, found),
        "sorts": showing.sort_links(wish),
        "bare": showing.address(Wish(wish.kind, wish.text, {}, wish.sort)),
    }
