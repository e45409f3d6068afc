"""Records that came to several steps, for tests of the funnel."""

from decimal import Decimal
from typing import Any

from tests.catalogue.making import NEED, OFFER, make_draft, make_published

from duijie.catalogue.models import Listing
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import Comparator, Cooperation, Demand, PriceKind
from duijie.funnel.models import Tally
from duijie.funnel.services import count_funnel
from duijie.kernel.actors import SYSTEM

FULL_OFFER: dict[str, Any] = {
    "problem_zh": "减薄后翘曲。",
    "advantage_zh": "翘曲减半。",
    "quantities": (
        Quantity(
            property="warp",
            comparator=Comparator.AT_MOST,
            high=Decimal(30),
            unit="µm",
            demand=Demand.MUST,
        ),
    ),
    "trl": 6,
    "cooperation": (Cooperation.LICENCE,),
    "price_kind": PriceKind.TO_BE_AGREED,
}


def make_full_offer(**more: Any) -> Listing:
    """A published offer that says enough to be qualified."""
    return make_published(OFFER, **{**FULL_OFFER, **more})


def make_thin_offer(**more: Any) -> Listing:
    """A published offer that says too little."""
    return make_published(OFFER, **more)


def make_offer_draft() -> Listing:
    """A draft that nobody sent anywhere."""
    return make_draft(OFFER)


def make_thin_need(**more: Any) -> Listing:
    """A published need."""
    return make_published(NEED, **more)


def counted() -> Tally:
    """The funnel, counted now."""
    return count_funnel(actor=SYSTEM)
