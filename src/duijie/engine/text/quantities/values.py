"""One value of a text: a number, a range or a tolerance, with its unit."""

import re
from dataclasses import dataclass

from duijie.engine.text.quantities.blocks import blocked, ends_oddly
from duijie.engine.text.quantities.doubts import Before
from duijie.engine.text.quantities.numbers import Number, number_at
from duijie.engine.text.quantities.types import Comparator
from duijie.engine.text.quantities.unit_reader import unit_at
from duijie.engine.text.quantities.units import Unit, scale_of, unit_table

_RANGE = re.compile(
    r"\s?(?:\\?~{1,2}|--?|至|到|一(?=\s?\d)|―)\s?(?=[-+]?[\s\d.])|\s(?:to|through|thru)\s(?=[-+]?\.?\d)",
    re.IGNORECASE | re.ASCII,
)
_LOST = re.compile(r"\s(?=\d)")
_AND = re.compile(r"\s?(?:and|和|与|至|到)\s?(?=[-+]?\d)", re.IGNORECASE | re.ASCII)
_TOLERANCE = re.compile(r"\s?(?:±|\+/-|\+-)\s?(?=[\d.])")
_BETWEEN = re.compile(r"(?:\bbetween|介于|在)\s?(?:about\s)?$", re.IGNORECASE | re.ASCII)
_BETWEEN_END = re.compile(r"\s?之?间")
_FROM = re.compile(r"(?:\bfrom|从|由|自)\s?$", re.IGNORECASE | re.ASCII)
_CHANGE = re.compile(
    r"increas|decreas|reduc|rais|improv|grow|grew|drop|fell|fall|rise|rose|declin|chang|lower",
    re.IGNORECASE | re.ASCII,
)
_CLOSE = re.compile(r"\s?\)\s?")
_OPEN = re.compile(r"\(\s?$")
_LONE_TOLERANCE = re.compile(r"(?:±|\+/-|\+-)\s?$")
_MONEY_SIGN = re.compile(r"(US\$|HK\$|[$¥€£]|\b(?:USD|RMB|CNY|EUR|GBP|JPY|HKD))\s?$")
_MONEY_ENDS = frozenset("$¥€£DBYRPK")
_MONEY_SCALE = re.compile(r"\s?(k|K|M|MM|B|bn|mn)(?![A-Za-z])")
_MONEY_FACTORS = {"k": 10**3, "K": 10**3, "M": 10**6, "MM": 10**6, "mn": 10**6}
_MONEY_FACTORS |= {"B": 10**9, "bn": 10**9}
_MORE = re.compile(r"\s?[多余](?=[年个公万亿吨元天米小岁倍种])|\+(?=[\s-]?(?:[A-Za-z]{3}|[%年个]))")
_RATING = re.compile(r"(?<![A-Za-z])IP\s?$")
_RATED = re.compile(r"\d{2}(?![\d.])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Page:
    """A prepared text with what is asked of it again and again."""

    text: str
    chinese: bool
    masks: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Value:
    """A single number (``low`` equals ``high``), a range, or a tolerance around one."""

    start: int
    end: int
    low: float
    high: float
    unit: Unit | None
    ranged: bool = False
    lone_tolerance: bool = False
    more: Comparator | None = None
    year: bool = False
    multiplier: float = 1.0


def value_at(page: Page, number: Number, *, listed: bool) -> Value | None:
    """The value that begins with this number, None when it measures nothing.

    ``listed`` says that it goes on a list, so what stands before it is known.
    """
    rated = _rating(page.text, number)
    if rated:
        return rated
    money = _money(page.text, number)
    if money:
        return money
    more = _MORE.match(page.text, number.end)
    found = unit_at(page.text, more.end() if more else number.end, _before(page, number))
    name = found.unit.name if found else ""
    if ends_oddly(page.text, number):
        return None
    if not listed and blocked(page.text, number, name, page.masks):
        return None
    end = found.end if found else number.end
    unit = found.unit if found else None
    if more and found:
        kind = Comparator.AT_LEAST if more[0] == "+" else Comparator.MORE_THAN
        return Value(number.start, end, number.value, number.value, unit, more=kind)
    return (
        _tolerance(page, number, unit, end)
        or _range(page, number, unit, end)
        or _single(page, number, unit, end)
    )


def _before(page: Page, number: Number) -> Before:
    opened = page.text[number.start - 1 : number.start] == "("
    return Before(number.value, number.year, page.chinese, glued=True, opened=opened)


def _rating(text: str, number: Number) -> Value | None:
    """An ingress protection code (IP67)."""
    if text[number.start - 1 : number.start] not in {"P", " "}:
        return None
    sign = _RATING.search(text, max(0, number.start - 4), number.start)
    if sign is None or not _RATED.match(text, number.start):
        return None
    unit = unit_table().exact["IP"]
    return Value(sign.start(), number.end, number.value, number.value, unit)


def _money(text: str, number: Number) -> Value | None:
    """A value behind a currency sign, its scale included ($5M)."""
    window = text[max(0, number.start - 5) : number.start]
    sign = _MONEY_SIGN.search(window) if window.rstrip()[-1:] in _MONEY_ENDS else None
    if sign is None:
        return None
    unit = unit_table().money[sign[1]]
    scale = _MONEY_SCALE.match(text, number.end)
    end, value = number.end, number.value
    if scale:
        end, value = scale.end(), value * _MONEY_FACTORS[scale[1]]
    start = number.start - len(window) + sign.start()
    upper = _money_range(text, end)
    if upper and upper.low > value:
        return Value(start, upper.end, value, upper.low, unit, ranged=True)
    return Value(start, end, value, value, unit)


def _money_range(text: str, end: int) -> Value | None:
    """The upper end of a range of money ($350K-$400K)."""
    dash = _RANGE_SIGN.match(text, end)
    number = number_at(text, dash.end() + 1, chinese=False) if dash else None
    return _money(text, number) if number else None


_RANGE_SIGN = re.compile(r"\s?(?:[-~]|to)\s?(?=[$¥€£]\d)", re.ASCII)


def _single(page: Page, number: Number, unit: Unit | None, end: int) -> Value:
    start = number.start
    before = page.text[start - 1 : start]
    opened = _OPEN.search(page.text, max(0, start - 2), start) if unit is None else None
    closed = _CLOSE.match(page.text, end) if opened else None
    if closed and opened:
        outside = unit_at(page.text, closed.end(), _before(page, number))
        if outside and outside.unit.name != "in":
            return Value(opened.start(), outside.end, number.value, number.value, outside.unit)
    sign = _LONE_TOLERANCE.search(page.text, max(0, start - 4), start) if unit else None
    if sign and unit and before in {"±", "-", " "}:
        size = abs(number.value)
        return Value(sign.start(), end, -size, size, unit, ranged=True, lone_tolerance=True)
    return Value(
        start, end, number.value, number.value, unit, year=number.year, multiplier=number.multiplier
    )


def _tolerance(page: Page, number: Number, unit: Unit | None, end: int) -> Value | None:
    """5±0.1 μm, (5±0.1) μm, 5 μm ± 0.1 μm; in brackets also with a lost sign."""
    text = page.text
    opened = _OPEN.search(text, max(0, number.start - 2), number.start)
    sign = _TOLERANCE.match(text, end)
    lost = sign is None and page.chinese and opened is not None and unit is None
    sign = sign or (_LOST.match(text, end) if lost else None)
    second = number_at(text, sign.end(), chinese=page.chinese) if sign else None
    if second is None:
        return None
    after = unit_at(text, second.end, _before(page, second))
    stop, own = (after.end, after.unit) if after else (second.end, None)
    closed = _CLOSE.match(text, stop) if opened and own is None and unit is None else None
    outside = unit_at(text, closed.end(), _before(page, second)) if closed else None
    if outside and opened:
        stop, own = outside.end, outside.unit
    if lost and not (outside and second.value < number.value / 2):
        return None
    start = opened.start() if outside and opened else number.start
    return _around(number, second, (unit, own), (start, stop))


def _around(
    number: Number, second: Number, units: tuple[Unit | None, Unit | None], span: tuple[int, int]
) -> Value:
    """The range around a number; a tolerance in % of another unit is a share of the number."""
    main, own = units
    size = abs(second.value)
    if main and own and own.name == "%" and main.name != "%":
        size = abs(number.value) * size / 100
    unit = main or own
    low, high = number.value - size, number.value + size
    return Value(*span, _tidy(low), _tidy(high), unit, ranged=True)


def _tidy(value: float) -> float:
    """Without the last bits that adding decimals leaves."""
    return float(f"{value:.12g}")


def _range(page: Page, number: Number, unit: Unit | None, end: int) -> Value | None:
    text = page.text
    before = text[max(0, number.start - 12) : number.start]
    between = _BETWEEN.search(before)
    sign = _RANGE.match(text, end) or (_AND.match(text, end) if between else None)
    lost = sign is None and page.chinese
    sign = sign or (_LOST.match(text, end) if lost else None)
    if sign is None:
        return None
    # 10--20 is a long dash, -40--20 a dash and a minus.
    minus = sign[0] == "--" and number.value < 0
    second = number_at(text, sign.end() - minus, chinese=page.chinese)
    if second is None:
        return None
    after = unit_at(text, second.end, _before(page, second))
    own, stop = (after.unit, after.end) if after else (None, second.end)
    if lost and not (own and number.value < second.value and unit in {None, own}):
        return None
    word = sign[0].strip().lower()
    if word in {"to", "and", "和", "与"} and not _spans(text, word, number.start, stop):
        return None
    low = _in_unit(_shared(number, second, unit), unit, own)
    if low is None or (unit and own is None and "-" in word):
        return None
    lead = (_FROM if word == "to" else _BETWEEN).search(before) if word not in "-~" else None
    start = number.start - len(before) + lead.start() if lead else number.start
    return _ordered((start, stop), low, second.value, own or unit)


def _shared(number: Number, second: Number, unit: Unit | None) -> float:
    """The first value of a range, with the 万 or power of ten of the second (3~5万吨)."""
    alone = unit is None and number.scale == 1.0
    return _tidy(number.value * second.scale) if alone else number.value


def _spans(text: str, word: str, start: int, stop: int) -> bool:
    """Whether the connecting word makes a range here, not a change or a list."""
    if word == "to":
        clause = text[max(0, start - 48) : start]
        return not (_FROM.search(clause) and _CHANGE.search(clause))
    return word == "and" or bool(_BETWEEN_END.match(text, stop))


def _ordered(span: tuple[int, int], first: float, second: float, unit: Unit | None) -> Value:
    return Value(*span, min(first, second), max(first, second), unit, ranged=True)


def _in_unit(value: float, unit: Unit | None, wanted: Unit | None) -> float | None:
    """A value moved to another unit of its dimension, None when there is no way."""
    if unit is None or wanted is None or unit == wanted:
        return value
    old, new = scale_of(unit), scale_of(wanted)
    if old is None or new is None or old.base_unit != new.base_unit:
        return None
    base = old.factor * value + old.offset
    return _tidy((base - new.offset) / new.factor)
