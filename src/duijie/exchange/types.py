"""The words and shapes of imports and exports."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from duijie.catalogue.types.details import Details


class Stage(StrEnum):
    """Where an import stands in its life."""

    UPLOADED = "uploaded"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


class Outcome(StrEnum):
    """What became of one row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    SKIPPED = "skipped"


class Undone(StrEnum):
    """What undoing did to the record of one row."""

    RESTORED = "restored"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"


class Format(StrEnum):
    """What an export can be written as."""

    XLSX = "xlsx"
    CSV = "csv"
    JSONL = "jsonl"
    JSONLD = "jsonld"


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a cell, and where."""

    text: str
    header: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a row or a cell: a code with facts, the place where known."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    column: str = ""
    header: str = ""
    letters: str = ""


@dataclass(frozen=True, slots=True)
class HeaderUse:
    """One header of a file, what stands below it, the column it is read as, if any."""

    header: str
    letters: str
    column: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it would become a record."""

    sheet: str
    row: int
    outcome: Outcome
    details: Details | None
    troubles: tuple[Trouble, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would do: how its headers are read, and its first rows."""

    headers: tuple[HeaderUse, ...]
    rows: tuple[PreviewRow, ...]
    looked_at: int
    expected: int | None
    counts: Mapping[Outcome, int]
    notes: tuple[Trouble, ...]
