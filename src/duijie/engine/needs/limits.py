"""Quantities a need asks for, told apart from those that describe today's state."""

import re
from collections.abc import Iterable

from duijie.engine.needs.lexicon import Hit, table
from duijie.engine.needs.page import Page
from duijie.engine.needs.types import Evidence, Limit, Strength
from duijie.engine.text.quantities.reader import read_quantities
from duijie.engine.text.quantities.types import Comparator, Quantity
from duijie.kernel.language import Language

_FIRM = {
    Comparator.AT_LEAST,
    Comparator.MORE_THAN,
    Comparator.AT_MOST,
    Comparator.LESS_THAN,
}
_NOT_READ_IN = {"keywords", "budget", "deadline", "region", "skip", "notice"}
_REACH = 24
# Years are counts without a unit or property that look like 1950 to 2059.
_YEARS = range(1950, 2060)

Taken = Iterable[Evidence | None]


def read_limits(page: Page, taken: Taken) -> tuple[tuple[Limit, ...], tuple[Limit, ...]]:
    """The quantities asked for, and those of the present state.

    ``taken`` are readings (budget, deadline, maturity) whose numbers are not limits.
    """
    places = [one.span for one in taken if one is not None and one.span is not None]
    asked: list[Limit] = []
    current: list[Limit] = []
    quantities = read_quantities(page.text)
    for quantity in quantities:
        if any(quantity.start < span.end and span.start < quantity.end for span in places):
            continue
        if _is_limit(page, quantity):
            present = _is_present(page, quantity)
            (current if present else asked).append(_limit(page, quantity, quantities))
    return tuple(asked), tuple(current)


def _is_limit(page: Page, quantity: Quantity) -> bool:
    if page.role(quantity.start) in _NOT_READ_IN or _is_year(quantity):
        return False
    if not quantity.unit and not quantity.property:
        return False
    reach = max(quantity.start - 12, page.sentence(quantity.start)[0])
    never = page.hits("strength", "never", reach, min(quantity.end + 8, len(page.low)))
    return not any(hit.start < quantity.end and hit.end > quantity.start for hit in never)


def _is_year(quantity: Quantity) -> bool:
    return (
        not quantity.unit
        and quantity.low is not None
        and quantity.low == quantity.high
        and quantity.low in _YEARS
    )


def _is_present(page: Page, quantity: Quantity) -> bool:
    if page.role(quantity.start) == "limits" or _right_before(page, quantity, "to"):
        return False
    if _right_before(page, quantity, "from"):
        return True
    first, last = _scope(page, quantity)
    if page.first("strength", "target", first, last):
        return False
    return (
        page.role(quantity.start) == "current"
        or page.first("strength", "current", first, last) is not None
        or _goes_on_about_today(page, quantity)
    )


def _goes_on_about_today(page: Page, quantity: Quantity) -> bool:
    """Whether a Chinese sentence that began with today's state still describes it here."""
    if page.language is not Language.ZH or quantity.comparator in _FIRM:
        return False
    start = page.sentence(quantity.start)[0]
    since = max((hit.end for hit in page.hits("strength", "now", start, quantity.start)), default=0)
    if not since:
        return False
    wishes = (page.first("strength", part, since, quantity.end) for part in ("target", "should"))
    return not any(wishes)


def _right_before(page: Page, quantity: Quantity, part: str) -> bool:
    before = page.low[max(quantity.start - _REACH, 0) : quantity.start]
    return any(re.search(words, before) for words in table("strength")[part].values())


def _scope(page: Page, quantity: Quantity) -> tuple[int, int]:
    """The clause of a quantity, with its property when that stands before the comma."""
    start = quantity.start
    if 0 <= quantity.property_start < start:
        start = quantity.property_start
    return page.clause(start, quantity.end)


def _limit(page: Page, quantity: Quantity, others: tuple[Quantity, ...]) -> Limit:
    strength, because = _strength(page, quantity, others)
    evidence = page.evidence(quantity.start, quantity.end)
    return Limit(quantity, strength, evidence, because)


def _strength(
    page: Page, quantity: Quantity, others: tuple[Quantity, ...]
) -> tuple[Strength, Evidence | None]:
    """How firmly it is asked: words of the clause first, then the comparator, then the sentence."""
    beside = [other for other in others if other is not quantity]
    for scope in (_scope(page, quantity), page.sentence(quantity.start)):
        wish = _nearest(page, "should", scope, quantity, beside)
        firm = _nearest(page, "must", scope, quantity, beside)
        if wish:
            return Strength.SHOULD, page.evidence(wish.start, wish.end)
        if firm:
            return Strength.MUST, page.evidence(firm.start, firm.end)
        if quantity.comparator in _FIRM:
            return Strength.MUST, None
    return (Strength.MUST, None) if page.role(quantity.start) == "limits" else _STATED


_STATED: tuple[Strength, Evidence | None] = (Strength.STATED, None)


def _nearest(
    page: Page, part: str, scope: tuple[int, int], quantity: Quantity, beside: list[Quantity]
) -> Hit | None:
    """The nearest word of a list, but not the comparator of another quantity."""
    hits = (
        hit
        for hit in page.hits("strength", part, *scope)
        if not any(other.start <= hit.start < other.end for other in beside)
    )
    return min(hits, key=lambda hit: abs(hit.start - quantity.start), default=None)
