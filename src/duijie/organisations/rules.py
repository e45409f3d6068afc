"""Rules of organisations."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlsplit

from duijie.kernel.identifiers.reading import Reading
from duijie.kernel.identifiers.schemes import Scheme, read_identifier
from duijie.kernel.states import LifeCycle
from duijie.organisations.errors import (
    CountryUnknown,
    IdentifierMalformed,
    LastManager,
    NameMissing,
    NotOpenForChange,
    ProofOutdated,
    WebsiteUnusable,
)
from duijie.organisations.names import LIKELY, Likeness, compare
from duijie.organisations.types import Details, ProofStage, Role, Stage

LIFE: Final = LifeCycle(
    Stage.ACTIVE,
    {
        Stage.ACTIVE: frozenset({Stage.CLOSED, Stage.MERGED}),
        Stage.CLOSED: frozenset({Stage.ACTIVE, Stage.MERGED}),
        Stage.MERGED: frozenset(),
    },
)
PROOF: Final = LifeCycle(
    ProofStage.REQUESTED,
    {
        ProofStage.REQUESTED: frozenset({ProofStage.GRANTED, ProofStage.REFUSED}),
        ProofStage.GRANTED: frozenset({ProofStage.REVOKED}),
        ProofStage.REFUSED: frozenset(),
        ProofStage.REVOKED: frozenset(),
    },
)
INVITATION_HOLDS: Final = timedelta(days=14)
# A licence is looked at anew after this time; longer would vouch for what nobody has seen since.
LONGEST_PROOF: Final = timedelta(days=3 * 366)

# What is shown as a possible duplicate, though not likely enough to stop a registration.
WORTH_SHOWING: Final = 0.65


def check_details(details: Details) -> None:
    """Refuse what no organisation can be."""
    if not (details.name_zh.strip() or details.name_en.strip()):
        raise NameMissing
    if not re.fullmatch("[A-Z]{2}", details.country):
        raise CountryUnknown(given=details.country)
    if details.website:
        check_website(details.website)


def check_website(address: str) -> None:
    """Refuse an address that is not one of the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        raise WebsiteUnusable(given=address) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WebsiteUnusable(given=address)


def read_number(scheme: Scheme, text: str) -> Reading:
    """A number in its compact form; the right check digit proves its form only."""
    reading = read_identifier(scheme, text)
    if not reading.well_formed:
        flaws = ", ".join(flaw.fault.value for flaw in reading.flaws)
        raise IdentifierMalformed(scheme=scheme.value, given=text, flaws=flaws)
    return reading


def check_open(stage: Stage) -> None:
    """Refuse to change what is closed or merged."""
    if stage is not Stage.ACTIVE:
        raise NotOpenForChange(stage=stage.value)


def check_a_manager_stays(roles_of_the_others: Iterable[Role]) -> None:
    """Refuse to leave an organisation without anybody who decides for it."""
    if Role.MANAGER not in set(roles_of_the_others):
        raise LastManager


def check_proof_ends_in_time(valid_until: date, today: date) -> None:
    """Refuse a proof that is over already, or that would hold for too long."""
    latest = today + LONGEST_PROOF
    if not today < valid_until <= latest:
        raise ProofOutdated(valid_until=valid_until.isoformat(), latest=latest.isoformat())


def is_likely(score: float) -> bool:
    """Whether a likeness stops a registration until a person has looked."""
    return score >= LIKELY


def closest(names: Iterable[str], others: Iterable[str]) -> tuple[Likeness, str, str] | None:
    """The most alike pair of two organisations' names, with both names."""
    theirs = tuple(others)
    found = [(compare(one, other), one, other) for one in names for other in theirs]
    return max(found, key=lambda each: each[0].score, default=None)
