"""The columns a record has in a spreadsheet, and what the engine's columns mean for it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import Field


class Cell(StrEnum):
    """How the cells of a column are read and written."""

    TEXT = "text"
    EITHER = "either"  # a text that goes to the side of its own language
    NOTE = "note"  # a text that goes below the main text, under its name
    INDICATORS = "indicators"
    DATE = "date"
    LEVEL = "level"
    MONEY = "money"
    AMOUNT = "amount"
    WORD = "word"
    FORMS = "forms"
    ENTRIES = "entries"
    ROWS = "rows"
    LIST = "list"
    PARTS = "parts"
    READ_ONLY = "read_only"


# What is not named here is text, on its own side or on that of its own language.
CELLS: Final[Mapping[str, Cell]] = MappingProxyType(
    {
        "application": Cell.NOTE,
        "keywords": Cell.NOTE,
        "indicators": Cell.INDICATORS,
        "quantities": Cell.ROWS,
        "rights": Cell.ROWS,
        "evidence": Cell.ROWS,
        "equipment": Cell.ROWS,
        "contacts": Cell.ROWS,
        "industries": Cell.ENTRIES,
        "fields": Cell.ENTRIES,
        "ipc": Cell.ENTRIES,
        "region": Cell.ENTRIES,
        "trl": Cell.LEVEL,
        "mrl": Cell.LEVEL,
        "price": Cell.MONEY,
        "budget": Cell.MONEY,
        "price_low": Cell.AMOUNT,
        "price_high": Cell.AMOUNT,
        "budget_low": Cell.AMOUNT,
        "budget_high": Cell.AMOUNT,
        "deadline": Cell.DATE,
        "expires_on": Cell.DATE,
        "available_from": Cell.DATE,
        "consent_on": Cell.DATE,
        "cooperation": Cell.FORMS,
        "languages": Cell.LIST,
        "field_visibility": Cell.PARTS,
        "stage": Cell.READ_ONLY,
        "owner": Cell.READ_ONLY,
        "price_kind": Cell.WORD,
        "product_form": Cell.WORD,
        "confidentiality": Cell.WORD,
        "visibility": Cell.WORD,
        "availability": Cell.WORD,
        "consent": Cell.WORD,
        "lab_kind": Cell.WORD,
        "level": Cell.WORD,
        "openness": Cell.WORD,
    }
)
_EITHER: Final = frozenset(
    {
        "title", "abstract", "problem", "function", "constraints", "advantage", "economics",
        "position", "expertise", "achievements", "services",
    }
)  # fmt: skip


def _sides(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_{side}" for name in names for side in ("zh", "en"))


_HEAD: Final = ("id", "external_id")
_TAIL: Final = (
    "region", "industries", "fields", "ipc", "contacts", "source", "source_url", "visibility",
    "field_visibility", "expires_on", "stage", "owner",
)  # fmt: skip
# What is written, in this order.
WRITTEN: Final[Mapping[ListingKind, tuple[str, ...]]] = MappingProxyType(
    {
        ListingKind.OFFER: (
            *_HEAD, *_sides("title", "abstract", "problem", "advantage", "economics"),
            "quantities", "product_form", "trl", "mrl", "evidence", "rights", "cooperation",
            "price_kind", "price_low", "price_high", "price_currency", "price_note",
            "scientific_value", "technical_value", "economic_value", "social_value",
            "cultural_value", *_TAIL,
        ),
        ListingKind.NEED: (
            *_HEAD, *_sides("title", "problem", "function", "constraints"), "quantities", "trl",
            "cooperation", "budget_low", "budget_high", "budget_currency", "deadline",
            "confidentiality", *_TAIL,
        ),
        ListingKind.EXPERT: (
            *_HEAD, *_sides("title", "position", "expertise", "achievements"), "orcid",
            "languages", "availability", "available_from", "cooperation", "consent", "consent_on",
            "consent_note", *_TAIL,
        ),
        ListingKind.LAB: (
            *_HEAD, *_sides("title"), "lab_kind", "level", *_sides("abstract", "services"),
            "equipment", "openness", "openness_note", "website", *_TAIL,
        ),
    }
)  # fmt: skip
# What is understood besides: looser columns, as people's own spreadsheets have them.
LOOSER: Final[Mapping[ListingKind, tuple[str, ...]]] = MappingProxyType(
    {
        ListingKind.OFFER: (
            "title", "abstract", "problem", "advantage", "economics", "application", "keywords",
            "indicators", "price",
        ),
        ListingKind.NEED: (
            "title", "problem", "function", "constraints", "application", "keywords",
            "indicators", "budget",
        ),
        ListingKind.EXPERT: ("title", "position", "expertise", "achievements", "keywords"),
        ListingKind.LAB: ("title", "abstract", "services", "application", "keywords"),
    }
)  # fmt: skip
# Where notes are added: the text that says what the record is.
MAIN_TEXT: Final[Mapping[ListingKind, str]] = MappingProxyType(
    {
        ListingKind.OFFER: "abstract",
        ListingKind.NEED: "problem",
        ListingKind.EXPERT: "expertise",
        ListingKind.LAB: "abstract",
    }
)
_MEANT: Final[Mapping[Field, str]] = MappingProxyType(
    {
        Field.ID: "external_id",
        Field.TITLE: "title",
        Field.PROBLEM: "problem",
        Field.INDICATORS: "indicators",
        Field.ADVANTAGE: "advantage",
        Field.APPLICATION: "application",
        Field.KEYWORDS: "keywords",
        Field.INDUSTRY: "industries",
        Field.IPC: "ipc",
        Field.READINESS: "trl",
        Field.DEADLINE: "deadline",
        Field.COOPERATION: "cooperation",
        Field.REGION: "region",
        Field.CONTACT: "contacts",
        Field.CONFIDENTIALITY: "confidentiality",
    }
)


def cell_of(column: str) -> Cell:
    """How the cells of a column are read and written."""
    return CELLS.get(column, Cell.EITHER if column in _EITHER else Cell.TEXT)


def columns_of(kind: ListingKind) -> tuple[str, ...]:
    """Every column that records of a kind can be read from."""
    return (*LOOSER[kind], *(one for one in WRITTEN[kind] if one not in LOOSER[kind]))


def meant_by(field: Field, kind: ListingKind) -> str | None:
    """The column of a record that a column of the engine fills, or None."""
    special = {
        Field.DESCRIPTION: MAIN_TEXT[kind],
        Field.BUDGET: "price" if kind is ListingKind.OFFER else "budget",
    }
    if field is Field.CONFIDENTIALITY and kind is not ListingKind.NEED:
        return "visibility"
    if field is Field.DEADLINE and kind is not ListingKind.NEED:
        return None
    found = special.get(field) or _MEANT.get(field)
    if found in columns_of(kind):
        return found
    # A need's advantages, an expert's problems: told under the main text rather than lost.
    return MAIN_TEXT[kind] if field in {Field.PROBLEM, Field.ADVANTAGE} else None
