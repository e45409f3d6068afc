"""Records that say something in every field, each text unlike all others."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from duijie.catalogue.types.details import (
    Details,
    ExpertDetails,
    LabDetails,
    NeedDetails,
    OfferDetails,
)
from duijie.catalogue.types.rows import Contact, Equipment, Evidence, Quantity, Right
from duijie.catalogue.types.words import (
    Availability,
    Comparator,
    Confidentiality,
    Cooperation,
    Demand,
    LabKind,
    LabLevel,
    ListingKind,
    Openness,
    PersonConsent,
    PriceKind,
    ProductForm,
    RightKind,
    RightStatus,
    Scale,
    Verdict,
    Visibility,
)
from duijie.kernel import clock

# No record is shown for longer than three years.
SOON: Final = clock.now().date() + timedelta(days=300)


def both(name: str) -> dict[str, Any]:
    """A text in each language that tells of which field it is."""
    spaced = name.replace("_", " ")
    return {f"{name}_zh": f"示例{spaced}的中文说明", f"{name}_en": f"Sample {spaced} in English"}


def common(kind: str) -> dict[str, Any]:
    """What every kind of record says."""
    return {
        **both("title"),
        "region": "330000",
        "industries": ("39", "35"),
        "fields": ("8", "32"),
        "ipc": ("H01", "B24"),
        "contacts": (
            Contact(
                name="王示例", position="经理", email="wang@example.com", phone="010-5550 1234"
            ),
            Contact(name="Li Sample", email="li@example.com"),
        ),
        "source": f"Sample register of {kind}s",
        "source_url": f"https://register.example/{kind}",
        "external_id": f"{kind.upper()}-7",
        "visibility": Visibility.PUBLIC,
        "expires_on": SOON,
    }


QUANTITIES: Final = (
    Quantity(property="厚度", comparator=Comparator.AT_MOST, high=Decimal(100), unit="µm"),
    Quantity(
        property="warp", low=Decimal("12.5"), high=Decimal(30), comparator=Comparator.RANGE,
        unit="µm", demand=Demand.SHOULD,
    ),
    Quantity(property="yield", low=Decimal(98), high=Decimal(98), unit="%"),
)  # fmt: skip
FULL: Final[Mapping[ListingKind, Details]] = {
    ListingKind.OFFER: OfferDetails(
        **common("offer"),
        **both("abstract"), **both("problem"), **both("advantage"), **both("economics"),
        quantities=QUANTITIES,
        product_form=ProductForm.SOFTWARE,
        trl=6,
        mrl=4,
        evidence=(Evidence(scale=Scale.TRL, item="trl4.s1", verdict=Verdict.MET, note="seen"),),
        rights=(
            Right(
                kind=RightKind.SOFTWARE, number="2030SR000001", country="CN", title="示例软件",
                status=RightStatus.GRANTED, owners="青禾", expires_on=date(2040, 1, 2),
                state_funded=True, project_number="SAMPLE-2030-1",
            ),
            Right(kind=RightKind.KNOW_HOW, title="工艺诀窍"),
        ),
        cooperation=(Cooperation.LICENCE, Cooperation.PILOT),
        price_kind=PriceKind.ENTRY_AND_ROYALTY,
        price_low=Decimal(120000),
        price_high=Decimal("340000.5"),
        price_currency="EUR",
        price_note="Sample note on the price",
        scientific_value="示例科学价值的说明",
        technical_value="示例技术价值的说明",
        economic_value="示例经济价值的说明",
        social_value="示例社会价值的说明",
        cultural_value="示例文化价值的说明",
    ),
    ListingKind.NEED: NeedDetails(
        **common("need"),
        **both("problem"), **both("function"), **both("constraints"),
        quantities=QUANTITIES,
        trl=7,
        cooperation=(Cooperation.JOINT_DEVELOPMENT, Cooperation.COMMISSION),
        budget_low=Decimal(500000),
        budget_high=Decimal(800000),
        budget_currency="USD",
        deadline=date(2030, 9, 30),
        confidentiality=Confidentiality.AGREEMENT_FIRST,
    ),
    ListingKind.EXPERT: ExpertDetails(
        **common("expert"),
        **both("position"), **both("expertise"), **both("achievements"),
        orcid="0000-0002-1825-0097",
        languages=("zh", "en", "de"),
        availability=Availability.FROM_DATE,
        available_from=date(2030, 3, 1),
        cooperation=(Cooperation.SERVICE,),
        consent=PersonConsent.WRITTEN,
        consent_on=date(2029, 2, 3),
        consent_note="Sample note on the consent",
    ),
    ListingKind.LAB: LabDetails(
        **common("lab"),
        **both("abstract"), **both("services"),
        lab_kind=LabKind.PILOT_PLATFORM,
        level=LabLevel.PROVINCIAL,
        equipment=(
            Equipment(
                name_zh="减薄机", name_en="Grinder", model="G-8", maker="Sample Maker",
                capability="8 inch", open=False,
            ),
            Equipment(name_en="Polisher"),
        ),
        openness=Openness.PARTNERS,
        openness_note="Sample note on openness",
        website="https://lab.example/",
    ),
}  # fmt: skip
