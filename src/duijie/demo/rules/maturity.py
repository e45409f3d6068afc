"""Readiness: the level that a text names, and the evidence that would stand behind it."""

import re
from typing import Final

from duijie.catalogue.rules.readiness import LEVELS
from duijie.catalogue.types.rows import Evidence
from duijie.catalogue.types.words import ProductForm, Scale, Verdict

LEVEL: Final = re.compile(r"TRL ?(\d)")
# What people say instead of a level, the more telling words first.
WORDS: Final = (
    ("中试", 6), ("pilot", 6), ("小试", 4), ("试验", 5), ("样机", 5),
    ("产业化", 9), ("成熟", 9), ("产品", 9), ("product", 9), ("应用", 8),
)  # fmt: skip
# Every so many records one claims more than it shows, as in life.
OPEN_EVERY: Final = 3
UNMET_EVERY: Final = 8


def level_of(text: str | None) -> int | None:
    """The level on the scale of technology readiness; None where nothing is said."""
    if not text:
        return None
    found = LEVEL.search(text)
    if found:
        return int(found[1])
    return next((level for word, level in WORDS if word in text.lower()), None)


def evidence_for(level: int | None, form: ProductForm, place: int) -> tuple[Evidence, ...]:
    """Evidence for a level; at some places the last item is open or fails."""
    codes = [
        item.code
        for one in LEVELS[Scale.TRL]
        if level is not None and one.number <= level
        for item in one.items_for(form)
    ]
    return tuple(
        Evidence(
            scale=Scale.TRL,
            item=code,
            verdict=_last_verdict(place) if code == codes[-1] else Verdict.MET,
        )
        for code in codes
    )


def _last_verdict(place: int) -> Verdict:
    if place % UNMET_EVERY == 0:
        return Verdict.UNMET
    return Verdict.UNKNOWN if place % OPEN_EVERY == 0 else Verdict.MET
