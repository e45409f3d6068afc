"""Forms of cooperation, by what people write of them."""

from typing import Final

from duijie.catalogue.types.words import Cooperation

WORDS: Final = (
    (Cooperation.EXCLUSIVE_LICENCE, ("独占", "exclusive")),
    (Cooperation.LICENCE, ("许可", "licence")),
    (Cooperation.TRANSFER, ("转让", "transfer")),
    (Cooperation.CAPITAL, ("入股", "joint venture", "合资")),
    (Cooperation.JOINT_DEVELOPMENT, ("合作", "联合", "joint", "产学研", "co-development")),
    (Cooperation.COMMISSION, ("委托", "定制", "contract development")),
    (Cooperation.SERVICE, ("服务", "总包", "承包", "service", "turn-key", "检测")),
    (Cooperation.PILOT, ("中试", "试点", "pilot", "trial")),
    (Cooperation.OTHER, ("销售", "供货", "采购", "sale", "supply", "purchase")),
)


def cooperation_of(text: str | None) -> tuple[Cooperation, ...]:
    """The forms that a text names."""
    lower = (text or "").lower()
    return tuple(form for form, words in WORDS if any(word in lower for word in words))
