"""The words of matching that need no table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from duijie.catalogue.types.results import Seen
from duijie.engine.records import Record


class Audience(StrEnum):
    """Who an index is for; each holds only what all of them may read.

    The order is from the widest audience to the narrowest.
    """

    PUBLIC = "public"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Document:
    """One record of the catalogue as each audience may read it.

    An audience that is not named may not know of the record.
    """

    texts: Mapping[Audience, Record]


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

    seen: Seen
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
