"""How complete a record is: what is missing, and how much it weighs."""

from collections.abc import Mapping, Sequence
from typing import Final

from duijie.catalogue.errors import ListingIncomplete
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Completeness, Missing
from duijie.catalogue.types.words import ListingKind, PersonConsent

FULL: Final = 100


def _one(name: str, weight: int, *fields: str, needed: bool = False) -> Missing:
    return Missing(name, fields or (name,), weight, needed)


def _text(name: str, weight: int, *, needed: bool = False) -> Missing:
    return _one(name, weight, f"{name}_zh", f"{name}_en", needed=needed)


# The weights of a kind add up to 100. They follow what a reader asks first: what is it, does it
# fit, can it be trusted, what does it cost (the order of the questions on a first call).
EXPECTED: Final[Mapping[ListingKind, tuple[Missing, ...]]] = {
    ListingKind.OFFER: (
        _text("title", 10, needed=True),
        _text("abstract", 15, needed=True),
        _text("problem", 8),
        _text("advantage", 10),
        _one("quantities", 14),
        _one("trl", 10),
        _one("evidence", 6),
        _one("rights", 6),
        _one("cooperation", 5),
        _one("price", 5, "price_kind"),
        _one("fields", 3, "fields", "ipc"),
        _one("industries", 3),
        _one("contacts", 5),
    ),
    ListingKind.NEED: (
        _text("title", 10, needed=True),
        _text("problem", 22, needed=True),
        _text("function", 12),
        _one("quantities", 20),
        _text("constraints", 6),
        _one("trl", 6),
        _one("budget", 7, "budget_high", "budget_low"),
        _one("deadline", 5),
        _one("cooperation", 4),
        _one("industries", 4),
        _one("contacts", 4),
    ),
    ListingKind.EXPERT: (
        _text("title", 12, needed=True),
        _text("expertise", 26, needed=True),
        _one("consent", 14, needed=True),
        _text("position", 8),
        _text("achievements", 16),
        _one("fields", 8, "fields", "ipc"),
        _one("languages", 6),
        _one("orcid", 4),
        _one("cooperation", 6),
    ),
    ListingKind.LAB: (
        _text("title", 12, needed=True),
        _text("abstract", 20, needed=True),
        _text("services", 20),
        _one("equipment", 22),
        _one("fields", 8, "fields", "ipc"),
        _one("openness", 6, "openness_note"),
        _one("region", 4),
        _one("contacts", 8),
    ),
}


def completeness_of(details: Details) -> Completeness:
    """How complete a record is, and what is missing."""
    missing = [one for one in EXPECTED[details.kind] if not _is_there(one, details)]
    ranked = sorted(missing, key=lambda one: (not one.needed, -one.weight))
    return Completeness(FULL - sum(one.weight for one in missing), tuple(ranked))


def check_complete(details: Details) -> None:
    """Refuse to publish what lacks the least that a reader needs."""
    blocking: Sequence[Missing] = completeness_of(details).blocking
    if blocking:
        raise ListingIncomplete(blocking)


def _is_there(one: Missing, details: Details) -> bool:
    values = [getattr(details, field) for field in one.fields]
    return any(
        value not in (None, "", (), PersonConsent.NONE, PersonConsent.WITHDRAWN) for value in values
    )
