"""Parameters that a text states, proposed for a form; a person looks at each of them."""

from decimal import Decimal
from typing import Final

from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import Comparator
from duijie.engine.text.quantities import types as engine
from duijie.engine.text.quantities.reader import read_quantities

LONGEST_TEXT: Final = 20_000
LONGEST_PROPERTY: Final = 200
MOST: Final = 60


def propose_parameters(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in either language that name a property or a unit."""
    text = text[:LONGEST_TEXT]
    read = (one for one in read_quantities(text) if one.property or one.unit)
    return tuple(_proposed(text, one) for one, _ in zip(read, range(MOST), strict=False))


def _proposed(text: str, read: engine.Quantity) -> Quantity:
    return Quantity(
        property=read.property[:LONGEST_PROPERTY],
        comparator=Comparator(read.comparator.value),
        low=_decimal(read.low),
        high=_decimal(read.high),
        unit=read.unit,
        quote=text[min(read.start, _begin(read)) : max(read.end, read.property_end)],
    )


def _begin(read: engine.Quantity) -> int:
    """Where the quote begins: at the property, where one is named before the value."""
    return read.property_start if read.property_start >= 0 else read.start


def _decimal(value: float | None) -> Decimal | None:
    """A number as it is written, without the tail that binary fractions have."""
    return None if value is None else Decimal(f"{value:.12g}")
