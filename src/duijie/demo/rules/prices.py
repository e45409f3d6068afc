"""Prices and budgets: "120" is ten thousand yuan each, "EUR 0.9 M per skid" says its currency."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from duijie.catalogue.types.words import PriceKind

TEN_THOUSAND: Final = 10_000
MILLION: Final = 1_000_000
PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
FOREIGN: Final = re.compile(r"(?:from )?(EUR|USD|GBP) ([\d,]+(?:\.\d+)?)( M\b)?(.*)")
# What a number per something costs is a note, not a sum.
PER_PIECE: Final = re.compile(r"per |each|by ")


@dataclass(frozen=True, slots=True)
class Price:
    """A sum, or the words where there is none."""

    kind: PriceKind
    amount: Decimal | None = None
    currency: str = "CNY"
    note: str = ""


def price_of(text: str | None) -> Price | None:
    """The price that a text names."""
    if not text:
        return None
    if PLAIN.fullmatch(text):
        return Price(PriceKind.LUMP_SUM, Decimal(text) * TEN_THOUSAND)
    found = FOREIGN.fullmatch(text)
    if not found or PER_PIECE.search(text):
        agreed = text in {"面议", "negotiable", "to be discussed"}
        return Price(PriceKind.TO_BE_AGREED, note="" if agreed else text)
    currency, digits, million, rest = found.groups()
    amount = Decimal(digits.replace(",", "")) * (MILLION if million else 1)
    kind = PriceKind.ENTRY_AND_ROYALTY if "royalty" in rest else PriceKind.LUMP_SUM
    return Price(kind, amount, currency, rest.strip())
