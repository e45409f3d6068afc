"""What the catalogue answers with."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import ListingKind, Stage


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what was said. ``field`` may lead into a row (rights.0.number).

    ``code`` names a sentence of the catalogue's messages.
    """

    field: str
    code: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Missing:
    """A blank that makes a record worth less. The reason is ``catalogue.why.<kind>_<name>``."""

    name: str
    fields: tuple[str, ...]
    weight: int
    needed: bool


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete a record is, from 0 to 100. What is missing, the weightiest first."""

    score: int
    missing: tuple[Missing, ...]

    @property
    def blocking(self) -> tuple[Missing, ...]:
        """The blanks without which a record is not published."""
        return tuple(one for one in self.missing if one.needed)


@dataclass(frozen=True, slots=True)
class Owner:
    """The organisation behind a record, as far as the reader may know it."""

    id: UUID
    name_zh: str
    name_en: str
    country: str
    kind: str
    verified_until: date | None


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A picture or file of a record."""

    id: UUID
    name: str
    media_type: str
    size: int
    is_picture: bool
    caption: str


@dataclass(frozen=True, slots=True)
class Face:
    """A record as one kind of reader knows it: how many versions, since when.

    ``at`` is when the last of them came, ``since`` the first.
    """

    number: int
    at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """A record as one reader may see it; what is withheld is not in it.

    ``withheld`` names the groups that the record keeps from this reader,
    whether or not anything was written there. ``version``, ``published_at`` and
    ``updated_at`` are of what this reader sees; ``numbers`` are the versions that
    each audience and the owner know, for whoever compares, and are shown to nobody.
    """

    id: UUID
    kind: ListingKind
    stage: Stage
    version: int
    owner: Owner | None
    details: Details
    files: tuple[SeenFile, ...]
    withheld: frozenset[str]
    is_own: bool
    published_at: datetime | None
    updated_at: datetime
    # The names of the codes that the record cites, in both languages.
    names: Mapping[str, tuple[str, str]]
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """What a list shows of a record, as one reader may see it.

    The openings are the text that stands first in each language, in full; ``since``
    is when the reader could first see it.
    """

    id: UUID
    kind: ListingKind
    title_zh: str
    title_en: str
    opening_zh: str
    opening_en: str
    trl: int | None
    owner: Owner | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two versions say otherwise."""

    field: str
    before: object
    after: object
