"""The words of reverse push that need no table."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from duijie.catalogue.types.results import Seen
from duijie.matching.types import Opinion, SeenMatch


class Pace(StrEnum):
    """How often a person wants a digest; never is the off switch (PIPL art. 24)."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


# What a person gets who agreed to such mails and has chosen nothing.
USUAL: Final = Pace.WEEKLY


class Ground(StrEnum):
    """Why a record was brought to somebody."""

    MATCH = "match"
    INDUSTRY = "industry"


# Answers after which the organisation hears of the pair no more.
FINAL: Final = frozenset({Opinion.KNOWN, Opinion.WRONG_FIELD, Opinion.NOT_FOR_US})
# Answers after which it hears again only if the record has changed in the point.
FOR_NOW: Final = frozenset({Opinion.TOO_EARLY, Opinion.WRONG_LIMIT})


@dataclass(frozen=True, slots=True)
class News:
    """One record for one person: what, for which own record, and a mark of the answer.

    Whatever has the same mark is the same news, however often the record changed.
    """

    ground: Ground
    seen: Seen
    mark: str
    own: Seen | None = None
    match: SeenMatch | None = None

    @property
    def own_id(self) -> UUID | None:
        """The person's own record that it is for, if there is one."""
        return self.own.id if self.own else None


# A record, and the own record that it is for.
Pair = tuple[UUID, UUID | None]


@dataclass(frozen=True, slots=True)
class Answered:
    """What an organisation last said of a record, and how the record was then."""

    opinion: Opinion
    trl: int | None
    mark: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What went out in a week and what came back; None where there are too few."""

    week: str
    digests: int | None
    people: int | None
    records: int | None
    answers: int | None

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """All of them, as a table shows them."""
        return self.digests, self.people, self.records, self.answers
