"""The words of introductions that need no table."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from duijie.catalogue.types.results import Owner, Seen


class Stage(StrEnum):
    """Where an introduction stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


class Side(StrEnum):
    """Which side of an introduction somebody is on; operators are on neither."""

    ASKING = "asking"
    ASKED = "asked"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom the other side may write to or call."""

    name: str
    position: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One side as a reader may know it; contact and owner open when both agree.

    ``listing`` is None where the record is not shown to the reader any more.
    """

    listing_id: UUID
    kind: str
    listing: Seen | None
    owner: Owner | None
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class SeenIntroduction:
    """An introduction as one reader may see it."""

    id: UUID
    match_id: UUID
    stage: Stage
    side: Side
    version: int
    asking: Party
    asked: Party
    message: str
    reason: str
    lapses_on: date
    created_at: datetime
    answered_at: datetime | None
    may_answer: bool
    may_withdraw: bool
