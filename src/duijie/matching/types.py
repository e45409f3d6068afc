"""The words of matching that need no table."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from duijie.catalogue.types.results import Head, Seen
from duijie.catalogue.types.words import ListingKind
from duijie.engine.records import Record
from duijie.engine.results import Grade, Verdict
from duijie.kernel.language import Language


class Audience(StrEnum):
    """Who an index is for; each holds only what all of them may read.

    The order is from the widest audience to the narrowest.
    """

    PUBLIC = "public"
    REGISTERED = "registered"


class Basis(StrEnum):
    """Whose reading of both texts a match rests on.

    ``owner`` is the asker's own whole text against what registered people may
    read; it is kept only where that text says more than they may read.
    """

    PUBLIC = "public"
    REGISTERED = "registered"
    OWNER = "owner"


class Mode(StrEnum):
    """How a record looks for others."""

    CLOSE = "close"
    OTHER_FIELDS = "other_fields"


class Standing(StrEnum):
    """Whether what was found fits, or only comes nearest."""

    FIT = "fit"
    MISS = "miss"


class Opinion(StrEnum):
    """What a person can say of a match."""

    USEFUL = "useful"
    KNOWN = "known"
    WRONG_FIELD = "wrong_field"
    TOO_EARLY = "too_early"
    WRONG_LIMIT = "wrong_limit"
    NOT_FOR_US = "not_for_us"


# What a record says, as the engine reads it: a text for each language that says enough.
Texts = tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One record of the catalogue as each audience may read it.

    An audience that is not named may not know of the record.
    """

    texts: Mapping[Audience, Texts]


@dataclass(frozen=True, slots=True)
class Asking:
    """A record that looks for matches, in the words of every basis it has."""

    kind: ListingKind
    listing_id: UUID
    numbers: Mapping[str, int]
    owner_id: UUID
    texts: Mapping[Basis, Texts]

    def version(self, basis: Basis) -> int:
        """The version of what the readers of a basis know."""
        return self.numbers[basis.value]


@dataclass(frozen=True, slots=True)
class Question:
    """What a record asks: in whose words, looking how, for which kind."""

    basis: Basis
    mode: Mode
    kind: ListingKind


@dataclass(frozen=True, slots=True)
class Progress:
    """How a local index stands: its place in the outbox and what it holds."""

    number: int
    records: Mapping[str, int]


class Rhythm(StrEnum):
    """How often a saved search sends what is new."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


class Sort(StrEnum):
    """The order of what was found."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    CLOSING = "closing"
    READINESS = "readiness"


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many of what the actor may see have it.

    Names are empty for words of a closed list, which interfaces translate.
    """

    value: str
    count: int
    chosen: bool = False
    name_zh: str = ""
    name_en: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search, its values with the most records first."""

    name: str
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote, ``marked`` where it carries a reason. A ``gap`` is an ellipsis."""

    text: str
    marked: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Why a record is there: reasons in both languages, and the words they rest on."""

    reasons: tuple[tuple[str, str], ...] = ()
    quote: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One record found, as the actor may see it."""

    head: Head
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the search took out of a text: its terms, and quantities as written."""

    terms: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Relaxed:
    """How many would be found without one of the filters."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found.

    ``total`` counts all pages; ``nearest`` is set where it counts only the best of
    a ranking. ``relaxed`` is filled where nothing was found although there are filters.
    """

    cards: tuple[Card, ...]
    total: int
    next_cursor: str = ""
    nearest: bool = False
    understood: Understood = Understood()
    relaxed: tuple[Relaxed, ...] = ()
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands in a ranking."""

    listing_id: UUID
    probability: float = 0.0
    covered: float = 0.0
    closeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a quoted text, with the numbers of the reasons that rest on it."""

    text: str
    reasons: tuple[int, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class ReasonSaid:
    """One reason: its number on the page, what it says, what it added to the score."""

    number: int
    feature: str
    said: Said
    contribution: float


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit that one side asks and what the other offers.

    ``converted`` is what is offered in the unit that was asked, where the units differ.
    """

    property: str
    asked: str
    offered: str
    converted: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Made:
    """With what a match was computed, and when."""

    engine: str
    encoder: str
    weights: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SeenMatch:
    """A match as one reader may see it; ``rank`` counts what they see.

    ``asker_tongue`` and ``found_tongue`` say which of its languages a record that
    stands in two is quoted in: that in which the match is the likeliest.
    """

    id: UUID
    asker: Seen
    found: Seen
    basis: Basis
    mode: Mode
    standing: Standing
    rank: int
    probability: float
    grade: Grade
    reasons: tuple[ReasonSaid, ...]
    asker_text: tuple[Stretch, ...]
    found_text: tuple[Stretch, ...]
    limits: tuple[LimitRow, ...]
    against: tuple[Said, ...]
    unknown: tuple[Said, ...]
    made: Made
    asker_tongue: Language | None = None
    found_tongue: Language | None = None

    @property
    def need(self) -> Seen:
        """The side that asks for something."""
        return self.asker if self.asker.kind is ListingKind.NEED else self.found

    @property
    def other(self) -> Seen:
        """The side that has something."""
        return self.found if self.asker.kind is ListingKind.NEED else self.asker


@dataclass(frozen=True, slots=True)
class RelaxedLimit:
    """What asking without one limit brought."""

    property: str
    asked: str
    offered: str
    fits: int
    before: float
    after: float
    found_id: UUID | None


@dataclass(frozen=True, slots=True)
class MatchList:
    """What a record found among one kind, as one reader may see it.

    ``matches`` are the nearest misses where nothing fits. ``is_ready`` is false
    until the record was asked for the first time.
    """

    asker: Seen
    basis: Basis
    mode: Mode
    kind: ListingKind
    is_ready: bool
    matches: tuple[SeenMatch, ...] = ()
    fits: bool = False
    would_change: tuple[Said, ...] = ()
    relaxed: tuple[RelaxedLimit, ...] = ()
    facets: tuple[Facet, ...] = ()
    # How many fit before filters and the choice of a language narrowed them.
    in_all: int = 0
    made: Made | None = None


class WhyNot(StrEnum):
    """What keeps a record out of a list of matches."""

    IS_THERE = "is_there"
    BELOW_THRESHOLD = "below_threshold"
    OTHERS_FIRST = "others_first"
    NOT_NEAR = "not_near"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Absence:
    """Why a record is not among the matches of another, with what was computed.

    ``place`` counts the candidates that were looked at, 0 where it is none of them.
    """

    found: Seen
    why: WhyNot
    place: int = 0
    candidates: int = 0
    threshold: float = 0.0
    match: SeenMatch | None = None
