"""The words of the clinic that need no table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from duijie.catalogue.types.words import Visibility
from duijie.engine.needs.types import Budget, Deadline, Evidence, Limit, Maturity, Reading, Wanted
from duijie.kernel.language import Language

Read = Budget | Deadline | Evidence | Limit | Maturity | Reading | Wanted


# Most parts are words and chosen from no list.
NO_CODE: Final = ""
KEPT_FOR_VISITORS: Final = timedelta(days=14)
# Whoever has not looked at a draft for half a year has solved the problem otherwise.
KEPT_FOR_PEOPLE: Final = timedelta(days=180)


class Part(StrEnum):
    """The parts of a need card, in the order in which a reader wants them."""

    SUBJECT = "subject"
    WANTED = "wanted"
    LIMIT = "limit"
    CURRENT = "current"
    MATERIAL = "material"
    CONSTRAINT = "constraint"
    MATURITY = "maturity"
    BUDGET = "budget"
    DEADLINE = "deadline"
    COOPERATION = "cooperation"
    REGION = "region"
    CONFIDENTIALITY = "confidentiality"


class Deed(StrEnum):
    """What a person does to a reading."""

    CONFIRM = "confirm"
    CHANGE = "change"
    REMOVE = "remove"
    ADD = "add"


class Status(StrEnum):
    """Whose an item of the card is: read by the engine, or the person's own."""

    READ = "read"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    ADDED = "added"
    ANSWERED = "answered"


class Demand(StrEnum):
    """How firmly a limit is meant."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Given:
    """What a person wrote or chose for one part of the card.

    ``name`` is what a limit limits, where they said so beside the value.
    """

    words: str = ""
    code: str = NO_CODE
    demand: Demand = Demand.MUST
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person said of one reading; it wins over what the engine reads.

    ``start`` and ``end`` say where the reading stands in the text; both are -1 for
    one from a column and for what the person added. ``words`` are the person's.
    """

    key: str
    part: Part
    deed: Deed
    start: int = -1
    end: int = -1
    old: str = ""
    words: str = ""
    code: str = NO_CODE
    demand: Demand = Demand.MUST
    name: str = ""

    @property
    def given(self) -> Given:
        """What the person wrote."""
        return Given(self.words, self.code, self.demand, self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A question that was asked, and the answer; empty when it was passed over.

    ``on_card`` says that the answer became items of the card, which are not read again.
    """

    code: str
    words: str = ""
    on_card: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that a person said of a need: text, form, corrections, answers."""

    text: str
    columns: Mapping[str, str] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Both:
    """One sentence in both languages."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """The sentence in one of them."""
        return self.zh if language is Language.ZH else self.en


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of the card: what it says, where it stands, and whose it is.

    ``place`` points into the text of the draft; None where the words stand elsewhere.
    """

    key: str
    part: Part
    said: Both
    words: str
    status: Status
    read: Read
    place: tuple[int, int] | None = None
    code: str = NO_CODE
    demand: Demand = Demand.MUST


@dataclass(frozen=True, slots=True)
class Flag:
    """What makes the need hard to match, and the words that show it."""

    code: str
    said: Both
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A question that is still open, and why it is asked.

    ``about`` is the key of the item that it is asked of, if it is of one.
    """

    code: str
    ask: Both
    why: Both
    weight: float
    about: str = ""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a question's answer could do, tried out on the candidates there are.

    ``tried`` answers were taken from the nearest candidates' own words; with ``moved``
    of them other records, or another order, would stand first. ``fresh`` is how many
    of the first places an answer fills anew on average. ``examples`` are some of them.
    """

    code: str
    tried: int = 0
    moved: int = 0
    fresh: float = 0.0
    examples: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The share of the answers tried that change what stands first."""
        return self.moved / self.tried if self.tried else 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A need as the clinic shows it: the card with the person's corrections."""

    text: str
    language: Language
    kind: str
    items: tuple[Item, ...]
    removed: tuple[Correction, ...]
    flags: tuple[Flag, ...]
    open: tuple[Open, ...]

    def of(self, part: Part) -> tuple[Item, ...]:
        """The items of one part."""
        return tuple(item for item in self.items if item.part is part)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text and the items that rest on it, the tightest first."""

    text: str
    items: tuple[Item, ...] = ()
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One need found in a file: its text, and what stood in columns of their own."""

    text: str
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How a draft is to be published: its texts, who sees what, its industries."""

    title: str
    problem: str
    visibility: Visibility
    field_visibility: Mapping[str, Visibility] = field(default_factory=dict)
    shared_with: tuple[UUID, ...] = ()
    industries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose drafts are meant: a person's, or those of a browser that has a cookie."""

    user_id: UUID | None = None
    visitor: str = ""
