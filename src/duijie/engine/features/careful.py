"""The second look: what only the records themselves tell, for the best candidates.

These have no labels to learn from, so their weights are declared, in the same
table as the learned ones, as steps in log-odds.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from duijie.engine.features.limits import comparable_limits, compare_limits
from duijie.engine.needs.maturity import levels_in
from duijie.engine.needs.types import NeedCard
from duijie.engine.records import Field, Record
from duijie.engine.results import QuantityRow, Verdict
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Quantity
from duijie.engine.text.tokens import terms

_IPC = re.compile(r"\b([A-H]\d{2}[A-Z])\s?\d*")
_YEAR = re.compile(r"(?:19|20)\d{2}")
# After this many years a result is no longer news.
_FRESH_YEARS = 8
# Offers whose figures are kept, some 10 kB each.
_REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Pair:
    """A need and an offer laid side by side, both read."""

    need: NeedCard
    offer: Record
    limits: tuple[QuantityRow, ...]
    asked_readiness: tuple[int, int] | None
    offered_readiness: int | None


def lay_side_by_side(need: NeedCard, offer: Record) -> Pair:
    """Read what the offer says to what the need asks."""
    asks = comparable_limits(need)
    text = offer.text
    limits = compare_limits(asks, need.record.text, _figures(text), text) if asks else ()
    asked = (need.maturity.low, need.maturity.high) if need.maturity else None
    return Pair(need, offer, limits, asked, offered_readiness(offer))


@lru_cache(maxsize=_REMEMBERED)
def _figures(text: str) -> tuple[Quantity, ...]:
    """The quantities of an offer, kept because many needs are laid beside the same offers."""
    return read_quantities(text)


def offered_readiness(offer: Record) -> int | None:
    """The readiness an offer states, the lower level of a range, or None."""
    levels = levels_in(offer.get(Field.READINESS))
    return levels[0] if levels else None


def limits_met(pair: Pair) -> float:
    """The share of the need's limits that the offer states and meets."""
    return _share(pair, Verdict.MET)


def limits_unmet(pair: Pair) -> float:
    """The share of the need's limits that the offer states and misses."""
    return _share(pair, Verdict.UNMET)


def readiness_gap(pair: Pair) -> float:
    """How many levels the offer stands below the one asked, in thirds, at most 1."""
    if pair.asked_readiness is None or pair.offered_readiness is None:
        return 0.0
    return min(max(pair.asked_readiness[0] - pair.offered_readiness, 0) / 3, 1.0)


def same_classification(pair: Pair) -> float:
    """Whether both carry a common IPC subclass."""
    return float(bool(_subclasses(pair.need.record) & _subclasses(pair.offer)))


def same_industry(pair: Pair) -> float:
    """The share of the need's industry words that the offer's industry has too."""
    asked = set(terms(pair.need.record.get(Field.INDUSTRY)))
    return len(asked & set(terms(pair.offer.get(Field.INDUSTRY)))) / len(asked) if asked else 0.0


def same_region(pair: Pair) -> float:
    """Whether both are in one region."""
    asked = set(terms(pair.need.record.get(Field.REGION)))
    return float(bool(asked & set(terms(pair.offer.get(Field.REGION)))))


def freshness(pair: Pair) -> float:
    """How recent the offer is: 1 in the need's own year, 0 after eight years."""
    asked, offered = _year(pair.need.record), _year(pair.offer)
    if asked is None or offered is None:
        return 0.0
    return max(0.0, 1 - max(asked - offered, 0) / _FRESH_YEARS)


Careful = Callable[[Pair], float]

CAREFUL: tuple[Careful, ...] = (
    limits_met,
    limits_unmet,
    readiness_gap,
    same_classification,
    same_industry,
    same_region,
    freshness,
)


def _share(pair: Pair, verdict: Verdict) -> float:
    if not pair.limits:
        return 0.0
    return sum(row.verdict is verdict for row in pair.limits) / len(pair.limits)


def _subclasses(record: Record) -> frozenset[str]:
    return frozenset(_IPC.findall(record.get(Field.IPC).upper()))


def _year(record: Record) -> int | None:
    found = _YEAR.search(record.get(Field.DATE))
    return int(found.group()) if found else None
