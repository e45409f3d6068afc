"""Saved searches, and what is new in them."""

from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor
from duijie.matching.errors import SearchNotFound
from duijie.matching.models import SavedSearch, ToldListing
from duijie.matching.queries.selecting import ranking, selection
from duijie.matching.queries.wishes import Wish, wish_of
from duijie.matching.types import Rhythm

CONTENT: Final = ("id", "kind", "text", "filters", "rhythm", "created_at")


def saved_searches_of(actor: Actor) -> QuerySet[SavedSearch]:
    """The searches that a person keeps, the newest first."""
    return SavedSearch.objects.filter(user=actor.user_id)


def get_saved_search_to_change(actor: Actor, search_id: UUID) -> SavedSearch:
    """The person's own search, its row locked until the transaction ends."""
    found = saved_searches_of(actor).select_for_update().filter(pk=search_id).first()
    if found is None:
        raise SearchNotFound
    return found


def searches_to_send(rhythm: Rhythm) -> QuerySet[SavedSearch]:
    """Every search whose person wants to hear of news in a rhythm."""
    wanted = SavedSearch.objects.filter(rhythm=rhythm.value, user__is_active=True)
    return wanted.order_by("pk")


def wish_of_saved(saved: SavedSearch) -> Wish:
    """What a saved search looks for, as far as the filters still exist."""
    said = {name: str(value) for name, value in saved.filters.items()}
    return wish_of(ListingKind(saved.kind), {**said, "q": saved.text})


def news_of(actor: Actor, saved: SavedSearch, most: int) -> tuple[list[UUID], int]:
    """What a search has not told its person yet, best first, and how many there are."""
    wish = wish_of_saved(saved)
    ranked = ranking(actor, wish) if wish.text else None
    told = ToldListing.objects.filter(search=saved).values("listing")
    fresh = selection(actor, wish, ranked).filter(listed_at__gt=saved.since).exclude(pk__in=told)
    # Nobody is told of what they wrote themselves.
    fresh = fresh.exclude(owner__in=actor.organisation_ids)
    ids = list(fresh.order_by("-listed_at", "-pk").values_list("pk", flat=True))
    if ranked is not None:
        places = {one: place for place, one in enumerate(ranked)}
        ids.sort(key=places.__getitem__)
    return ids[:most], len(ids)


def everything_saved_by(user_id: UUID) -> list[dict[str, Any]]:
    """The searches a person keeps, for them to take along."""
    rows = SavedSearch.objects.filter(user=user_id).order_by("created_at")
    return [dict(row) for row in rows.values(*CONTENT)]
