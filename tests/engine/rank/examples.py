"""The bundled needs and offers as the engine reads them, and their labels."""

from dataclasses import dataclass

from examples import build
from tests.make import make_record

from duijie.engine.records import Field, Record

_FIELDS = {str(name) for name in Field} - {"id"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A need, the offers that fit it and those that nearly do."""

    need: Record
    fits: frozenset[str]
    nearly: frozenset[str]


def from_row(row: build.Row) -> Record:
    """A line of the examples' source as a record, labels left out."""
    return make_record(row["id"], "", **{name: row[name] for name in _FIELDS & set(row)})


OFFERS = [from_row(row) for row in build.read_source("offers")]
NEEDS = [
    Labelled(
        need=from_row(row),
        fits=frozenset(row["fits"]),
        nearly=frozenset(label["id"] for label in row["nearly"]),
    )
    for row in build.read_source("needs")
]
