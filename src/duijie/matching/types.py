"""The words of matching that need no table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duijie.engine.records import Record


class Audience(StrEnum):
    """Who an index is for; each holds only what all of them may read.

    The order is from the widest audience to the narrowest.
    """

    PUBLIC = "public"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Document:
    """One record of the catalogue as each audience may read it.

    An audience that is not named may not know of the record.
    """

    texts: Mapping[Audience, Record]


@dataclass(frozen=True, slots=True)
class Progress:
    """How a local index stands: its place in the outbox and what it holds."""

    number: int
    records: Mapping[str, int]
