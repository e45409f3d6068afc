"""What an organisation shows of itself in the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise

from duijie.catalogue import queries
from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import Actor
from duijie.web.catalogue.cards import Card, card_of
from duijie.web.catalogue.labels import KINDS

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The published records of one kind: how many, and the newest by name."""

    label: str | Promise
    count: int
    cards: list[Card]
    address: str


def records_of(actor: Actor, organisation_id: UUID) -> Iterator[Group]:
    """The published records the actor may know to be an organisation's, by kind."""
    wanted = ListFilter(owner=organisation_id, stages=[Stage.PUBLISHED])
    for kind in ListingKind:
        number = queries.listings_listed_for(actor, kind, wanted).count()
        if number:
            page = queries.page_of_listings(actor, kind, wanted, size=MOST_NAMED)
            address = f"{reverse(f'{kind}_list')}?owner={organisation_id}&stage=published"
            yield Group(KINDS[kind].many, number, [card_of(one) for one in page.items], address)
