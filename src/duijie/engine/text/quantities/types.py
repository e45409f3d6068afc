"""A quantity as read from a sentence, and how two of them compare."""

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """What the sentence says of the value."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    RANGE = "range"
    ABOUT = "~"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One value with unit found in a text.

    ``low`` and ``high`` are in the unit as written: a single value has both
    equal; ``≥200 MPa`` has ``low=200, high=None``; ``5±0.1 μm`` is a RANGE of
    4.9 to 5.1. ``unit`` is the unit's normal spelling ("MPa", "%", "°C",
    "" for a bare number with a property); ``base_low``/``base_high`` are in
    ``base_unit``, the coherent base of ``dimension`` (both empty when the unit
    has no physical dimension known). ``start``/``end`` are character positions
    of the whole expression (comparator included) in the text read; the property is
    named by ``property`` as written, at ``property_start``/``property_end``.
    """

    start: int
    end: int
    comparator: Comparator
    low: float | None
    high: float | None
    unit: str
    dimension: str = ""
    base_unit: str = ""
    base_low: float | None = None
    base_high: float | None = None
    property: str = ""
    property_start: int = -1
    property_end: int = -1
