"""A record as linked data (schema.org), for search engines and other machines."""

from typing import Any, Final

from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.words import ListingKind

CONTEXT: Final = "https://schema.org"
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
        "additionalProperty": [
            {
                "@type": "PropertyValue",
                "name": one.property,
                "minValue": float(one.low) if one.low is not None else None,
                "maxValue": float(one.high) if one.high is not None else None,
                "unitText": one.unit,
            }
            for one in getattr(said, "quantities", ())
        ],
    }
    if seen.owner is not None:
        names = {"zh-Hans": seen.owner.name_zh, "en": seen.owner.name_en}
        found["provider"] = {"@type": "Organization", "name": _in_tongues(names)}
    return {key: value for key, value in found.items() if value}


def _in_tongues(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": tongue, "@value": text} for tongue, text in texts.items() if text]
