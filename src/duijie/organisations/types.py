"""The words of organisations that need no table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from duijie.kernel.identifiers.schemes import Scheme


class Kind(StrEnum):
    """What an organisation is."""

    FIRM = "firm"
    UNIVERSITY = "university"
    INSTITUTE = "institute"
    BROKER_HOUSE = "broker_house"
    LINE_OPERATOR = "line_operator"
    ZONE = "zone"
    AUTHORITY = "authority"
    FOREIGN_CENTRE = "foreign_centre"


class Stage(StrEnum):
    """Where an organisation stands in its life."""

    ACTIVE = "active"
    CLOSED = "closed"
    MERGED = "merged"


class Role(StrEnum):
    """What a member may do: take part, or also decide for the organisation."""

    MEMBER = "member"
    MANAGER = "manager"


class ProofStage(StrEnum):
    """Where a request to be verified stands."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    REVOKED = "revoked"


class Evidence(StrEnum):
    """What an operator looked at."""

    LICENCE = "licence"
    REGISTER = "register"
    DOMAIN = "domain"
    LETTER = "letter"


class Size(StrEnum):
    """The class of a firm by 工信部联企业〔2011〕300号; empty where it does not apply."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


# The numbers an organisation can be known by.
SCHEMES = (Scheme.CREDIT_CODE, Scheme.LEI, Scheme.ROR)


@dataclass(frozen=True, slots=True)
class Details:
    """What an organisation says of itself; identifiers as scheme and number."""

    kind: Kind
    name_zh: str = ""
    name_en: str = ""
    aliases: tuple[str, ...] = ()
    identifiers: tuple[tuple[Scheme, str], ...] = ()
    country: str = "CN"
    foreign_invested: bool | None = None
    region: str = ""
    industries: tuple[str, ...] = ()
    zone: str = ""
    size: Size | None = None
    website: str = ""
    listed: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, each once, the two main ones first."""
        return tuple(dict.fromkeys(filter(None, (self.name_zh, self.name_en, *self.aliases))))


class Ground(StrEnum):
    """Why two organisations may be one."""

    IDENTIFIER = "identifier"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An organisation that may be the one described, and what says so."""

    organisation_id: UUID
    name: str
    ground: Ground
    score: float
    reason: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What an operator saw, and until when it holds."""

    evidence: Evidence
    note: str
    valid_until: date
