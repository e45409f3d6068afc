"""A record as linked data (schema.org), for search engines and other machines."""

from decimal import Decimal
from typing import Any, Final

from duijie.catalogue.linked_properties import (
    STAGE,
    Node,
    in_tongues,
    named,
    plain,
    properties_of,
)
from duijie.catalogue.types.details import (
    Details,
    ExpertDetails,
    LabDetails,
    NeedDetails,
    OfferDetails,
)
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.rows import Contact, Equipment
from duijie.catalogue.types.words import ListingKind

CONTEXT: Final = "https://schema.org"
ORCID: Final = "https://orcid.org/"
TYPES: Final = {
    ListingKind.OFFER: "Product",
    ListingKind.NEED: "Demand",
    ListingKind.EXPERT: "Person",
    ListingKind.LAB: "ResearchOrganization",
}
# What each kind says first of itself, in the one place that search engines show.
MAIN: Final = {
    ListingKind.OFFER: "abstract",
    ListingKind.NEED: "problem",
    ListingKind.EXPERT: "expertise",
    ListingKind.LAB: "abstract",
}
# What schema.org has words for; all else is a property that the record names itself.
IN_EVERY_KIND: Final = frozenset({"title", "contacts", "source", "source_url"})
IN_ONE: Final = {
    ListingKind.OFFER: frozenset({"price_low", "price_high", "price_currency", "price_note"}),
    ListingKind.NEED: frozenset({"budget_low", "budget_high", "budget_currency", "deadline"}),
    ListingKind.EXPERT: frozenset({"position", "orcid", "languages"}),
    ListingKind.LAB: frozenset({"equipment", "website"}),
}


def linked_data(seen: Seen, address: str) -> dict[str, Any]:
    """The record in the words of schema.org; only what its reader sees."""
    said, main = seen.details, MAIN[seen.kind]
    told = IN_EVERY_KIND | IN_ONE[seen.kind] | {main}
    own = [*properties_of(seen, told), *named("stage", plain(seen.stage), STAGE)]
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": TYPES[seen.kind],
        "@id": address,
        "url": address,
        "name": in_tongues(said.title_zh, said.title_en),
        "description": in_tongues(getattr(said, f"{main}_zh"), getattr(said, f"{main}_en")),
        "contactPoint": [_contact(one) for one in said.contacts],
        "subjectOf": _source(said),
        **_of_its_kind(said),
        "additionalProperty": own,
    }
    if seen.owner is not None:
        names = in_tongues(seen.owner.name_zh, seen.owner.name_en)
        found["provider"] = {"@type": "Organization", "name": names}
    return _said(found)


def _of_its_kind(said: Details) -> Node:
    """What schema.org has words for in one kind of record alone."""
    match said:
        case OfferDetails():
            price = _price(said.price_low, said.price_high, said.price_currency, said.price_note)
            return {"offers": price and {"@type": "Offer", "priceSpecification": price}}
        case NeedDetails():
            return {
                "availabilityEnds": said.deadline and said.deadline.isoformat(),
                "priceSpecification": _price(
                    said.budget_low, said.budget_high, said.budget_currency
                ),
            }
        case ExpertDetails():
            return {
                "jobTitle": in_tongues(said.position_zh, said.position_en),
                "knowsLanguage": list(said.languages),
                "sameAs": said.orcid and f"{ORCID}{said.orcid}",
            }
        case LabDetails():
            return {"sameAs": said.website, "owns": [_device(one) for one in said.equipment]}
    return {}


def _price(low: Decimal | None, high: Decimal | None, currency: str, note: str = "") -> Node | None:
    """What is asked or offered; a currency alone says nothing."""
    if low is None and high is None and not note:
        return None
    return _said(
        {
            "@type": "PriceSpecification",
            "minPrice": plain(low),
            "maxPrice": plain(high),
            "priceCurrency": currency,
            "description": note,
        }
    )


def _contact(contact: Contact) -> Node:
    return _said(
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "contactType": contact.position,
            "email": contact.email,
            "telephone": contact.phone,
        }
    )


def _source(said: Details) -> Node | None:
    """Where the record was taken from."""
    if not said.source and not said.source_url:
        return None
    return _said({"@type": "CreativeWork", "name": said.source, "url": said.source_url})


def _device(device: Equipment) -> Node:
    maker = {"@type": "Organization", "name": device.maker}
    return _said(
        {
            "@type": "Product",
            "name": in_tongues(device.name_zh, device.name_en),
            "model": device.model,
            "manufacturer": maker if device.maker else None,
            "description": device.capability,
            "additionalProperty": list(named("open", device.open)),
        }
    )


def _said(node: Node) -> Node:
    """What is left where nothing blank is said."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}
