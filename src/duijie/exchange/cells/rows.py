"""What a record says several times, one line each: parameters, rights, contacts, devices."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from duijie.catalogue.types.rows import Contact, Equipment, Evidence, Quantity, Right
from duijie.catalogue.types.words import (
    Comparator,
    Demand,
    RightKind,
    RightStatus,
    Scale,
    Verdict,
)
from duijie.exchange.cells.vocabulary import code_for, code_within, word_for
from duijie.kernel.identifiers.patent_number import PatentKind, kind_of, read_patent_number
from duijie.kernel.language import Language

PART: Final = " | "
_SPLIT: Final = re.compile(r"\s*\|\s*")
_LINES: Final = re.compile(r"\n|；|;(?=\s)")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE: Final = re.compile(r"(?<!\d)\+?\d[\d\- ()]{6,18}\d(?!\d)")
_PATENT: Final = re.compile(r"(?:ZL|CN)?\s?\d{8,12}(?:\.[\dX])?(?!\d)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\d+\s*[件项个]")
_QUANTITY: Final = re.compile(
    r"(?P<property>[^<>=~|]+?)\s*(?P<sign>>=|<=|>|<|=|~)\s*(?P<low>-?[\d.]+(?:[eE][+-]?\d+)?)"
    r"(?:\s*–\s*(?P<high>-?[\d.]+(?:[eE][+-]?\d+)?))?\s*(?P<unit>[^|()]*?)\s*"
    r"(?:\|\s*(?P<demand>\S+))?"
)
_LONGEST_NAME: Final = 100


def lines_of(text: str) -> list[str]:
    """The entries of a cell: one per line, or parted by semicolons."""
    return [line.strip() for line in _LINES.split(text) if line.strip()]


def read_row(column: str, line: str) -> Any | None:  # noqa: ANN401  (a row of any kind)
    """One line as a row of its column, or None when it cannot be understood."""
    return _READERS[column](line)


def write_row(row: object, language: Language) -> str:
    """A row as one line."""
    if isinstance(row, Quantity):
        return _write_quantity(row, language)
    parts = [_part(name, getattr(row, name), language) for name in _names(type(row))]
    while parts and not parts[-1]:
        parts.pop()
    return PART.join(parts)


def _names(shape: type[Any]) -> list[str]:
    return [field.name for field in fields(shape)]


_GROUPS: Final[Mapping[str, str]] = {
    "kind": "right_kind",
    "status": "right_status",
    "verdict": "verdict",
}


def _part(name: str, value: object, language: Language) -> str:
    if name in _GROUPS:
        return word_for(_GROUPS[name], str(value), language)
    if isinstance(value, bool):
        return word_for("yes_no", "yes" if value else "no", language)
    if value is None:
        return ""
    return re.sub(r"[\s|]+", " ", str(value)).strip()


def _write_quantity(row: Quantity, language: Language) -> str:
    sign = "=" if row.comparator is Comparator.RANGE else row.comparator.value
    low, high = _number(row.low), _number(row.high)
    value = f"{low} – {high}" if row.comparator is Comparator.RANGE else low or high
    written = f"{row.property} {sign} {value} {row.unit}".strip()
    if row.demand is Demand.MUST:
        return written
    return f"{written}{PART}{word_for('demand', row.demand.value, language)}"


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _read_quantity(line: str) -> Quantity | None:
    found = _QUANTITY.fullmatch(line)
    if found is None:
        return None
    try:
        low = Decimal(found["low"])
        high = Decimal(found["high"]) if found["high"] else low
    except InvalidOperation:
        return None
    comparator = Comparator.RANGE if found["high"] else Comparator(found["sign"])
    at_least = comparator in {Comparator.AT_LEAST, Comparator.MORE_THAN}
    at_most = comparator in {Comparator.AT_MOST, Comparator.LESS_THAN}
    return Quantity(
        property=found["property"].strip(),
        comparator=comparator,
        low=None if at_most else low,
        high=None if at_least else high,
        unit=found["unit"].strip(),
        demand=Demand(code_for("demand", found["demand"] or "") or "must"),
    )


def _read_right(line: str) -> Right | None:
    if "|" in line:
        return _right_of_parts(line)
    found = _PATENT.search(line)
    number = read_patent_number(found[0]) if found else None
    kind = code_within("right_kind", line)
    if kind is None and found is None:
        return None
    is_number = number is not None and number.well_formed
    # A number that is not well formed stays as words: the row need not wait for its mending.
    return Right(
        kind=_BY_NUMBER[kind_of(number.compact)]
        if number and is_number
        else RightKind(kind or "invention"),
        number=number.written if number and is_number else "",
        title="" if is_number and not _COUNTED.search(line) else line[:300],
        status=RightStatus(code_within("right_status", line) or "applied"),
    )


_BY_NUMBER: Final = {
    PatentKind.INVENTION: RightKind.INVENTION,
    PatentKind.PCT_INVENTION: RightKind.INVENTION,
    PatentKind.UTILITY_MODEL: RightKind.UTILITY_MODEL,
    PatentKind.PCT_UTILITY_MODEL: RightKind.UTILITY_MODEL,
    PatentKind.DESIGN: RightKind.DESIGN,
}


def _right_of_parts(line: str) -> Right | None:
    given = dict(zip(_names(Right), _SPLIT.split(line), strict=False))
    kind = code_for("right_kind", given.get("kind", ""))
    if kind is None:
        return None
    funded = code_for("yes_no", given.get("state_funded", ""))
    return Right(
        kind=RightKind(kind),
        number=given.get("number", ""),
        country=given.get("country") or "CN",
        title=given.get("title", ""),
        status=RightStatus(code_for("right_status", given.get("status", "")) or "applied"),
        owners=given.get("owners", ""),
        expires_on=_day(given.get("expires_on", "")),
        state_funded=None if funded is None else funded == "yes",
        project_number=given.get("project_number", ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_evidence(line: str) -> Evidence | None:
    given = dict(zip(_names(Evidence), _SPLIT.split(line), strict=False))
    verdict = code_for("verdict", given.get("verdict", ""))
    scale = given.get("scale", "").casefold()
    if verdict is None or scale not in set(Scale):
        return None
    return Evidence(
        scale=Scale(scale), item=given["item"], verdict=Verdict(verdict), note=given.get("note", "")
    )


def _read_contact(line: str) -> Contact | None:
    if "|" in line:
        return Contact(**dict(zip(_names(Contact), _SPLIT.split(line), strict=False)))
    email, phone = _EMAIL.search(line), _PHONE.search(line)
    rest = line
    for found in (email, phone):
        rest = rest.replace(found[0], " ") if found else rest
    name = " ".join(re.sub(r"[,，、:：()（）]", " ", rest).split())
    if not (name or email or phone):
        return None
    return Contact(
        name=(name or (email[0] if email else line))[:_LONGEST_NAME],
        email=email[0] if email else "",
        phone=phone[0] if phone else "",
    )


def _read_equipment(line: str) -> Equipment | None:
    if "|" not in line:
        return Equipment(name_en=line) if line.isascii() else Equipment(name_zh=line)
    given = dict(zip(_names(Equipment), _SPLIT.split(line), strict=False))
    return Equipment(
        name_zh=given.get("name_zh", ""),
        name_en=given.get("name_en", ""),
        model=given.get("model", ""),
        maker=given.get("maker", ""),
        capability=given.get("capability", ""),
        open=code_for("yes_no", given.get("open", "")) != "no",
    )


_READERS: Final[Mapping[str, Callable[[str], Any | None]]] = {
    "quantities": _read_quantity,
    "rights": _read_right,
    "evidence": _read_evidence,
    "contacts": _read_contact,
    "equipment": _read_equipment,
}
