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
            "用于齿轮泵的旋转轴封，泄漏量低于 0.5 ml/h，耐温 200 ℃，耐压 3 MPa，寿命 10000 h。"
        ),
        "abstract_en": (
            "A rotary shaft seal for gear pumps: leakage below 0.5 ml/h, up to 200 °C and 3 MPa, "
            "service life 10,000 h in mineral oil."
        ),
        "trl": 8,
    },
    {
        "title_zh": "激光织构机械密封",
        "title_en": "Laser-textured mechanical seal",
        "abstract_zh": (
            "端面激光织构降低泵轴密封的泄漏和磨损，在含颗粒的油中泄漏量降低 60%，耐温 160 ℃。"
        ),
        "abstract_en": (
            "Laser texturing of the faces lowers leakage and wear of pump shaft seals; in oil with "
            "particles leakage falls by 60 %, up to 160 °C."
        ),
        "trl": 6,
    },
    {
        "title_zh": "磁流体密封装置",
        "title_en": "Ferrofluid seal for rotating shafts",
        "abstract_zh": "磁流体实现旋转轴的零泄漏密封，适用于泵和减速机，工作温度 120 ℃ 以下。",
        "abstract_en": (
            "Ferrofluid seals rotating shafts of pumps and gearboxes without leakage, below 120 °C."
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
