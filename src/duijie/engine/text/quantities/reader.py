"""Reading quantities: numbers with units, ranges, comparators and the property measured.

docs/algorithms/quantities.md tells how, and how well.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from duijie.engine.text.quantities.blocks import masked_spans
from duijie.engine.text.quantities.comparators import Bound, bound_after, bound_before, or_better
from duijie.engine.text.quantities.numbers import Number, has_chinese, numbers, numerals, prepare
from duijie.engine.text.quantities.properties import BARE
from duijie.engine.text.quantities.property_reader import (
    Named,
    Place,
    bare_property,
    named_property,
    respective,
)
from duijie.engine.text.quantities.types import Comparator, Quantity
from duijie.engine.text.quantities.units import Scale, Unit, scale_of
from duijie.engine.text.quantities.values import Page, Value, value_at

# A digit, or a number in words; nearly all text without a quantity ends here.
_DIGIT = re.compile("[0-9０-９]")
_NUMERAL = re.compile(
    r"[一二两三四五六七八九十][个個年小周天秒倍公吨噸多余百千万萬点]"
    r"|[a-zA-Z][\s-](?i:year|month|week|day|hour|minute|second|percent|inch|f[eo][eo]t|meter|mile"
    r"|kilometer|decade|[cm]m\b)"
)
_LIST = re.compile(
    r"\s?(?:[、,;/×xX*]|(?<=%)\s\.(?=\s)|和|与|或|及|以及|\band\b|\bor\b|,\s?(?:and|or)\b|\bto\b|\bby\b)\s?(?=[-+]?\.?\d)",
    re.IGNORECASE | re.ASCII,
)
# A second value that the first has become: its property is the first one's.
_BECAME = re.compile(
    r"(?:\s*\([^()]{0,30}\))?[\s、,()]*(?:直?(?:提高|提升|增加|增长|增|升高|升|上升|降低|降|下降|减少|减|缩短|加热|冷却)"
    r"(?:至|到|为)了?|和|与|或|至|到|to|and|or|vs\.?|[(]?vs\.?|respectively)?[\s(]*",
    re.IGNORECASE | re.ASCII,
)
_LOWER = (Comparator.AT_MOST, Comparator.LESS_THAN)
_UPPER = (Comparator.AT_LEAST, Comparator.MORE_THAN)
# 0.95 compares with 95 %.
_NO_UNIT = Unit("", "1")


@dataclass(slots=True)
class Draft:
    """A quantity while it is being read."""

    start: int
    end: int
    comparator: Comparator
    value: Value
    unit: Unit
    scale: Scale | None
    named: Named | None = None

    @property
    def dimension(self) -> str:
        """The dimension measured, empty when unknown."""
        return self.scale.dimension if self.scale else ""


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in either language, in reading order.

    Spans point into the text as given and never overlap.
    """
    if not (_DIGIT.search(text) or _NUMERAL.search(text)):
        return ()
    prepared = prepare(text)
    page = Page(prepared, has_chinese(prepared), masked_spans(prepared))
    drafts: list[Draft] = []
    for chain in _chains(page):
        last = drafts[-1] if drafts else None
        read = _drafts(page, chain)
        if read:
            _name(page, read, last)
        drafts.extend(read or _bare(page, chain, last))
    return tuple(_quantity(text, draft) for draft in drafts)


def _chains(page: Page) -> Iterator[list[Value]]:
    """Values in the lists they stand in; a list shares the unit of what follows."""
    chain: list[Value] = []
    for value, listed in _values(page):
        if chain and not listed:
            yield chain
            chain = []
        chain.append(value)
    if chain:
        yield chain


def _values(page: Page) -> Iterator[tuple[Value, bool]]:
    """Every value, and whether it continues the list of the one before."""
    end = 0
    last: Value | None = None
    for number in _all_numbers(page):
        if number.start < end:
            continue
        joint = _LIST.match(page.text, end) if last else None
        listed = joint is not None and joint.end() == number.start
        value = value_at(page, number, listed=listed)
        if value and value.start < end:
            # A unit between two numbers ("0 USD 0") belongs to the one it was read with.
            value = None
        end = value.end if value else number.end
        last = value
        if value:
            yield value, listed


def _all_numbers(page: Page) -> list[Number]:
    found = list(numbers(page.text, chinese=page.chinese))
    spelt = list(numerals(page.text, chinese=page.chinese))
    return sorted([*found, *spelt], key=lambda number: number.start) if spelt else found


def _drafts(page: Page, chain: list[Value]) -> list[Draft]:
    """The values of a list that have a unit, their own or the one that follows them."""
    read: list[Draft] = []
    about = False
    for value, shared in _sharing(chain):
        floor = read[-1].end if read else 0
        if shared is None or value.start < floor:
            continue
        draft = _bounded(page, value, shared, floor)
        if about and draft.comparator is Comparator.EQUAL:
            draft.comparator = Comparator.ABOUT
        about = value.unit is None and draft.comparator is Comparator.ABOUT
        read.append(draft)
    return read


def _sharing(chain: list[Value]) -> list[tuple[Value, Unit | None]]:
    """Each value of a list with the unit, and the 万 or million, it shares with what follows."""
    unit: Unit | None = None
    multiplier = 1.0
    shared: list[tuple[Value, Unit | None]] = []
    for value in reversed(chain):
        if value.unit or value.multiplier != 1.0:
            unit, multiplier = value.unit or unit, value.multiplier
        elif multiplier != 1.0:
            low, high = value.low * multiplier, value.high * multiplier
            shared.append((replace(value, low=low, high=high), unit))
            continue
        shared.append((value, unit))
    return shared[::-1]


def _bare(page: Page, chain: list[Value], last: Draft | None) -> list[Draft]:
    """Numbers without a unit, when a property that needs none stands before them."""
    first, floor = chain[0], last.end if last else 0
    if first.year or page.text[first.end : first.end + 1] == "/":
        return []
    before = bound_before(page.text, first.start, "")
    start = before.start if before else first.start
    place = Place(start, chain[-1].end, BARE, floor)
    named = bare_property(page.text, place)
    if named is None:
        return []
    places = [Place(value.start, value.end, BARE, floor) for value in chain]
    each = respective(page.text, places) if len(chain) > 1 else None
    read: list[Draft] = []
    for value, own in zip(chain, each or [named] * len(chain), strict=True):
        draft = _bounded(page, value, _NO_UNIT, read[-1].end if read else floor)
        draft.named = own
        read.append(draft)
    return read


def _bounded(page: Page, value: Value, unit: Unit, floor: int) -> Draft:
    """The value with the comparator around it."""
    start, end, comparator = value.start, value.end, Comparator.EQUAL
    before = bound_before(page.text, start, unit.name)
    after = bound_after(page.text, end)
    if before and before.start >= floor:
        start, comparator = before.start, before.comparator
    if after:
        end = after.end
        comparator = _combined(page.text, value, comparator, after)
    if value.more:
        comparator = value.more
    if value.ranged:
        comparator = Comparator.RANGE
    return Draft(start, end, comparator, value, unit, scale_of(unit))


def _combined(text: str, value: Value, comparator: Comparator, after: Bound) -> Comparator:
    if comparator not in {Comparator.EQUAL, Comparator.ABOUT}:
        return comparator
    words = text[after.start : after.end]
    return or_better(text, value.start, after.comparator, words)


def _name(page: Page, read: list[Draft], last: Draft | None) -> None:
    """Find the property of each quantity of one list."""
    start = read[0].start
    by = page.text[max(0, start - 3) : start] == "by "
    limit = last.end if last and by else _consumed(last)
    if last and page.text[last.start - 1 : last.start] + page.text[last.end : last.end + 1] == "()":
        # "粘度(25℃)500 mPa·s": what stands in brackets is only a condition.
        limit = max(0, last.start - _NEAR)
    places = [Place(draft.start, draft.end, draft.dimension, limit) for draft in read]
    each: Sequence[Named | None] | None = respective(page.text, places) if len(read) > 1 else None
    if each is None:
        whole = Place(places[0].start, places[-1].end, places[0].dimension, limit)
        named = named_property(page.text, whole)
        if named is None and last and _BECAME.fullmatch(page.text, last.end, read[0].start):
            named = last.named if last.dimension == read[0].dimension else None
        each = [named] * len(read)
    first = places[0].dimension
    for draft, named in zip(read, each, strict=True):
        other = draft.dimension != first
        fits = named is not None and (not other or named.concept.fits(draft.dimension))
        draft.named = named if fits else None


_NEAR = 16


def _consumed(last: Draft | None) -> int:
    """Where the words end that the quantity before has used up."""
    if last is None:
        return 0
    return max(last.end, last.named.end if last.named else 0)


def _quantity(text: str, draft: Draft) -> Quantity:
    """The finished quantity, with its base values."""
    value, named = draft.value, draft.named
    low = None if draft.comparator in _LOWER else value.low
    high = None if draft.comparator in _UPPER else value.high
    scale = draft.scale or Scale("", "", 1.0)
    if value.lone_tolerance and scale.offset:
        scale = Scale("temperature difference", scale.base_unit, scale.factor)
    return Quantity(
        start=draft.start,
        end=draft.end,
        comparator=draft.comparator,
        low=low,
        high=high,
        unit=draft.unit.name,
        dimension=scale.dimension,
        base_unit=scale.base_unit,
        base_low=scale.base(low) if draft.scale else None,
        base_high=scale.base(high) if draft.scale else None,
        property=text[named.start : named.end] if named else "",
        property_start=named.start if named else -1,
        property_end=named.end if named else -1,
    )
