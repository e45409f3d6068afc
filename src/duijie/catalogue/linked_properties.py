"""What schema.org has no word for, as properties that a record names itself.

Each is a ``PropertyValue``: ``propertyID`` is the field as API and spreadsheets call it,
``name`` what people call it in both languages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from duijie.catalogue.rules.groups import ENDINGS, HOUSEHOLD, group_of
from duijie.catalogue.types.results import Seen
from duijie.catalogue.types.rows import Evidence, Quantity, Right
from duijie.catalogue.types.words import Demand
from duijie.catalogue.words import field_label, word_label
from duijie.kernel.language import Language

Node = dict[str, Any]

TONGUES: Final[Mapping[Language, str]] = {Language.ZH: "zh-Hans", Language.EN: "en"}
# Whose codes have names in the registries.
CODED: Final = frozenset({"region", "industries", "fields", "ipc"})
# In spreadsheets its name says besides that it is not read.
STAGE: Final = "record_stage"


def in_tongues(zh: str, en: str) -> list[dict[str, str]]:
    """A text in each language that it is said in."""
    said = {Language.ZH: zh, Language.EN: en}
    return [{"@language": TONGUES[one], "@value": text} for one, text in said.items() if text]


def properties_of(seen: Seen, told: frozenset[str]) -> list[Node]:
    """Every public field that says something, but for those told otherwise."""
    said = seen.details
    found: dict[str, list[Node]] = {}
    for one in fields(said):
        name = _without_side(one.name)
        if name not in told and _is_shown(seen, one.name) and name not in found:
            found[name] = list(_property(seen, name))
    return [node for nodes in found.values() for node in nodes]


def _is_shown(seen: Seen, name: str) -> bool:
    group = group_of(name)
    return group not in HOUSEHOLD and group not in seen.withheld


def _without_side(name: str) -> str:
    return next((name.removesuffix(end) for end in ENDINGS if name.endswith(end)), name)


def _property(seen: Seen, name: str) -> Iterator[Node]:
    said = seen.details
    if not hasattr(said, name):
        texts = in_tongues(getattr(said, f"{name}_zh"), getattr(said, f"{name}_en"))
        yield from named(name, texts)
        return
    value = getattr(said, name)
    for one in value if isinstance(value, tuple) else (value,):
        match one:
            case Quantity():
                yield parameter(one)
            case Right() | Evidence():
                yield from named(name, _parts(one))
            case str() if name in CODED:
                yield from named(name, one and _term(one, *seen.names.get(one, ("", ""))))
            case _:
                yield from named(name, plain(one))


def named(name: str, value: object, label: str = "") -> Iterator[Node]:
    """A property by the name of its field; none where nothing is said."""
    if value is None or value in ("", []):
        return
    labels = in_tongues(*(field_label(label or name, one) for one in TONGUES))
    yield {"@type": "PropertyValue", "propertyID": name, "name": labels, "value": value}


def plain(value: object) -> object:
    """A value as JSON has it; a word of a closed list with its names."""
    match value:
        case StrEnum():
            return _term(value.value, *(word_label(value, one) for one in TONGUES))
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
    return value


def parameter(quantity: Quantity) -> Node:
    """A parameter; what it leaves open is not said."""
    low, high = quantity.low, quantity.high
    wished = quantity.demand is not Demand.MUST
    said = {
        "@type": "PropertyValue",
        "name": quantity.property,
        "minValue": None if low is None else float(low),
        "maxValue": None if high is None else float(high),
        "unitText": quantity.unit or None,
        "valueReference": next(named("demand", plain(quantity.demand))) if wished else None,
    }
    return {key: value for key, value in said.items() if value is not None}


def _parts(row: Right | Evidence) -> list[Node]:
    return [node for one in fields(row) for node in named(one.name, plain(getattr(row, one.name)))]


def _term(code: str, zh: str, en: str) -> Node:
    term = {"@type": "DefinedTerm", "termCode": code, "name": in_tongues(zh, en)}
    return {key: value for key, value in term.items() if value}
