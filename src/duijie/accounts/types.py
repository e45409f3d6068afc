"""The words of accounts that need no table."""

from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class Consent(StrEnum):
    """What a person can agree to."""

    TERMS = "terms"
    PRIVACY = "privacy"
    DIGEST = "digest"
    CROSS_BORDER = "cross_border"


class Standing(StrEnum):
    """Which accounts operators look for."""

    OPERATOR = "operator"
    BLOCKED = "blocked"


class ExportStage(StrEnum):
    """Where a person's copy of their data stands."""

    WAITING = "waiting"
    READY = "ready"
    GONE = "gone"


class Membership(NamedTuple):
    """That a person belongs to an organisation."""

    organisation_id: UUID
    is_manager: bool
    is_broker_house: bool
