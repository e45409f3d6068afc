"""Invented needs for tests of the clinic."""

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
