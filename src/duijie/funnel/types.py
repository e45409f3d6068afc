"""The words and shapes of the funnel."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

# Below this many records a number is not shown.
LEAST: Final = 5
# A record that is this complete, of 100, says enough to be judged (catalogue.rules.completeness).
QUALIFIES: Final = 60
# A new meaning of any number is a new version, so that figures of two years can be compared.
EDITION: Final = "2026-1"


class Step(StrEnum):
    """How far a record came; each step contains those that follow it."""

    POSTED = "posted"
    QUALIFIED = "qualified"
    MATCHED = "matched"
    USEFUL = "useful"
    INTRODUCED = "introduced"


class LaterStep(StrEnum):
    """Steps that this node does not count yet."""

    SIGNED = "signed"
    PAID = "paid"
    PILOTED = "piloted"
    PRODUCING = "producing"


class Dimension(StrEnum):
    """By what the records of one kind are told apart."""

    MONTH = "month"
    INDUSTRY = "industry"
    REGION = "region"
    PARTICIPATION = "participation"


class Participation(StrEnum):
    """Whether the organisation behind a record is foreign, the least known first."""

    NOT_STATED = "not_stated"
    FOREIGN_INVESTED = "foreign_invested"
    ABROAD = "abroad"
    DOMESTIC = "domestic"


NOT_STATED: Final = ""
ABROAD: Final = "abroad"

# A number of each step, in the order of the steps.
Counts = Sequence[int]
# The same as it may be shown: None where it is kept back.
Shown = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Age:
    """How long records took to a step from the one before, and how many did."""

    records: int
    median: timedelta | None


@dataclass(frozen=True, slots=True)
class Slice:
    """All that was counted of one kind of record."""

    totals: Counts
    tables: Mapping[Dimension, Mapping[str, Counts]]
    ages: Mapping[Step, Age] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShownSlice:
    """What may be shown of one kind of record."""

    totals: Shown
    tables: Mapping[Dimension, Mapping[str, Shown]]
    ages: Mapping[Step, Age]


@dataclass(frozen=True, slots=True)
class Funnel:
    """The funnel as anybody may read it: by kind, with all kinds together."""

    counted_at: datetime
    seconds: float
    records: int
    of_demo: bool
    totals: Shown
    slices: Mapping[str, ShownSlice]
    quality: Mapping[str, Any]
