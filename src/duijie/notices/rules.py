"""Rules of notices."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from duijie.kernel.language import Language
from duijie.notices.types import USUAL, Delivery, Topic

# The daily mail is there when people come to work.
MORNING: Final = 8
# What no mail server took for so long is on the node, and is no news any more.
STILL_NEWS: Final = timedelta(days=3)


def delivery_of(topic: Topic, chosen: Mapping[Topic, Delivery]) -> Delivery:
    """How a person is told of a topic: as chosen, else as usual."""
    return chosen.get(topic, USUAL[topic])


def is_morning(now: datetime, zone: str) -> bool:
    """Whether it is the hour of the daily mail where somebody lives."""
    return now.astimezone(ZoneInfo(zone)).hour == MORNING


def facts_in(facts: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Facts for one reader: of ``title_zh`` and ``title_en`` the own one, if there."""
    other = Language.EN if language is Language.ZH else Language.ZH
    found = dict(facts)
    for name in facts:
        base, _, tongue = name.rpartition("_")
        if base and tongue in (Language.ZH.value, Language.EN.value):
            mine = facts.get(f"{base}_{language.value}")
            found[base] = mine or facts.get(f"{base}_{other.value}") or ""
    return found
