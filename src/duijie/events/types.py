"""The words and shapes of matching days."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """Where a matching day stands in its life."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """How a participant's registration stands."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class PlanStage(StrEnum):
    """How far a plan is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    PUBLISHED = "published"
    REPLACED = "replaced"


class Step(StrEnum):
    """What a plan that runs is working on."""

    FIRST = "first"
    BOUND = "bound"
    SEARCH = "search"
    TABLES = "tables"


class Keep(StrEnum):
    """What a new plan may not move."""

    NOTHING = "nothing"
    CONFIRMED = "confirmed"
    ALL = "all"


class Reply(StrEnum):
    """What somebody says to a meeting of theirs."""

    NONE = ""
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class Useful(StrEnum):
    """What somebody thinks of a meeting afterwards."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_HELD = "not_held"


class NextStep(StrEnum):
    """What two agreed to do next."""

    NOTHING = "nothing"
    SEND_MATERIAL = "send_material"
    CALL = "call"
    VISIT = "visit"
    SAMPLE = "sample"
    CONFIDENTIALITY = "confidentiality"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Details:
    """What an organiser says of a matching day."""

    title_zh: str = ""
    title_en: str = ""
    place_zh: str = ""
    place_en: str = ""
    about_zh: str = ""
    about_en: str = ""
    call_zh: str = ""
    call_en: str = ""
    held_on: date | None = None
    begins_at: time = time(9)
    register_until: datetime | None = None
    slots: int = 16
    slot_minutes: int = 20
    gap_minutes: int = 5
    pause_after: int = 8
    pause_minutes: int = 60
    tables: int = 10
    interpreters: int = 2
    most_meetings: int = 6


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody says who wants to take part."""

    name: str
    organisation_id: UUID | None = None
    languages: tuple[str, ...] = ("zh",)
    slots: tuple[int, ...] = ()
    most: int = 6
    listing_ids: tuple[UUID, ...] = ()
    hopes: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one side says of a meeting."""

    useful: Useful
    next_step: NextStep = NextStep.NOTHING
    introduce: bool = False
    note: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A slot of the day as clock times, where the day is held."""

    number: int
    begins: datetime
    ends: datetime

    @property
    def clock(self) -> str:
        """From when to when, as a clock at the place shows it."""
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"
