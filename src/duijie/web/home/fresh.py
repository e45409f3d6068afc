"""What has just come in that concerns a person, by the kind of organisation they act for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duijie.catalogue import queries
from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import ANONYMOUS, Actor
from duijie.organisations.types import Kind
from duijie.web.catalogue.cards import Card, card_of

if TYPE_CHECKING:
    from duijie.organisations.models import Organisation

MOST: Final = 4
RIPE_FOR_SCALE_UP: Final = (4, 6)


@dataclass(frozen=True, slots=True)
class Interest:
    """Which records, narrowed by what; the second label is for when that leaves none."""

    kind: ListingKind
    narrowing: str
    label: str | Promise
    label_of_all: str | Promise


@dataclass(frozen=True, slots=True)
class Fresh:
    """The newest records of an interest, and where the rest of them are."""

    label: str | Promise
    cards: list[Card]
    address: str


NEEDS: Final = _("Newest needs")
OFFERS: Final = _("Newest offers")
OWN_FIELD_OFFERS: Final = Interest(
    ListingKind.OFFER, "industry", _("New offers in your industry"), OFFERS
)
OWN_FIELD_NEEDS: Final = Interest(
    ListingKind.NEED, "industry", _("New needs in your industry"), NEEDS
)
NAMED_NEEDS: Final = Interest(
    ListingKind.NEED, "named", _("Needs shown to your house alone"), NEEDS
)
ALL_NEEDS: Final = Interest(ListingKind.NEED, "", NEEDS, NEEDS)
ALL_OFFERS: Final = Interest(ListingKind.OFFER, "", OFFERS, OFFERS)
RIPE_OFFERS: Final = Interest(
    ListingKind.OFFER, "ripe", _("New offers ripe for scale-up (TRL 4–6)"), OFFERS
)
RIPE_NEEDS: Final = Interest(ListingKind.NEED, "ripe", _("New needs for scale-up (TRL 4–6)"), NEEDS)
REGION_NEEDS: Final = Interest(ListingKind.NEED, "region", _("New needs in your region"), NEEDS)
REGION_OFFERS: Final = Interest(ListingKind.OFFER, "region", _("New offers in your region"), OFFERS)
INTERESTS: Final[Mapping[Kind, tuple[Interest, ...]]] = {
    Kind.FIRM: (OWN_FIELD_OFFERS, OWN_FIELD_NEEDS),
    Kind.UNIVERSITY: (ALL_NEEDS, REGION_NEEDS),
    Kind.INSTITUTE: (ALL_NEEDS, REGION_NEEDS),
    Kind.BROKER_HOUSE: (NAMED_NEEDS, ALL_NEEDS, ALL_OFFERS),
    Kind.LINE_OPERATOR: (RIPE_OFFERS, RIPE_NEEDS),
    Kind.ZONE: (REGION_NEEDS, REGION_OFFERS),
    Kind.AUTHORITY: (REGION_NEEDS, REGION_OFFERS),
    Kind.FOREIGN_CENTRE: (ALL_OFFERS, ALL_NEEDS),
}


def fresh_for(actor: Actor, organisation: "Organisation") -> Iterator[Fresh]:
    """The newest records that concern an organisation, each list once."""
    seen: set[str] = set()
    for interest in INTERESTS[Kind(organisation.kind)]:
        found = _narrowed(actor, organisation, interest) or newest(
            actor, interest.kind, interest.label_of_all
        )
        if found.cards and found.address not in seen:
            seen.add(found.address)
            yield found


def newest(actor: Actor, kind: ListingKind, label: str | Promise) -> Fresh:
    """The newest records of a kind."""
    return _found(actor, kind, label, {})


def newest_for_everybody() -> list[Fresh]:
    """What a stranger sees of a node: its newest needs and offers."""
    both = (newest(ANONYMOUS, one.kind, one.label) for one in (ALL_NEEDS, ALL_OFFERS))
    return [one for one in both if one.cards]


def _narrowed(actor: Actor, organisation: "Organisation", interest: Interest) -> Fresh | None:
    asked = _asked(organisation, interest.narrowing)
    found = _found(actor, interest.kind, interest.label, asked) if asked else None
    return found if found and found.cards else None


def _asked(organisation: "Organisation", narrowing: str) -> dict[str, str]:
    """The filter in the words of the list's address."""
    if narrowing == "ripe":
        return {"trl": str(RIPE_FOR_SCALE_UP[0])}
    if narrowing == "named":
        return {"named": "1"}
    if narrowing == "region" and organisation.region is not None:
        return {"region": organisation.region.code}
    if narrowing == "industry":
        codes = [one.entry.code for one in organisation.industries.all()]
        return {"industry": codes[0]} if codes else {}
    return {}


def _found(actor: Actor, kind: ListingKind, label: str | Promise, asked: dict[str, str]) -> Fresh:
    low, high = RIPE_FOR_SCALE_UP if "trl" in asked else (None, None)
    wanted = ListFilter(
        named="named" in asked,
        stages=[Stage.PUBLISHED],
        industry=asked.get("industry", ""),
        region=asked.get("region", ""),
        trl_from=low,
        trl_to=high,
    )
    page = queries.page_of_listings(actor, kind, wanted, size=MOST)
    address = reverse(f"{kind}_list") + (f"?{urlencode(asked)}" if asked else "")
    return Fresh(label, [card_of(one) for one in page.items], address)
