"""Linked data says in the words of schema.org, or in named properties, all that is public."""

import json
from typing import Any, Final

import pytest
from tests.exchange.test_every_field import ADDRESS, exported, make_full

from duijie.catalogue.types.words import ListingKind
from duijie.exchange.types import Format
from duijie.kernel.actors import ANONYMOUS
from duijie.kernel.language import Language

pytestmark = pytest.mark.django_db


def named(name: str, zh: str, en: str, *, value: object) -> dict[str, object]:
    """A property that a record names itself."""
    said = [{"@language": "zh-Hans", "@value": zh}, {"@language": "en", "@value": en}]
    return {"@type": "PropertyValue", "propertyID": name, "name": said, "value": value}


def in_both(name: str) -> list[dict[str, str]]:
    """A text of the full record as linked data tells it."""
    return [
        {"@language": "zh-Hans", "@value": f"示例{name}的中文说明"},
        {"@language": "en", "@value": f"Sample {name} in English"},
    ]


LINKED: Final[dict[ListingKind, dict[str, Any]]] = {
    ListingKind.OFFER: {
        "@type": "Product",
        "description": in_both("abstract"),
        "offers": {
            "@type": "Offer",
            "priceSpecification": {
                "@type": "PriceSpecification",
                "minPrice": 120000.0,
                "maxPrice": 340000.5,
                "priceCurrency": "EUR",
                "description": "Sample note on the price",
            },
        },
    },
    ListingKind.NEED: {
        "@type": "Demand",
        "description": in_both("problem"),
        "availabilityEnds": "2030-09-30",
        "priceSpecification": {
            "@type": "PriceSpecification",
            "minPrice": 500000.0,
            "maxPrice": 800000.0,
            "priceCurrency": "USD",
        },
    },
    ListingKind.EXPERT: {
        "@type": "Person",
        "description": in_both("expertise"),
        "jobTitle": in_both("position"),
        "knowsLanguage": ["zh", "en", "de"],
        "sameAs": "https://orcid.org/0000-0002-1825-0097",
    },
    ListingKind.LAB: {
        "@type": "ResearchOrganization",
        "description": in_both("abstract"),
        "sameAs": "https://lab.example/",
        "owns": [
            {
                "@type": "Product",
                "name": [
                    {"@language": "zh-Hans", "@value": "减薄机"},
                    {"@language": "en", "@value": "Grinder"},
                ],
                "model": "G-8",
                "manufacturer": {"@type": "Organization", "name": "Sample Maker"},
                "description": "8 inch",
                "additionalProperty": [named("open", "对外开放", "Open to others", value=False)],
            },
            {
                "@type": "Product",
                "name": [{"@language": "en", "@value": "Polisher"}],
                "additionalProperty": [named("open", "对外开放", "Open to others", value=True)],
            },
        ],
    },
}
CONTACTS: Final = [
    {
        "@type": "ContactPoint",
        "name": "王示例",
        "contactType": "经理",
        "email": "wang@example.com",
        "telephone": "010-5550 1234",
    },
    {"@type": "ContactPoint", "name": "Li Sample", "email": "li@example.com"},
]
# What each kind says in properties that it names itself, each as often as it says something.
OWN_PROPERTIES: Final[dict[ListingKind, list[str]]] = {
    ListingKind.OFFER: [
        *("problem", "advantage", "economics", "product_form", "trl", "mrl"),
        *("evidence", "rights", "rights", "cooperation", "cooperation", "price_kind"),
        *("scientific_value", "technical_value", "economic_value", "social_value"),
        "cultural_value",
    ],
    ListingKind.NEED: [
        *("function", "constraints", "trl", "cooperation", "cooperation", "confidentiality"),
    ],
    ListingKind.EXPERT: ["achievements", "availability", "available_from", "cooperation"],
    ListingKind.LAB: ["lab_kind", "level", "services", "openness", "openness_note"],
}
OF_EVERY_KIND: Final = [
    *("region", "industries", "industries", "fields", "fields", "ipc", "ipc"),
    *("expires_on", "stage"),
]


@pytest.mark.parametrize("kind", ListingKind)
def test_linked_data_says_each_thing_in_its_language(kind: ListingKind) -> None:
    _details, record = make_full(kind)

    whole = json.loads(exported(ANONYMOUS, kind, Format.JSONLD, Language.EN))

    assert whole["@context"] == "https://schema.org"
    provider = [{"@language": "zh-Hans", "@value": "青禾传感器有限公司"}]
    address = f"{ADDRESS}/{record.pk}"
    (one,) = whole["@graph"]
    own = one.pop("additionalProperty")
    assert one == {
        "@id": address,
        "url": address,
        "name": in_both("title"),
        "provider": {"@type": "Organization", "name": provider},
        "contactPoint": CONTACTS,
        "subjectOf": {
            "@type": "CreativeWork",
            "name": f"Sample register of {kind}s",
            "url": f"https://register.example/{kind}",
        },
        **LINKED[kind],
    }
    said = [node["propertyID"] for node in own if "propertyID" in node]
    assert sorted(said) == sorted(OWN_PROPERTIES[kind] + OF_EVERY_KIND)


def test_what_schema_org_has_no_word_for_is_named_in_both_languages() -> None:
    make_full(ListingKind.OFFER)

    whole = json.loads(exported(ANONYMOUS, ListingKind.OFFER, Format.JSONLD, Language.ZH))

    own = whole["@graph"][0]["additionalProperty"]
    region = {
        "@type": "DefinedTerm",
        "termCode": "330000",
        "name": [
            {"@language": "zh-Hans", "@value": "浙江省"},
            {"@language": "en", "@value": "Zhejiang"},
        ],
    }
    assert named("region", "地区", "Region", value=region) in own
    assert named("trl", "技术成熟度（TRL）", "Technology readiness (TRL)", value=6) in own
    assert named("problem", "解决的问题", "Problem", value=in_both("problem")) in own
    rights = [node["value"] for node in own if node.get("propertyID") == "rights"]
    first = {part["propertyID"]: part["value"] for part in rights[0]}
    assert first["number"] == "2030SR000001"
    assert first["state_funded"] is True
    assert first["expires_on"] == "2040-01-02"
    warp = next(node for node in own if node["name"] == "warp")
    assert (warp["minValue"], warp["maxValue"], warp["unitText"]) == (12.5, 30.0, "µm")
    assert warp["valueReference"]["value"]["termCode"] == "should"
    assert "valueReference" not in next(node for node in own if node["name"] == "yield")
