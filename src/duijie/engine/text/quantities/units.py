"""Units of measure: their spellings in both languages, normal forms and base values.

The table is ``units.toml``. Nothing is loaded before the first unit is asked for,
and pint is asked once per unit only.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pint

# Composed units come from running text; the bound keeps odd ones from piling up.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its normal spelling, with the expression pint knows it by."""

    name: str
    pint: str = ""
    dimension: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """How values of a unit become base values: ``factor * value + offset``."""

    dimension: str
    base_unit: str
    factor: float
    offset: float = 0.0

    def base(self, value: float | None) -> float | None:
        """The base value, None staying None."""
        return None if value is None else self.factor * value + self.offset


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Every spelling of a single unit.

    ``exact`` is case-sensitive, ``folded`` holds words in lower case, ``chinese``
    the Chinese names, the longest of which has ``longest`` characters.
    """

    exact: dict[str, Unit]
    folded: dict[str, Unit]
    chinese: dict[str, Unit]
    money: dict[str, Unit]
    dimensions: dict[str, str]
    not_before: dict[str, str]
    longest: int

    def latin(self, spelling: str) -> Unit | None:
        """The unit spelt in Latin letters or signs, None when there is none."""
        return self.exact.get(spelling) or self.folded.get(spelling.lower())


def _plural(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield word
        yield word + "s"


def _prefixed(table: dict[str, Any]) -> Iterator[tuple[Unit, list[str], list[str], list[str]]]:
    """Every metric unit with every prefix it takes: unit, symbols, words, Chinese."""
    prefixes = table["prefixes"]
    for key, entry in table["prefixed"].items():
        symbol = entry.get("normal", key)
        symbols = [symbol, *entry.get("symbols", [])]
        words, chinese = entry.get("words", []), entry.get("zh", [])
        yield Unit(symbol, entry["pint"]), symbols, words, chinese
        for prefix in entry["prefixes"]:
            names = prefixes[prefix]
            scale = 10.0 ** _EXPONENTS[prefix]
            expression = f"{scale} * ({entry['pint']})" if entry["pint"] else ""
            yield (
                Unit(prefix + symbol, expression),
                [prefix + item for item in symbols],
                [names["word"] + item for item in words],
                [names["zh"] + item for item in chinese],
            )


_EXPONENTS = {
    "P": 15,
    "T": 12,
    "G": 9,
    "M": 6,
    "k": 3,
    "h": 2,
    "d": -1,
    "c": -2,
    "m": -3,
    "μ": -6,
    "n": -9,
    "p": -12,
    "f": -15,
}


def _plain(table: dict[str, Any]) -> Iterator[tuple[Unit, list[str], list[str], list[str]]]:
    for key, entry in table["plain"].items():
        name = entry.get("normal", key)
        unit = Unit(name, entry["pint"], entry.get("dimension", ""))
        symbols = [*entry.get("symbols", []), *([] if "normal" in entry else [key])]
        yield unit, symbols, entry.get("words", []), entry.get("zh", [])


def _money(table: dict[str, Any]) -> dict[str, Unit]:
    money = {}
    for name, entry in table["money"].items():
        unit = Unit(name, "", f"money {name}")
        for sign in [*entry["signs"], *_plural(entry["words"])]:
            money[sign] = unit
            money[sign.lower()] = unit
    return money


@cache
def unit_table() -> UnitTable:
    """The table of ``units.toml``, loaded at first use.

    Plain entries win over prefixed ones, so that ``min`` is a minute.
    """
    source = files(__package__).joinpath("units.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    exact: dict[str, Unit] = {}
    folded: dict[str, Unit] = {}
    chinese: dict[str, Unit] = {}
    for unit, symbols, words, names in [*_prefixed(table), *_plain(table)]:
        exact.update(dict.fromkeys(symbols, unit))
        folded.update(dict.fromkeys(_plural(words), unit))
        chinese.update(dict.fromkeys(names, unit))
    money = _money(table)
    for name, entry in table["money"].items():
        chinese.update(dict.fromkeys(entry["zh"], Unit(name, "", f"money {name}")))
        folded.update({word: money[word] for word in _plural(entry["words"])})
    longest = max(map(len, chinese))
    return UnitTable(
        exact, folded, chinese, money, table["dimensions"], table["not_before"], longest
    )


@lru_cache(maxsize=_REMEMBERED)
def composed(numerator: Unit, exponent: int, denominator: Unit | None = None) -> Unit:
    """The unit raised to a power, or divided by another."""
    if denominator is None:
        name = numerator.name if exponent == 1 else f"{numerator.name}^{exponent}"
        return Unit(name, _power(numerator.pint, exponent))
    below = f"({denominator.name})" if "·" in denominator.name else denominator.name
    both = numerator.pint and denominator.pint
    expression = f"({numerator.pint}) / ({denominator.pint})" if both else ""
    return Unit(f"{numerator.name}/{below}", expression)


@lru_cache(maxsize=_REMEMBERED)
def product(left: Unit, right: Unit) -> Unit:
    """Two units multiplied."""
    both = left.pint and right.pint
    return Unit(f"{left.name}·{right.name}", f"({left.pint}) * ({right.pint})" if both else "")


def _power(expression: str, exponent: int) -> str:
    return f"({expression}) ** {exponent}" if expression and exponent != 1 else expression


@cache
def _pint() -> ModuleType:
    """The library; to load it takes longer than most programs that never ask for a scale."""
    return import_module("pint")


@cache
def _registry() -> "pint.UnitRegistry[float]":
    registry: pint.UnitRegistry[float] = _pint().UnitRegistry(autoconvert_offset_to_baseunit=True)
    return registry


@lru_cache(maxsize=_REMEMBERED)
def scale_of(unit: Unit) -> Scale | None:
    """How the unit's values become base values, None when it has no known dimension."""
    if unit.dimension:
        return Scale(unit.dimension, unit.dimension.removeprefix("money "), 1.0)
    if not unit.pint:
        return None
    registry = _registry()
    try:
        reference = registry.parse_expression(unit.pint)
        if isinstance(reference, int | float):
            return Scale("ratio", "1", float(reference))
        magnitude, kind = reference.magnitude, reference.units
        zero = registry.Quantity(0.0, kind).to_base_units()
        one = registry.Quantity(magnitude, kind).to_base_units()
    except (_pint().PintError, AttributeError, OverflowError, ZeroDivisionError):
        return None
    base = f"{one.units:~C}" or "1"
    offset = float(zero.magnitude)
    factor = _rounded(float(one.magnitude) - offset)
    return Scale(_dimension(dict(one.dimensionality), base), base, factor, _rounded(offset))


def _rounded(value: float) -> float:
    """The value without the last few bits, which conversions leave behind."""
    return float(f"{value:.12g}")


def _dimension(powers: Mapping[str, Any], base: str) -> str:
    """The plain name of a dimension; angles and bits are no ratios to a reader."""
    if base in _NOT_RATIOS:
        return _NOT_RATIOS[base]
    named = sorted((name.strip("[]"), power) for name, power in powers.items())
    spelling = " ".join(f"{name}={power:g}" for name, power in named)
    return unit_table().dimensions.get(spelling, spelling)


_NOT_RATIOS = {"rad": "angle", "bit": "information", "bit/s": "data rate", "pixel": "pixels"}
