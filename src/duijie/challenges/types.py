"""The words and shapes of challenges."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class Stage(StrEnum):
    """Where a challenge stands in its life."""

    DRAFT = "draft"
    OPEN = "open"
    JUDGING = "judging"
    DECIDED = "decided"
    CANCELLED = "cancelled"


class JurorStanding(StrEnum):
    """Whether somebody who was asked is on the jury."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class CriterionSaid:
    """What solutions are judged by, and how much it counts."""

    label_zh: str
    label_en: str
    weight: int


@dataclass(frozen=True, slots=True)
class Details:
    """What an organisation says of its challenge."""

    title_zh: str = ""
    title_en: str = ""
    prize_zh: str = ""
    prize_en: str = ""
    rules_zh: str = ""
    rules_en: str = ""
    eligible_zh: str = ""
    eligible_en: str = ""
    submit_until: datetime | None = None
    judge_until: datetime | None = None
    criteria: tuple[CriterionSaid, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamSaid:
    """Who enters."""

    name: str
    organisation_id: UUID | None = None
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """The points that one juror gives one team on one criterion, 0 to 10."""

    juror: UUID
    team: UUID
    criterion: UUID
    points: int


@dataclass(frozen=True, slots=True)
class Place:
    """A team's place: its score of 0 to 100, the means by criterion, how many jurors."""

    team: UUID
    rank: int
    score: float
    by_criterion: Mapping[UUID, float]
    jurors: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the jurors agree; None where too few judged the same teams."""

    alpha: float | None
    w: float | None
    jurors: int
    teams: int
