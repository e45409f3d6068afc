"""Which records a search leaves, and in which order; every read knows who is asking."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When

from duijie.catalogue.queries import is_readable, listings_listed_for
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.engine.rank.matcher import Matcher
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.matching.indexing.reading import ask_each
from duijie.matching.queries.wishes import Wish
from duijie.matching.rules import is_near
from duijie.matching.tongues import listing_of
from duijie.matching.types import Audience, Place, Sort

# As deep as the engine looks closely; what lies beyond has nothing in common with the question.
MOST_RANKED: Final = 300
# Records that only named organisations see are few; they are looked through word by word.
MOST_BEYOND: Final = 50
BEYOND: Final = (Visibility.NAMED.value, Visibility.PRIVATE.value)
ORDERS: Final = {
    Sort.NEWEST: ("-listed_at", "-pk"),
    Sort.CLOSING: ("expires_on", "-pk"),
    Sort.READINESS: (F("level").desc(nulls_last=True), "-listed_at", "-pk"),
}


def audience_of(actor: Actor) -> Audience:
    """The index that may answer an actor."""
    return Audience.REGISTERED if actor.is_known else Audience.PUBLIC


def ranking(actor: Actor, wish: Wish) -> dict[UUID, Place]:
    """The records nearest to the words of a search, best first."""

    def near(matcher: Matcher, texts: Sequence[str]) -> dict[str, tuple[Place, ...]]:
        return {text: _near(matcher, text) for text in texts}

    places = ask_each(wish.kind, audience_of(actor), [wish.text], near)[wish.text]
    ranked = {place.listing_id: place for place in places}
    return ranked | _beyond(actor, wish, set(ranked))


def _near(matcher: Matcher, text: str) -> tuple[Place, ...]:
    hits = matcher.find(text, top=MOST_RANKED, near=is_near)
    return tuple(
        Place(listing_of(hit.id), hit.probability, hit.covered, hit.closeness) for hit in hits
    )


def selection(actor: Actor, wish: Wish, ranked: dict[UUID, Place] | None) -> QuerySet[Any]:
    """The records that the actor may see, of those ranked, that the filters leave."""
    found = listings_listed_for(actor, wish.kind, wish.narrowed)
    # For operators too, what has ended is not found. The kind is told by the table; said
    # again it leads to the index that has the records in the order of the list.
    found = found.filter(kind=wish.kind.value, expires_on__gte=clock.today())
    if wish.kind is ListingKind.LAB and wish.filters.get("lab_kind"):
        found = found.filter(lab_kind=wish.filters["lab_kind"])
    return found if ranked is None else found.filter(pk__in=list(ranked))


def ordered(actor: Actor, found: QuerySet[Any], sort: Sort) -> QuerySet[Any]:
    """The records in an order that the database knows, by what the actor may read."""
    if sort is Sort.READINESS:
        # A level that is kept back would else be told by its place.
        known = Case(When(is_readable(actor, "trl"), then=F("trl")), default=None)
        found = found.alias(level=known)
    return found.order_by(*ORDERS[sort])


def _beyond(actor: Actor, wish: Wish, known: set[UUID]) -> dict[UUID, Place]:
    """Records that no index holds because only some organisations may see them."""
    if not (actor.organisation_ids or actor.is_operator):
        return {}
    words = Q()
    for word in wish.text.split():
        words &= Q(title_zh__icontains=word) | Q(title_en__icontains=word)
    hidden = selection(actor, wish, None).filter(words, visibility__in=BEYOND)
    found = hidden.order_by("-listed_at").values_list("pk", flat=True)[:MOST_BEYOND]
    return {one: Place(one) for one in found if one not in known}
