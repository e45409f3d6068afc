"""What can be wrong with what was said; all problems are told at once."""

import re
from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal
from typing import Final
from urllib.parse import urlsplit

from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.rules.groups import narrowable
from duijie.catalogue.rules.rows import row_problems
from duijie.catalogue.types.details import (
    Details,
    ExpertDetails,
    LabDetails,
    NeedDetails,
    OfferDetails,
)
from duijie.catalogue.types.results import Problem
from duijie.catalogue.types.words import PriceKind
from duijie.kernel.identifiers.schemes import Scheme, read_identifier

LONGEST_TEXT: Final = 20_000
# As wide as the columns.
LONGEST: Final = {
    "title_zh": 300,
    "title_en": 300,
    "position_zh": 300,
    "position_en": 300,
    "source": 500,
    "source_url": 500,
    "website": 500,
    "external_id": 100,
    "price_note": 500,
    "openness_note": 500,
    "consent_note": 500,
    "region": 64,
}
MOST_ROWS: Final = 200
LEVELS: Final = {"trl": 9, "mrl": 10}
RANGES: Final = (("price_low", "price_high"), ("budget_low", "budget_high"))
CURRENCIES: Final = ("price_currency", "budget_currency")
LARGEST_AMOUNT: Final = Decimal(10) ** 15
# ISO 639-1 or -3.
LANGUAGE: Final = re.compile("[a-z]{2,3}")
CURRENCY: Final = re.compile("[A-Z]{3}")


def check_details(details: Details) -> None:
    """Refuse what cannot be kept as it is, with every problem there is."""
    if problems := tuple(problems_of(details)):
        raise ListingMalformed(problems)


def problems_of(details: Details) -> Iterator[Problem]:
    """Everything that is wrong with what was said of a record."""
    if not (details.title_zh.strip() or details.title_en.strip()):
        yield Problem("title_zh", "catalogue.problem.title_missing")
    yield from _too_long(details)
    yield from _addresses(details)
    yield from _groups(details)
    match details:
        case OfferDetails():
            yield from _offer(details)
        case NeedDetails():
            yield from _money(details)
            yield from _levels(details)
        case ExpertDetails():
            yield from _expert(details)
        case LabDetails():
            yield from ()
    yield from row_problems(details)


def _too_long(details: Details) -> Iterator[Problem]:
    for field in fields(details):
        value = getattr(details, field.name)
        if isinstance(value, str):
            most = LONGEST.get(field.name, LONGEST_TEXT)
            if len(value) > most:
                facts = {"length": len(value), "most": most}
                yield Problem(field.name, "catalogue.problem.too_long", facts)
            # PostgreSQL keeps no zero character.
            if "\0" in value:
                yield Problem(field.name, "catalogue.problem.zero_character")
        elif isinstance(value, tuple) and len(value) > MOST_ROWS:
            facts = {"length": len(value), "most": MOST_ROWS}
            yield Problem(field.name, "catalogue.problem.too_many", facts)


def _addresses(details: Details) -> Iterator[Problem]:
    named = ("source_url", "website") if isinstance(details, LabDetails) else ("source_url",)
    for name in named:
        address = getattr(details, name)
        if address and not _is_web_address(address):
            yield Problem(name, "catalogue.problem.no_web_address", {"given": address})


def _is_web_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _groups(details: Details) -> Iterator[Problem]:
    for group in sorted(details.field_visibility.keys() - set(narrowable(details.kind))):
        facts = {"given": group}
        yield Problem("field_visibility", "catalogue.problem.group_unknown", facts)


def _offer(details: OfferDetails) -> Iterator[Problem]:
    yield from _levels(details)
    yield from _money(details)
    priced = details.price_low is not None or details.price_high is not None
    if priced and details.price_kind in {None, PriceKind.FREE, PriceKind.TO_BE_AGREED}:
        yield Problem("price_kind", "catalogue.problem.price_without_kind")


def _levels(details: Details) -> Iterator[Problem]:
    for name, highest in LEVELS.items():
        level = getattr(details, name, None)
        if level is not None and not 1 <= level <= highest:
            facts = {"given": level, "highest": highest}
            yield Problem(name, "catalogue.problem.level_unknown", facts)


def _money(details: Details) -> Iterator[Problem]:
    for name in CURRENCIES:
        currency = getattr(details, name, "CNY")
        if not CURRENCY.fullmatch(currency):
            yield Problem(name, "catalogue.problem.currency_unknown", {"given": currency})
    for low_name, high_name in RANGES:
        low, high = getattr(details, low_name, None), getattr(details, high_name, None)
        for name, amount in ((low_name, low), (high_name, high)):
            if amount is not None and not 0 <= amount < LARGEST_AMOUNT:
                yield Problem(name, "catalogue.problem.amount_out_of_range")
        if low is not None and high is not None and low > high:
            yield Problem(low_name, "catalogue.problem.range_upside_down")


def _expert(details: ExpertDetails) -> Iterator[Problem]:
    if details.orcid:
        reading = read_identifier(Scheme.ORCID, details.orcid)
        if not reading.well_formed:
            yield Problem("orcid", "catalogue.problem.number_malformed", {"given": details.orcid})
    for language in details.languages:
        if not LANGUAGE.fullmatch(language):
            yield Problem("languages", "catalogue.problem.language_unknown", {"given": language})
