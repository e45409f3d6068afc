"""What the files of the demonstration hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from uuid import UUID

from duijie.kernel.actors import Actor
from duijie.kernel.language import Language


class InBoth(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def said_in(self, language: Language) -> str:
        """The text in one of them."""
        return self.zh if language is Language.ZH else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseEntry:
    """An organisation; ``manager`` is the person's name."""

    key: str
    kind: str
    name: InBoth
    manager: InBoth
    numbers: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...] = ()
    country: str = "CN"
    region: str = ""
    industries: tuple[str, ...] = ()
    size: str = ""
    foreign_invested: bool | None = None
    website: str = ""
    verification: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """Somebody who can sign in, and what there is to try as them."""

    key: str
    name: InBoth
    language: Language
    tries: InBoth
    operator: bool = False
    manages: str = ""
    member: str = ""
    invited: str = ""

    @property
    def house(self) -> str:
        """The key of the organisation that they act for."""
        return self.manages or self.member


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    """What a trade of the examples is in codes, and who brings its records."""

    industries: tuple[str, ...]
    fields: tuple[str, ...]
    owners: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Course:
    """What became of the records: stage, visibility, who is named, the reasons.

    ``one_language`` names those that nobody wrote in the other language too.
    """

    stages: Mapping[str, str]
    visibility: Mapping[str, str]
    named: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, str]
    one_language: frozenset[str]


@dataclass(frozen=True, slots=True)
class House:
    """An organisation that was registered, and who acts for it."""

    id: UUID
    manager: Actor


@dataclass(slots=True)
class Houses:
    """Those that were registered, by key."""

    by_key: dict[str, House] = field(default_factory=dict)

    def ids(self, keys: tuple[str, ...]) -> tuple[UUID, ...]:
        """The identifiers of some."""
        return tuple(self.by_key[key].id for key in keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What became of a need: the records it is about, who judged, how it ended.

    ``as_key`` is the person as whom one sees it best; a judge is the side, the
    opinion and the note.
    """

    key: str
    title: InBoth
    text: InBoth
    as_key: str
    need: str = ""
    offer: str = ""
    mode: str = ""
    judges: tuple[tuple[str, str, str], ...] = ()
    asks: str = "asker"
    message: str = ""
    answer: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """A matching day and who comes.

    ``key`` is the organiser's own number of it. ``made`` and ``held`` are days from
    today, ``details`` those of a day in the events' own words. ``waiting`` have asked
    and were not let in yet; ``wishes`` are who, whom and how much.
    """

    key: str
    organiser: str
    made: int
    held: int
    details: Mapping[str, Any]
    guests: tuple[str, ...]
    wishes: tuple[tuple[str, str, int], ...]
    waiting: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A team of a challenge; ``points`` are a row a juror, a number a criterion."""

    house: str
    name: InBoth
    summary: InBoth
    points: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeEntry:
    """A challenge about a need; its dates in days from today."""

    need: str
    holder: str
    made: int
    submit: int
    judge: int
    details: Mapping[str, Any]
    criteria: tuple[tuple[str, str, int], ...]
    jurors: tuple[str, ...]
    teams: tuple[TeamEntry, ...]


class Who(NamedTuple):
    """One line of the table of who is who."""

    address: str
    name: InBoth
    house: InBoth
    tries: InBoth
