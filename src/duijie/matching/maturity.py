"""How far what is offered stands below what is asked, and what would close the gap."""

from dataclasses import dataclass

from duijie.catalogue.rules.readiness import LEVELS, Item, standing_of
from duijie.catalogue.types.details import NeedDetails, OfferDetails
from duijie.catalogue.types.words import Scale, Verdict
from duijie.matching.types import SeenMatch


@dataclass(frozen=True, slots=True)
class Gap:
    """Readiness asked and offered; ``shown`` is how far evidence carries the claim.

    ``items`` is what has to be shown between the two, each checkable. None of
    ``offered`` means that nobody said.
    """

    asked: int
    offered: int | None
    shown: int | None
    items: tuple[Item, ...]

    @property
    def levels(self) -> int | None:
        """How many levels are missing; None where nobody said how far the offer is."""
        return None if self.offered is None else max(self.asked - self.offered, 0)


def gap_of(match: SeenMatch) -> Gap | None:
    """The gap of a match of a need that asks for a level and an offer; else None."""
    need, offer = match.need.details, match.other.details
    if not isinstance(need, NeedDetails) or not isinstance(offer, OfferDetails) or not need.trl:
        return None
    standing = standing_of(Scale.TRL, offer.trl, offer.product_form, offer.evidence)
    if offer.trl is None:
        return Gap(need.trl, None, standing.shown, ())
    done = {one.item for one in offer.evidence if one.verdict is Verdict.MET}
    missing = tuple(
        item
        for level in LEVELS[Scale.TRL]
        if offer.trl < level.number <= need.trl
        for item in level.items_for(offer.product_form)
        if item.code not in done
    )
    return Gap(need.trl, offer.trl, standing.shown, missing)
