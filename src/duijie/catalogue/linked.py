"""A record as linked data (schema.org), for search engines and other machines."""

from typing import Any, Final

from duijie.catalogue.types.details import Details, ExpertDetails, LabDetails, NeedDetails
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import ListingKind

CONTEXT: Final = "https://schema.org"
ORCID: Final = "https://orcid.org/"
TYPES: Final = {
    ListingKind.OFFER: "Product",
    ListingKind.NEED: "Demand",
    ListingKind.EXPERT: "Person",
    ListingKind.LAB: "ResearchOrganization",
}


def linked_data(seen: Seen, address: str) -> dict[str, Any]:
    """The record in the words of schema.org; only what its reader sees."""
    said = seen.details
    texts = {"zh-Hans": "", "en": ""}
    for name in ("abstract", "problem", "expertise"):
        texts["zh-Hans"] = texts["zh-Hans"] or getattr(said, f"{name}_zh", "")
        texts["en"] = texts["en"] or getattr(said, f"{name}_en", "")
    found: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": TYPES[seen.kind],
        "@id": address,
        "url": address,
        "name": _in_tongues({"zh-Hans": said.title_zh, "en": said.title_en}),
        "description": _in_tongues(texts),
        "additionalProperty": [_property(one) for one in getattr(said, "quantities", ())],
    }
    if seen.owner is not None:
        names = {"zh-Hans": seen.owner.name_zh, "en": seen.owner.name_en}
        found["provider"] = {"@type": "Organization", "name": _in_tongues(names)}
    found |= _of_its_kind(said)
    return {key: value for key, value in found.items() if value}


def _property(quantity: Quantity) -> dict[str, Any]:
    """A parameter; what it leaves open is not said."""
    low, high = quantity.low, quantity.high
    said = {
        "@type": "PropertyValue",
        "name": quantity.property,
        "minValue": None if low is None else float(low),
        "maxValue": None if high is None else float(high),
        "unitText": quantity.unit or None,
    }
    return {key: value for key, value in said.items() if value is not None}


def _of_its_kind(said: Details) -> dict[str, Any]:
    """What schema.org has words for in one kind of record alone."""
    match said:
        case NeedDetails():
            return {"availabilityEnds": said.deadline and said.deadline.isoformat()}
        case ExpertDetails():
            titles = {"zh-Hans": said.position_zh, "en": said.position_en}
            return {
                "jobTitle": _in_tongues(titles),
                "knowsLanguage": list(said.languages),
                "sameAs": said.orcid and f"{ORCID}{said.orcid}",
            }
        case LabDetails():
            return {"sameAs": said.website}
    return {}


def _in_tongues(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": tongue, "@value": text} for tongue, text in texts.items() if text]
