"""Whether an offered quantity meets an asked one, and whether two measure the same.

The truth table is in docs/algorithms/quantities.md.
"""

from dataclasses import dataclass
from math import inf

from duijie.engine.results import Verdict
from duijie.engine.text.quantities.properties import lexicon, singular
from duijie.engine.text.quantities.types import Comparator, Quantity

# "About 50" is met from 45 to 55.
ABOUT_SHARE = 0.1
# Conversions leave noise in the last digits.
_ROUNDING = 1e-9
_SAME, _RELATED, _KIND_ONLY = 1.0, 0.6, 0.5
_FRACTIONS = frozenset({"wt%", "vol%", "at%", "mol%", "%RH"})
_UPPER_BOUNDS = (Comparator.AT_MOST, Comparator.LESS_THAN)
_LOWER_BOUNDS = (Comparator.AT_LEAST, Comparator.MORE_THAN)


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a quantity speaks of, ends included unless open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


def verdict(asked: Quantity, offered: Quantity) -> Verdict:
    """Whether the offered value satisfies the limit asked.

    Both must be of one dimension; the caller sees to it that they are of one
    property (``same_property``). Unknown where the offer leaves it open.
    """
    wanted, given = _interval(asked), _interval(offered)
    if wanted is None or given is None or not _comparable(asked, offered):
        return Verdict.UNKNOWN
    if asked.comparator is Comparator.RANGE:
        return _against_range(wanted, given, offered)
    if _apart(wanted, given):
        return Verdict.UNMET
    return _against_bound(wanted, given, asked, offered)


def _against_bound(
    wanted: Interval, given: Interval, asked: Quantity, offered: Quantity
) -> Verdict:
    """The asked limit is one-sided or a single value, and the two overlap."""
    if _inside(given, wanted):
        return Verdict.MET
    if offered.comparator is Comparator.RANGE and _inside(wanted, given):
        # A capability from 10 to 100 covers a wish for 50.
        return Verdict.MET
    if offered.comparator is Comparator.RANGE and _reaches(asked, given):
        return Verdict.MET
    return Verdict.UNKNOWN


def _reaches(asked: Quantity, given: Interval) -> bool:
    """Whether an offered range reaches beyond the limit asked on its open side."""
    if asked.comparator in _LOWER_BOUNDS:
        return asked.base_low is not None and given.high >= asked.base_low
    return (
        asked.comparator in _UPPER_BOUNDS
        and asked.base_high is not None
        and given.low <= asked.base_high
    )


def _against_range(wanted: Interval, given: Interval, offered: Quantity) -> Verdict:
    """A range asked is met by a range that covers it, or a value that lies inside."""
    if _apart(wanted, given):
        return Verdict.UNMET
    if offered.comparator is Comparator.RANGE:
        covers = _inside(wanted, given)
        return Verdict.MET if covers or _inside(given, wanted) else Verdict.UNMET
    if offered.comparator in {Comparator.EQUAL, Comparator.ABOUT}:
        return Verdict.MET if _inside(given, wanted) else Verdict.UNKNOWN
    return Verdict.UNKNOWN


def _comparable(asked: Quantity, offered: Quantity) -> bool:
    """Whether the base values measure in the same unit."""
    if asked.base_unit != offered.base_unit or asked.dimension != offered.dimension:
        return False
    specific = {asked.unit, offered.unit} & _FRACTIONS
    # 30 wt% says nothing of 30 vol%; a plain % may be either.
    return len(specific) < len(("one", "other"))


def _interval(quantity: Quantity) -> Interval | None:
    """The interval in base values; None when there are none."""
    low, high = quantity.base_low, quantity.base_high
    if not quantity.dimension or (low is None and high is None):
        return None
    if quantity.comparator is Comparator.ABOUT and low is not None and high is not None:
        slack_low, slack_high = abs(low) * ABOUT_SHARE, abs(high) * ABOUT_SHARE
        return Interval(low - slack_low, high + slack_high)
    return Interval(
        -inf if low is None else low,
        inf if high is None else high,
        quantity.comparator is Comparator.MORE_THAN,
        quantity.comparator is Comparator.LESS_THAN,
    )


def _slack(value: float) -> float:
    return abs(value) * _ROUNDING if abs(value) != inf else 0.0


def _inside(inner: Interval, outer: Interval) -> bool:
    """Whether every value of one interval lies in the other."""
    low = inner.low > outer.low or (
        inner.low >= outer.low - _slack(outer.low) and (not outer.low_open or inner.low_open)
    )
    high = inner.high < outer.high or (
        inner.high <= outer.high + _slack(outer.high) and (not outer.high_open or inner.high_open)
    )
    return low and high


def _apart(left: Interval, right: Interval) -> bool:
    """Whether no value lies in both."""
    return _below(left, right) or _below(right, left)


def _below(left: Interval, right: Interval) -> bool:
    gap = right.low - left.high
    if gap > _slack(left.high):
        return True
    touching = abs(gap) <= _slack(left.high)
    return touching and (left.high_open or right.low_open)


def same_property(asked: Quantity, offered: Quantity) -> float:
    """How surely two quantities measure the same property, from 0 to 1.

    Names are compared through a table of synonyms in both languages; without a
    name on either side only the dimension speaks.
    """
    if not (asked.property and offered.property):
        fits = asked.dimension and asked.dimension == offered.dimension
        both_bare = not asked.property and not offered.property
        return (_KIND_ONLY if both_bare else _KIND_ONLY / 2) if fits else 0.0
    if _folded(asked.property) == _folded(offered.property):
        return _SAME
    one, other = lexicon().concept_of(asked.property), lexicon().concept_of(offered.property)
    if one and other and one.key == other.key:
        return max(_wording(asked.property, offered.property), _SAME - _unlike(asked, offered))
    if one and other and (one.dimensions & other.dimensions):
        return _RELATED * _wording(asked.property, offered.property)
    return _wording(asked.property, offered.property) * _RELATED


def _unlike(asked: Quantity, offered: Quantity) -> float:
    """What modifiers in one language take off two names of one concept (入口温度, 出口温度)."""
    one, other = _folded(asked.property), _folded(offered.property)
    if one.isascii() != other.isascii():
        return 0.0
    known = lexicon().concepts
    if one in known and other in known:
        return 0.0
    return 1.0 - _RELATED - (1.0 - _RELATED) * _wording(asked.property, offered.property)


def _folded(name: str) -> str:
    return " ".join(singular(word) for word in name.lower().split())


def _wording(one: str, other: str) -> float:
    """The overlap of two names in characters (Chinese) or words (English)."""
    left, right = _parts(one), _parts(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _parts(name: str) -> frozenset[str]:
    folded = _folded(name)
    return frozenset(folded.split()) if folded.isascii() else frozenset(folded.replace(" ", ""))
