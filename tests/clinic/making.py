"""Invented needs for tests of the clinic."""

from typing import Any

from tests.catalogue.making import OFFER, make_published

from duijie.catalogue.models import Listing
from duijie.clinic import queries, services
from duijie.clinic.models import Draft
from duijie.clinic.types import Holder, Paper
from duijie.kernel.actors import ANONYMOUS, Actor

ZH = (
    "我公司急需提高镁合金压铸件的耐腐蚀性，盐雾试验不低于500 h，工作温度-40~120℃。"
    "预算80万元，希望12个月内完成，与高校合作开发。"
)
EN = (
    "We need to reduce the leakage of shaft seals in gear pumps below 1 ml/h at 150 °C. "
    "The seal must last at least 8,000 h. Budget 600,000 yuan, within 12 months."
)
VISITOR = Holder(None, queries.digest_of("somebody's browser"))


def holder_of(actor: Actor) -> Holder:
    """Whose drafts an actor means."""
    return queries.holder_of(actor)


def make_need_draft(text: str = ZH, actor: Actor = ANONYMOUS) -> Draft:
    """A draft of a visitor, or of somebody who signed in."""
    holder = holder_of(actor) if actor.is_known else VISITOR
    (made,) = services.start_drafts(actor=actor, holder=holder, papers=[Paper(text)])
    return made


# Invented offers that a technical lead with leaking shafts would want to call about, and one not.
SEALS: tuple[dict[str, Any], ...] = (
    {
        "title_zh": "氟橡胶复合轴封",
        "title_en": "Fluororubber composite shaft seal",
        "abstract_zh": (
            "用于齿轮泵的旋转轴封，在 180 ℃ 的矿物油中泄漏量低于 0.5 ml/h，"
            "耐压 3 MPa，寿命 10000 h。"
        ),
        "abstract_en": (
            "A rotary shaft seal for gear pumps: leakage below 0.5 ml/h in mineral oil at 180 °C "
            "and 3 MPa, service life 10,000 h."
        ),
        "trl": 8,
    },
    {
        "title_zh": "齿轮泵轴封端面激光织构技术",
        "title_en": "Laser-textured shaft seals for gear pumps",
        "abstract_zh": (
            "激光织构降低齿轮泵轴封的漏油和磨损，在 160 ℃ 的矿物油中泄漏量低于 0.8 ml/h，"
            "寿命 9000 h。"
        ),
        "abstract_en": (
            "Laser texturing lowers leakage and wear of gear pump shaft seals: below 0.8 ml/h in "
            "mineral oil at 160 °C, service life 9,000 h."
        ),
        "trl": 6,
    },
    {
        "title_zh": "齿轮泵磁流体轴封",
        "title_en": "Ferrofluid shaft seal for gear pumps",
        "abstract_zh": (
            "磁流体轴封使齿轮泵的泄漏量低于 0.1 ml/h，适用于 150 ℃ 以下的矿物油，耐压 2.5 MPa。"
        ),
        "abstract_en": (
            "A ferrofluid shaft seal keeps leakage of gear pumps below 0.1 ml/h in mineral oil up "
            "to 150 °C and 2.5 MPa."
        ),
        "trl": 5,
    },
    {
        "title_zh": "水稻秸秆还田机",
        "title_en": "Rice straw returning machine",
        "abstract_zh": "将水稻秸秆粉碎后深埋还田，作业幅宽 2.3 m。",
        "abstract_en": "Chops rice straw and buries it in the field, 2.3 m wide.",
        "trl": 9,
    },
)


def publish_seals() -> list[Listing]:
    """The invented offers, published."""
    return [make_published(OFFER, None, **one) for one in SEALS]
