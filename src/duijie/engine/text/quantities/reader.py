"""Reading quantities: numbers with units, ranges, comparators and the property measured.

docs/algorithms/quantities.md tells how, and how well.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from duijie.engine.text.quantities.blocks import masked_spans
from duijie.engine.text.quantities.comparators import Bound, bound_after, bound_before, or_better
from duijie.engine.text.quantities.numbers import Number, has_chinese, numbers, numerals, prepare
from duijie.engine.text.quantities.property_reader import (
    Named,
    Place,
    bare_property,
    named_property,
    respective,
)
from duijie.engine.text.quantities.types import Comparator, Quantity
from duijie.engine.text.quantities.units import Unit, scale_of
from duijie.engine.text.quantities.values import Page, Value, value_at

# A digit, or a number in words; nearly all text without a quantity ends here.
_WORTH_READING = re.compile(
    r"\d|[一二两三四五六七八九十](?:[个年小周天秒倍公吨多余百千万])"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|t[ewh]\w{1,7}|fi?o?[ru]?f?ty|eleven)[\s-]",
    re.IGNORECASE | re.ASCII,
)
_LIST = re.compile(
    r"\s?(?:[、,;/×xX*]|和|与|或|及|以及|\band\b|\bor\b|,\s?(?:and|or)\b|\bto\b|\bby\b)\s?(?=[-+]?\.?\d)",
    re.IGNORECASE | re.ASCII,
)
_LOWER = (Comparator.AT_MOST, Comparator.LESS_THAN)
_UPPER = (Comparator.AT_LEAST, Comparator.MORE_THAN)


def read_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in either language, in reading order.

    Spans point into the text as given and never overlap.
    """
    if not _WORTH_READING.search(text):
        return ()
    prepared = prepare(text)
    page = Page(prepared, has_chinese(prepared), masked_spans(prepared))
    quantities: list[Quantity] = []
    for chain in _chains(page):
        last = quantities[-1] if quantities else None
        read = list(_quantities(page, chain)) or list(_bare(page, chain, last))
        quantities.extend(_with_properties(page, read, last))
    return tuple(replace(item, property=_words(text, item)) for item in quantities)


def _words(text: str, quantity: Quantity) -> str:
    if quantity.property_start < 0:
        return ""
    return text[quantity.property_start : quantity.property_end]


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
        end = value.end if value else number.end
        last = value
        if value:
            yield value, listed


def _all_numbers(page: Page) -> list[Number]:
    found = list(numbers(page.text, chinese=page.chinese))
    spelt = list(numerals(page.text))
    return sorted([*found, *spelt], key=lambda number: number.start) if spelt else found


def _quantities(page: Page, chain: list[Value]) -> Iterator[Quantity]:
    unit: Unit | None = None
    shared: list[Value] = []
    for value in reversed(chain):
        unit = value.unit or unit
        shared.append(replace(value, unit=unit))
    floor, about = 0, False
    for own, value in zip(chain, reversed(shared), strict=True):
        if value.unit is not None and value.start >= floor:
            quantity = _bounded(page, value, value.unit, floor)
            if about and quantity.comparator is Comparator.EQUAL:
                quantity = replace(quantity, comparator=Comparator.ABOUT)
            about = own.unit is None and quantity.comparator is Comparator.ABOUT
            floor = quantity.end
            yield quantity


def _bare(page: Page, chain: list[Value], last: Quantity | None) -> Iterator[Quantity]:
    """Numbers without a unit, when a property that needs none stands before them."""
    first = chain[0]
    if first.year:
        return
    start = first.start
    before = bound_before(page.text, start, "")
    start = before.start if before else start
    place = Place(start, chain[-1].end, "ratio", last.end if last else 0)
    named = bare_property(page.text, place)
    if named is None:
        return
    floor = last.end if last else 0
    for value in chain:
        quantity = _bounded(page, value, _NUMBER, floor)
        floor = quantity.end
        yield quantity


# 0.95 compares with 95 %.
_NUMBER = Unit("", "1")
# A second value that the first has become: its property is the first one's.
_BECAME = re.compile(
    r"[\s、,()]*(?:直?(?:提高|提升|增加|增长|增|升高|升|上升|降低|降|下降|减少|减|缩短|加热|冷却)(?:至|到|为)了?|和|与|或|至|到"
    r"|to|and|or|vs\.?|[(]?vs\.?|respectively)?[\s(]*",
    re.IGNORECASE | re.ASCII,
)


def _with_properties(
    page: Page, read: list[Quantity], last: Quantity | None
) -> Iterator[Quantity]:
    """The quantities of one list with the property each measures."""
    if not read:
        return
    limit = last.end if last else 0
    places = [Place(item.start, item.end, item.dimension, limit) for item in read]
    each = respective(page.text, places) if len(read) > 1 else None
    if each is None:
        whole = replace(places[0], end=places[-1].end)
        named = named_property(page.text, whole)
        if named is None and last and _BECAME.fullmatch(page.text, last.end, read[0].start):
            yield from (_like(item, last) for item in read)
            return
        each = [named] * len(read)
    yield from map(_named, read, each)


def _like(quantity: Quantity, other: Quantity) -> Quantity:
    if quantity.dimension != other.dimension:
        return quantity
    return replace(
        quantity, property_start=other.property_start, property_end=other.property_end
    )


def _named(quantity: Quantity, named: Named | None) -> Quantity:
    if named is None:
        return quantity
    return replace(quantity, property_start=named.start, property_end=named.end)


def _bounded(page: Page, value: Value, unit: Unit, floor: int) -> Quantity:
    """The value with the comparator around it and its base values."""
    start, end, comparator = value.start, value.end, Comparator.EQUAL
    before = bound_before(page.text, start, unit.name)
    after = bound_after(page.text, end)
    if before and before.start >= floor:
        start, comparator = before.start, before.comparator
    if after:
        end = after.end
        comparator = _combined(page.text, value, comparator, after)
    if value.more:
        comparator = Comparator.MORE_THAN
    if value.ranged:
        comparator = Comparator.RANGE
    low = None if comparator in _LOWER else value.low
    high = None if comparator in _UPPER else value.high
    return _with_base(Quantity(start, end, comparator, low, high, unit.name), unit, value)


def _combined(text: str, value: Value, comparator: Comparator, after: Bound) -> Comparator:
    if comparator not in {Comparator.EQUAL, Comparator.ABOUT}:
        return comparator
    words = text[after.start : after.end]
    return or_better(text, value.start, after.comparator, words)


def _with_base(quantity: Quantity, unit: Unit, value: Value) -> Quantity:
    scale = scale_of(unit)
    if scale is None:
        return quantity
    if value.lone_tolerance and scale.offset:
        scale = replace(scale, dimension="temperature difference", offset=0.0)
    return replace(
        quantity,
        dimension=scale.dimension,
        base_unit=scale.base_unit,
        base_low=scale.base(quantity.low),
        base_high=scale.base(quantity.high),
    )
