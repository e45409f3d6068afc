"""Search over the API: the same words, filters and order as the pages."""

from typing import Annotated

from ninja import Query, Router

from duijie.api.auth import ActorRequest
from duijie.api.catalogue_schemas import ListingOut
from duijie.api.pagination import MOST_ON_A_PAGE
from duijie.api.shapes import Schema
from duijie.catalogue.queries import seen_all
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind
from duijie.matching import queries
from duijie.matching.queries import Wish
from duijie.matching.queries.searching import PAGE_SIZE
from duijie.matching.queries.wishes import LONGEST_TEXT
from duijie.matching.types import Found, Sort, Why

router = Router(tags=["search"])


class ReasonOut(Schema):
    """One reason in both languages."""

    zh: str
    en: str


class PieceOut(Schema):
    """A stretch of the quote; marked where it carries a reason."""

    text: str
    marked: bool


class CardOut(Schema):
    """A record found, and on the first page why."""

    listing: ListingOut
    reasons: list[ReasonOut]
    quote: list[PieceOut]


class FacetValueOut(Schema):
    """How many of what the caller may see have a value."""

    value: str
    count: int
    chosen: bool
    name_zh: str
    name_en: str


class FacetOut(Schema):
    """One way to narrow the search."""

    name: str
    values: list[FacetValueOut]


class RelaxedOut(Schema):
    """How many there would be without a filter."""

    filter: str
    count: int


class FoundOut(Schema):
    """A page of what was found; ``next_cursor`` is empty at its end."""

    total: int
    nearest: bool
    items: list[CardOut]
    facets: list[FacetOut]
    terms: list[str]
    quantities: list[str]
    relaxed: list[RelaxedOut]
    next_cursor: str


class Asked(Schema):
    """Words, filters and order; what is left out narrows nothing."""

    q: Annotated[str, Query(max_length=LONGEST_TEXT)] = ""
    field: str = ""
    industry: str = ""
    region: str = ""
    trl: str = ""
    cooperation: str = ""
    lab_kind: str = ""
    sort: Sort | None = None


@router.get("/search/{kind}", response=FoundOut, url_name="search")
def search(
    request: ActorRequest,
    kind: ListingKind,
    asked: Annotated[Asked, Query()],
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE)] = PAGE_SIZE,
) -> FoundOut:
    """Records of a kind that the caller may see, found by words and filters."""
    found = queries.search(request.actor, _wish(kind, asked), cursor=cursor, size=limit)
    seen = seen_all(request.actor, kind, [card.head.id for card in found.cards])
    return FoundOut(
        total=found.total,
        nearest=found.nearest,
        items=[_card(seen[one.head.id], one.why) for one in found.cards if one.head.id in seen],
        facets=_facets(found),
        terms=list(found.understood.terms),
        quantities=list(found.understood.quantities),
        relaxed=[RelaxedOut(filter=one.name, count=one.count) for one in found.relaxed],
        next_cursor=found.next_cursor,
    )


def _wish(kind: ListingKind, asked: Asked) -> Wish:
    said = {name: str(value) for name, value in asked.dict().items() if value}
    return queries.wish_of(kind, said)


def _card(seen: Seen, why: Why | None) -> CardOut:
    return CardOut(
        listing=ListingOut.from_orm(seen),
        reasons=[ReasonOut(zh=zh, en=en) for zh, en in why.reasons] if why else [],
        quote=[PieceOut(text=one.text, marked=one.marked) for one in why.quote] if why else [],
    )


def _facets(found: Found) -> list[FacetOut]:
    return [
        FacetOut(name=facet.name, values=[FacetValueOut.from_orm(value) for value in facet.values])
        for facet in found.facets
    ]
