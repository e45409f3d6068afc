"""What can be wrong with a parameter, a right, a contact and other rows."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from duijie.catalogue.rules.readiness import ITEMS
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Problem
from duijie.catalogue.types.rows import Contact, Equipment, Evidence, Quantity, Right
from duijie.catalogue.types.words import Comparator, RightKind
from duijie.kernel.identifiers.patent_number import PatentKind, kind_of
from duijie.kernel.identifiers.reading import Fault
from duijie.kernel.identifiers.schemes import Scheme, read_identifier

EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
COUNTRY: Final = re.compile("[A-Z]{2}")
# The digit after the year tells what was applied for (ZC 0006-2003).
KINDS: Final[Mapping[RightKind, frozenset[PatentKind]]] = {
    RightKind.INVENTION: frozenset({PatentKind.INVENTION, PatentKind.PCT_INVENTION}),
    RightKind.UTILITY_MODEL: frozenset({PatentKind.UTILITY_MODEL, PatentKind.PCT_UTILITY_MODEL}),
    RightKind.DESIGN: frozenset({PatentKind.DESIGN}),
}
# Columns hold 15 places after the point and 25 before it.
LARGEST: Final = Decimal(10) ** 24
LONGEST: Final = {
    "property": 200, "unit": 60, "quote": 2000, "number": 60, "title": 300, "owners": 500,
    "project_number": 100, "note": 2000, "name": 100, "position": 100, "email": 254, "phone": 40,
    "name_zh": 200, "name_en": 200, "model": 100, "maker": 200, "capability": 500,
}  # fmt: skip

ONE_SIDED: Final[Mapping[Comparator, tuple[bool, bool]]] = {
    Comparator.AT_LEAST: (True, False),
    Comparator.MORE_THAN: (True, False),
    Comparator.AT_MOST: (False, True),
    Comparator.LESS_THAN: (False, True),
}


def row_problems(details: Details) -> Iterator[Problem]:
    """Everything that is wrong with the rows of a record, each with its place."""
    for name, check in CHECKS.items():
        for place, row in enumerate(getattr(details, name, ())):
            for column, code, facts in (*_lengths(row), *check(row)):
                yield Problem(f"{name}.{place}.{column}", f"catalogue.problem.{code}", facts)
    yield from _twice(details)


Fault_ = tuple[str, str, dict[str, object]]


def _lengths(row: object) -> Iterator[Fault_]:
    for column, most in LONGEST.items():
        value = getattr(row, column, "")
        if isinstance(value, str) and len(value) > most:
            yield column, "too_long", {"length": len(value), "most": most}
        if isinstance(value, str) and "\0" in value:
            yield column, "zero_character", {}


def _quantity(row: Quantity) -> Iterator[Fault_]:
    if not row.property.strip():
        yield "property", "property_missing", {}
    wanted = ONE_SIDED.get(row.comparator, (True, True))
    if (row.low is not None, row.high is not None) != wanted:
        yield ("low" if wanted[0] else "high"), "value_missing", {}
    elif row.low is not None and row.high is not None and row.low > row.high:
        yield "low", "range_upside_down", {}
    for column, value in (("low", row.low), ("high", row.high)):
        if value is not None and not (value.is_finite() and abs(value) < LARGEST):
            yield column, "value_out_of_range", {}


def _right(row: Right) -> Iterator[Fault_]:
    if not COUNTRY.fullmatch(row.country):
        yield "country", "country_unknown", {"given": row.country}
    if row.number and row.country == "CN" and row.kind in KINDS:
        yield from _chinese_patent(row)
    if row.project_number and row.state_funded is False:
        yield "state_funded", "project_of_nobody", {}


def _chinese_patent(row: Right) -> Iterator[Fault_]:
    reading = read_identifier(Scheme.PATENT, row.number)
    if not reading.well_formed:
        flaw = reading.flaws[0]
        facts: dict[str, object] = {"given": row.number, "expected": flaw.expected}
        code = {
            Fault.CHECK: "check_digit",
            Fault.CHECK_MISSING: "check_digit_missing",
            Fault.PUBLICATION: "publication_number",
        }.get(flaw.fault, "number_malformed")
        yield "number", code, facts
    elif kind_of(reading.compact) not in KINDS[row.kind]:
        yield "kind", "number_of_another_kind", {"given": row.number}


def _evidence(row: Evidence) -> Iterator[Fault_]:
    if row.item not in ITEMS or ITEMS[row.item].scale is not row.scale:
        yield "item", "item_unknown", {"given": row.item}


def _contact(row: Contact) -> Iterator[Fault_]:
    if not row.name.strip():
        yield "name", "name_missing", {}
    if row.email and not EMAIL.fullmatch(row.email):
        yield "email", "no_mail_address", {"given": row.email}


def _equipment(row: Equipment) -> Iterator[Fault_]:
    if not (row.name_zh.strip() or row.name_en.strip()):
        yield "name_zh", "name_missing", {}


def _twice(details: Details) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, row in enumerate(getattr(details, "evidence", ())):
        if row.item in seen:
            yield Problem(f"evidence.{place}.item", "catalogue.problem.twice", {"given": row.item})
        seen.add(row.item)


CHECKS: Final[Mapping[str, Callable[[Any], Iterator[Fault_]]]] = {
    "quantities": _quantity,
    "rights": _right,
    "evidence": _evidence,
    "contacts": _contact,
    "equipment": _equipment,
}
