"""What the API reads and writes of offers, needs, experts and labs."""

from datetime import date, datetime
from uuid import UUID

from pydantic import RootModel, field_serializer

from duijie.api.shapes import Schema
from duijie.catalogue.rules.groups import group_of
from duijie.catalogue.types.details import (
    ExpertDetails,
    LabDetails,
    NeedDetails,
    OfferDetails,
)
from duijie.catalogue.types.words import ListingKind, Stage


class OfferIn(RootModel[OfferDetails]):
    """All that an offer says; what is left out is blank."""


class NeedIn(RootModel[NeedDetails]):
    """All that a need says; blind unless it says otherwise."""


class ExpertIn(RootModel[ExpertDetails]):
    """All that is said of an expert; the title is the person's name."""


class LabIn(RootModel[LabDetails]):
    """All that a lab or platform says."""


class OwnerOut(Schema):
    """The organisation behind a record."""

    id: UUID
    name_zh: str
    name_en: str
    country: str
    kind: str
    verified_until: date | None


class FileOut(Schema):
    """A picture or file."""

    id: UUID
    name: str
    media_type: str
    size: int
    caption: str


class ListingOut(Schema):
    """A record as the caller may see it; ``withheld`` names what it keeps back.

    Of the details, what is kept back is left out: a default would read as if it had been said.
    """

    id: UUID
    kind: ListingKind
    stage: Stage
    version: int
    owner: OwnerOut | None
    details: OfferDetails | NeedDetails | ExpertDetails | LabDetails
    files: list[FileOut]
    withheld: list[str]
    names: dict[str, tuple[str, str]]
    published_at: datetime | None
    updated_at: datetime

    # A type named for what comes back would be described instead of the details.
    @field_serializer("details", mode="wrap")
    def only_what_is_shown(self, details, written):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201  (see above)
        """The details without the groups that are withheld."""
        said = written(details).items()
        return {name: value for name, value in said if group_of(name) not in self.withheld}


class ListOut(Schema):
    """A piece of a list; ``next_cursor`` is empty at its end."""

    items: list[ListingOut]
    next_cursor: str


class MissingOut(Schema):
    """A blank, what it weighs, and whether publishing needs it."""

    name: str
    fields: list[str]
    weight: int
    needed: bool
    why: str


class CompletenessOut(Schema):
    """How complete a record is, from 0 to 100."""

    score: int
    missing: list[MissingOut]


class VersionOut(Schema):
    """A version of a record."""

    number: int
    at: datetime
    user_id: UUID | None


class DifferenceOut(Schema):
    """A field that two versions say otherwise."""

    field: str
    before: object
    after: object


class ReasonIn(Schema):
    """Why; told to the record's members."""

    reason: str = ""


class RenewalIn(Schema):
    """Until when a record holds."""

    until: date
