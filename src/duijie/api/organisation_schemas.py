"""What the API reads and writes of organisations."""

from datetime import date
from uuid import UUID

from duijie.api.shapes import Schema
from duijie.kernel.identifiers.schemes import Scheme
from duijie.organisations.sizes import Branch
from duijie.organisations.types import Details, Evidence, Kind, Role, Size, Stage


class IdentifierIO(Schema):
    """A number; that it is well formed proves neither existence nor ownership."""

    scheme: Scheme
    number: str


class OrganisationIn(Schema):
    """What an organisation says of itself."""

    kind: Kind
    name_zh: str = ""
    name_en: str = ""
    aliases: list[str] = []
    identifiers: list[IdentifierIO] = []
    country: str = "CN"
    foreign_invested: bool | None = None
    region: str = ""
    industries: list[str] = []
    zone: str = ""
    size: Size | None = None
    website: str = ""
    listed: bool = True

    def details(self) -> Details:
        """The same as the services want it."""
        plain = self.dict(exclude={"distinct_from", "aliases", "identifiers", "industries"})
        return Details(
            **plain,
            aliases=tuple(self.aliases),
            identifiers=tuple((one.scheme, one.number) for one in self.identifiers),
            industries=tuple(self.industries),
        )


class RegistrationIn(OrganisationIn):
    """A new organisation, and which likely duplicates were found to be others."""

    distinct_from: list[UUID] = []


class BriefOut(Schema):
    """One line of a list."""

    id: UUID
    kind: Kind
    name_zh: str
    name_en: str
    stage: Stage
    verified_until: date | None
    version: int

    @staticmethod
    def resolve_verified_until(found: object) -> date | None:
        """The last day of a proof that holds; nothing of one that is over."""
        until: date | None = found.proof_holds_until  # type: ignore[attr-defined]
        return until


class ListOut(Schema):
    """A piece of the list; no cursor at its end."""

    items: list[BriefOut]
    next_cursor: str


class OrganisationOut(BriefOut):
    """All that an organisation says of itself."""

    names: list[str]
    identifiers: list[IdentifierIO]
    country: str
    foreign_invested: bool | None
    region: str
    zone: str
    industries: list[str]
    size: str
    website: str
    listed: bool

    @staticmethod
    def resolve_names(found: object) -> list[str]:
        """Every name as text."""
        return [str(name) for name in found.names.all()]  # type: ignore[attr-defined]

    @staticmethod
    def resolve_region(found: object) -> str:
        """The code of the region."""
        return found.region.code if found.region else ""  # type: ignore[attr-defined]

    @staticmethod
    def resolve_zone(found: object) -> str:
        """The code of the zone."""
        return found.zone.code if found.zone else ""  # type: ignore[attr-defined]

    @staticmethod
    def resolve_industries(found: object) -> list[str]:
        """The codes of the trades."""
        return [one.entry.code for one in found.industries.all()]  # type: ignore[attr-defined]

    @staticmethod
    def resolve_identifiers(found: object) -> list[dict[str, str]]:
        """Numbers as they are written."""
        numbers = found.identifiers.all()  # type: ignore[attr-defined]
        return [{"scheme": one.scheme, "number": one.written} for one in numbers]


class DuplicateOut(Schema):
    """An organisation that may be the one described, and why."""

    organisation_id: UUID
    name: str
    ground: str
    score: float
    reason: str
    ours: str
    theirs: str


class MemberOut(Schema):
    """Somebody who acts for an organisation."""

    user_id: UUID
    name: str
    role: Role

    @staticmethod
    def resolve_name(found: object) -> str:
        """The person's name."""
        return str(found.user)  # type: ignore[attr-defined]


class RoleIn(Schema):
    """The role a member is to have."""

    role: Role


class InvitationIn(RoleIn):
    """Whom to invite."""

    email: str


class InvitationOut(Schema):
    """An invitation; the token is told this once."""

    id: UUID
    token: str


class TokenIn(Schema):
    """The token of an invitation."""

    token: str


class StageIn(Schema):
    """Closed, or active again."""

    stage: Stage


class SizeIn(Schema):
    """Last year's figures; money in yuan. They are not kept."""

    branch: Branch
    staff: int = 0
    revenue: float = 0.0
    assets: float = 0.0


class StatementIn(Schema):
    """What an operator can look at."""

    statement: str


class ProofIn(Schema):
    """What an operator saw."""

    evidence: Evidence
    note: str = ""
    valid_until: date


class NoteIn(Schema):
    """Why."""

    note: str


class MergerIn(Schema):
    """Which organisation goes into which."""

    gone_id: UUID
    reason: str
