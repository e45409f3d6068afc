"""The matches of a record, one match with its proof, several side by side, the shared list."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.kernel.refusals import say_refusal
from duijie.matching import queries
from duijie.matching.errors import NothingToCompare
from duijie.matching.queries import Wanted, wish_of
from duijie.matching.types import MatchList, Mode, SeenMatch
from duijie.web.catalogue.cards import title_of
from duijie.web.edges import actor_of, refusals_as_pages
from duijie.web.matches import showing
from duijie.web.matches.identifiers import identifier_in, identifiers_in
from duijie.web.matches.labels import OPINIONS
from duijie.web.registries.showing import reader_language
from duijie.web.search.showing import shown_facets

MOST_COMPARED: Final = 4


@require_safe
@refusals_as_pages
def matches(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """What a record found, with reasons, or what comes nearest."""
    actor = actor_of(request)
    found = queries.matches_of(actor, kind, listing_id, wanted_of(kind, request.GET))
    shown = {
        **_list(found, request.GET),
        "kind": kind,
        "words": _words(actor, found.matches),
        "listed": queries.shortlisted_pairs(actor) if actor.organisation_ids else {},
        "firms": _firms(actor, found),
        "is_known": actor.is_known,
    }
    return render(request, "matches/list.html", shown)


@require_safe
@refusals_as_pages
def match(request: HttpRequest, match_id: UUID) -> HttpResponse:
    """One match: both texts side by side, limits, doubts, the next step."""
    actor = actor_of(request)
    seen = queries.get_match(actor, match_id)
    words = queries.last_words(actor, [seen.id]).get(seen.id, [])
    shown = {
        "one": showing.shown_match(seen),
        "list_address": showing.list_address(seen.asker, seen.found.kind, seen.mode),
        "words": showing.shown_words(words),
        "mine": next((one for one in words if one.is_own), None),
        "opinions": OPINIONS,
        "is_listed": (seen.asker.id, seen.found.id) in queries.shortlisted_pairs(actor),
        "can_list": bool(actor.organisation_ids),
        "can_ask": _owns_one_side(actor, seen),
        "is_known": actor.is_known,
    }
    return render(request, "matches/match.html", shown)


@require_safe
@refusals_as_pages
def compare(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Up to four matches of one record side by side."""
    actor = actor_of(request)
    chosen = identifiers_in(request.GET.getlist("m"))[:MOST_COMPARED]
    found = queries.matches_of(actor, kind, listing_id, wanted_of(kind, request.GET))
    kept = [one for one in found.matches if one.id in chosen]
    trouble = ""
    if len(kept) < 2:  # noqa: PLR2004  (one alone is compared with nothing)
        trouble = say_refusal(NothingToCompare(most=MOST_COMPARED), reader_language())
    shown = {
        "asker": found.asker,
        "title": title_of(found.asker),
        "kind": kind,
        "trouble": trouble,
        "matches": [showing.shown_match(one) for one in kept],
        "back": showing.list_address(found.asker, found.kind, found.mode),
    }
    return render(request, "matches/compare.html", shown)


@require_safe
@refusals_as_pages
def why(request: HttpRequest, kind: ListingKind, listing_id: UUID) -> HttpResponse:
    """Why a record is not among the matches, for any record that one may see."""
    actor = actor_of(request)
    found = queries.matches_of(actor, kind, listing_id, wanted_of(kind, request.GET))
    said = request.GET.get("record", "").strip()
    answer, trouble = None, ""
    if other := identifier_in(said):
        try:
            answer = showing.shown_absence(queries.why_not(actor, kind, listing_id, other))
        except ListingNotFound as refusal:
            trouble = say_refusal(refusal, reader_language())
    shown = {
        "asker": found.asker,
        "title": title_of(found.asker),
        "kind": kind,
        "said": said,
        "answer": answer,
        "trouble": trouble,
        "is_unreadable": bool(said) and other is None,
        "back": showing.address_of(found.asker, kind=found.kind.value),
    }
    return render(request, "matches/why.html", shown)


@login_required
@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """What the person's organisations have put aside."""
    rows = showing.shown_listed(queries.listed_for(actor_of(request)))
    return render(request, "matches/shortlist.html", {"rows": rows})


def wanted_of(kind: ListingKind, said: Mapping[str, str]) -> Wanted:
    """Which matches an address asks for; what makes no sense is left out."""
    kinds = queries.kinds_for(kind)
    asked = said.get("kind", "")
    found = ListingKind(asked) if asked in kinds else kinds[0]
    named = dict(said.items())
    tongue = reader_language() if said.get("tongue") == "own" else None
    return Wanted(found, _mode_in(kind, found, said), wish_of(found, named).filters, tongue)


def _mode_in(kind: ListingKind, found: ListingKind, said: Mapping[str, str]) -> Mode:
    asked = said.get("mode", "")
    return Mode(asked) if asked in queries.modes_for(kind, found) else Mode.CLOSE


def _list(found: MatchList, said: Mapping[str, str]) -> dict[str, Any]:
    """What the page of a list says of it."""
    return {
        "found": found,
        "asker": found.asker,
        "title": title_of(found.asker),
        "matches": [showing.shown_match(one) for one in found.matches],
        "would_change": showing.all_in_language(found.would_change, reader_language()),
        "relaxed": showing.shown_relaxed(found),
        "tabs": showing.kind_links(found, queries.kinds_for(found.asker.kind)),
        "modes": showing.mode_links(found),
        "is_across": found.mode is Mode.OTHER_FIELDS,
        "facets": shown_facets(found.facets),
        "holders": showing.holders_of(found.matches) if found.fits else (),
        "tongue": said.get("tongue", ""),
        "own_tongue": "中文" if reader_language() is Language.ZH else "English",
        "workbook": showing.workbook_address(found, said),
    }


def _words(actor: Actor, found: tuple[SeenMatch, ...]) -> dict[UUID, list[showing.Word]]:
    if not actor.is_known:
        return {}
    words = queries.last_words(actor, [one.id for one in found])
    return {match: showing.shown_words(said) for match, said in words.items()}


def _firms(actor: Actor, found: MatchList) -> list[showing.ShownFirm]:
    """Beside the needs that an offer finds: firms by industry and history."""
    if found.asker.kind is not ListingKind.OFFER:
        return []
    matched = [one.found for one in found.matches] if found.fits else []
    return showing.shown_firms(queries.firms_for(actor, found.asker.id, matched))


def _owns_one_side(actor: Actor, seen: SeenMatch) -> bool:
    """Whether the actor acts for one side of a match and not for both."""
    own = actor.organisation_ids
    ours = [one.owner is not None and one.owner.id in own for one in (seen.asker, seen.found)]
    return ours[0] != ours[1]
