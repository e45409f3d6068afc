"""The registries there are, and the shapes in which their content travels."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Register(StrEnum):
    """A registry of entries that other records cite by code."""

    REGIONS = "regions"
    INDUSTRIES = "industries"
    IPC = "ipc"
    FIELDS = "wipo35"
    EMERGING = "sei"
    ZONES = "zones"
    UNIVERSITIES = "universities"
    NACE = "nace"
    ISIC = "isic"


class Concordance(StrEnum):
    """A table that leads from the codes of one registry to those of another."""

    IPC_FIELDS = "ipc-wipo35"
    IPC_NACE = "ipc-nace"
    FIELDS_NACE = "wipo35-nace"
    EMERGING_INDUSTRIES = "sei-industries"


# From where to where each concordance leads.
ENDS: Mapping[Concordance, tuple[Register, Register]] = {
    Concordance.IPC_FIELDS: (Register.IPC, Register.FIELDS),
    Concordance.IPC_NACE: (Register.IPC, Register.NACE),
    Concordance.FIELDS_NACE: (Register.FIELDS, Register.NACE),
    Concordance.EMERGING_INDUSTRIES: (Register.EMERGING, Register.INDUSTRIES),
}


class Origin(StrEnum):
    """Where a version came from: the product itself, or a reference folder."""

    BUILT_IN = "built-in"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry as it was read; a parent stands before its children."""

    code: str
    name_zh: str = ""
    name_en: str = ""
    parent: str = ""
    aliases: tuple[str, ...] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One line of a concordance; the share is 1 where the table states none."""

    source: str
    target: str
    share: float = 1.0
    partial: bool = False
    condition: str = ""


class SkipReason(StrEnum):
    """Why a row could not be used as it is."""

    NO_CODE = "no_code"
    NO_NAME = "no_name"
    TWICE = "twice"
    NO_PARENT = "no_parent"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was left out, or kept without its parent (``no_parent``)."""

    code: str
    reason: SkipReason


class Outcome(StrEnum):
    """What became of one registry in a load."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    ABSENT = "absent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Difference:
    """How many entries or links a version added, changed and retired."""

    added: int = 0
    changed: int = 0
    retired: int = 0

    @property
    def nothing(self) -> bool:
        """Whether the version says what the one before said."""
        return not (self.added or self.changed or self.retired)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The report on one registry: outcome, counts, and rows that could not be used."""

    registry: str
    outcome: Outcome
    rows: int = 0
    difference: Difference = Difference()
    skipped: tuple[Skipped, ...] = ()
    refusal: Exception | None = None


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The report on a whole load, one line per registry and concordance."""

    loaded: tuple[Loaded, ...]

    @property
    def refused(self) -> tuple[Loaded, ...]:
        """The registries whose files could not be read."""
        return tuple(one for one in self.loaded if one.outcome is Outcome.REFUSED)
