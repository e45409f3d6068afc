"""What the need's limits say to the offer's figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from duijie.engine.needs.types import Limit, NeedCard, Strength
from duijie.engine.results import QuantityRow, Side, Span, Verdict
from duijie.engine.text.quantities.compare import same_property, verdict
from duijie.engine.text.quantities.types import Comparator, Quantity

# Below this two names are not taken for one property; a wrong pair is worse than "unknown".
_SAME = 0.6
# Bare words of shape: they do not say what is so wide or long.
_SHAPES = frozenset(
    "长 宽 高 深 厚 大 小 重 φ Φ wide long deep high tall thick range ranges".split()  # noqa: SIM905
)
# What stands right before a condition: "at 25 °C", "after 40 washes", "8 N/25 mm", "(25 °C".
_CONDITION_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:at|after|under|per|over|within|every|with|for)\s|[@/(]|在|于|经|每)\s*$",
    re.IGNORECASE,
)
_CONDITION_AFTER = re.compile(r"\s*(?:[条环]|时|下|后)")
_LOOK_BACK = 8
# Of two limits that name one figure, the one with a bound asks for it.
_LOOSER = 0.01
# What is counted in these is a life, and nothing else.
_NAMED_BY_UNIT = frozenset({"cycles"})
_BOUNDS = {
    Comparator.AT_LEAST,
    Comparator.MORE_THAN,
    Comparator.AT_MOST,
    Comparator.LESS_THAN,
}


def comparable_limits(need: NeedCard) -> tuple[Limit, ...]:
    """The limits that name a property and are no condition, each once."""
    text = need.record.text
    kept: list[Limit] = []
    for limit in need.limits:
        asked = limit.quantity
        name = asked.property.strip()
        if not name or name.lower() in _SHAPES or _is_condition(limit, kept, text):
            continue
        if not any(_repeats(asked, other.quantity) for other in kept):
            kept.append(limit)
    return tuple(kept)


def compare_limits(
    limits: Sequence[Limit], need: str, offered: Sequence[Quantity], offer: str
) -> tuple[QuantityRow, ...]:
    """One row for each limit: asked, offered, how it stands.

    A value that the need only mentions, without a bound or a word that asks for
    it, has a row when the offer covers it: who describes a plant does not ask
    for its size.
    """
    rows = []
    for answer in _answers(limits, offered):
        row = _row(answer, need, offer)
        if row.verdict is Verdict.MET or answer.limit.strength is not Strength.STATED:
            rows.append(row)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A limit and the offer's figure for it, with how surely they name one property."""

    limit: Limit
    figure: Quantity | None
    sure: float


def _answers(limits: Sequence[Limit], offered: Sequence[Quantity]) -> list[_Answer]:
    """The best figure for each limit; one that fits another limit better stays with that."""
    named = [one for one in offered if one.property or one.dimension in _NAMED_BY_UNIT]
    answers = [_best(limit, named) for limit in limits]
    claims: dict[int, float] = {}
    for answer in answers:
        if answer.figure:
            place = answer.figure.start
            claims[place] = max(claims.get(place, 0.0), answer.sure)
    return [
        _Answer(answer.limit, None, 0.0)
        if answer.figure and answer.sure < claims[answer.figure.start]
        else answer
        for answer in answers
    ]


def _best(limit: Limit, offered: Sequence[Quantity]) -> _Answer:
    asked = limit.quantity
    rated = [(_sure(asked, one), one) for one in offered if _comparable(asked, one)]
    known = [(sure, -one.start, one) for sure, one in rated if sure >= _SAME]
    if not known:
        return _Answer(limit, None, 0.0)
    sure, _, best = max(known, key=lambda one: one[:2])
    # Of the values of one list ("25, 50 and 100 μm") the one that fits is the answer.
    listed = [
        one
        for other, _, one in known
        if other == sure and one.property_start == best.property_start
    ]
    meeting = [one for one in listed if verdict(asked, one) is Verdict.MET]
    firm = sure if asked.comparator in _BOUNDS else sure - _LOOSER
    return _Answer(limit, meeting[0] if meeting else best, firm)


def _sure(asked: Quantity, offered: Quantity) -> float:
    """How surely both measure one property; some units leave no doubt what they count."""
    if not offered.property and offered.dimension in _NAMED_BY_UNIT:
        return _SAME
    return same_property(asked, offered)


def _row(answer: _Answer, need: str, offer: str) -> QuantityRow:
    asked, best = answer.limit.quantity, answer.figure
    words = need[asked.start : asked.end]
    span = Span(Side.NEED, asked.start, asked.end)
    if best is None:
        return QuantityRow(asked.property, words, None, Verdict.UNKNOWN, span)
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


def _is_condition(limit: Limit, earlier: Sequence[Limit], text: str) -> bool:
    """Whether a value only says under what circumstances another one holds."""
    asked = limit.quantity
    if asked.comparator in _BOUNDS:
        return False
    if any(_shares_name(asked, other.quantity) for other in earlier):
        return True
    own = asked.property_start >= 0 and asked.property_end <= asked.start
    before = text[max(asked.start - _LOOK_BACK, 0) : asked.start]
    if not own or asked.property_end <= asked.start - _LOOK_BACK:
        return bool(_CONDITION_BEFORE.search(before) or _CONDITION_AFTER.match(text, asked.end))
    opened = text.rfind("(", 0, asked.start), text.rfind("（", 0, asked.start)
    closed = text.rfind(")", 0, asked.start), text.rfind("）", 0, asked.start)
    return max(opened) > max(closed) or bool(_CONDITION_BEFORE.search(before))


def _shares_name(asked: Quantity, other: Quantity) -> bool:
    """Whether one mention of a property has a bound already, so that this is beside it."""
    return (
        asked.property_start == other.property_start
        and other.comparator in _BOUNDS
        and asked.dimension != other.dimension
    )


def _repeats(asked: Quantity, other: Quantity) -> bool:
    """Whether the same limit was stated before."""
    same = (asked.base_low, asked.base_high, asked.unit) == (
        other.base_low,
        other.base_high,
        other.unit,
    )
    return same and asked.dimension == other.dimension and _alike(asked.property, other.property)


def _alike(one: str, other: str) -> bool:
    left, right = one.lower(), other.lower()
    return left in right or right in left
