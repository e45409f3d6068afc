"""What the need's limits say to the offer's figures."""

from collections.abc import Sequence

from duijie.engine.needs.types import Limit
from duijie.engine.results import QuantityRow, Side, Span, Verdict
from duijie.engine.text.quantities.compare import same_property, verdict
from duijie.engine.text.quantities.types import Quantity

# Below this two names are not taken for one property; a wrong pair is worse than "unknown".
_SAME = 0.6


def compare_limits(
    limits: Sequence[Limit], need: str, offered: Sequence[Quantity], offer: str
) -> tuple[QuantityRow, ...]:
    """One row for each limit that names its property: asked, offered, how it stands."""
    return tuple(
        _row(limit.quantity, need, offered, offer) for limit in limits if limit.quantity.property
    )


def _row(asked: Quantity, need: str, offered: Sequence[Quantity], offer: str) -> QuantityRow:
    rated = [(same_property(asked, one), -one.start, one) for one in offered if one.property]
    known = [one for one in rated if one[0] >= _SAME and _comparable(asked, one[2])]
    words = need[asked.start : asked.end]
    span = Span(Side.NEED, asked.start, asked.end)
    if not known:
        return QuantityRow(asked.property, words, None, Verdict.UNKNOWN, span)
    best = max(known, key=lambda one: one[:2])[2]
    return QuantityRow(
        property=asked.property,
        asked=words,
        offered=offer[best.start : best.end],
        verdict=verdict(asked, best),
        asked_span=span,
        offered_span=Span(Side.OFFER, best.start, best.end),
    )


def _comparable(asked: Quantity, offered: Quantity) -> bool:
    return asked.dimension == offered.dimension and bool(
        asked.dimension or asked.unit == offered.unit
    )
