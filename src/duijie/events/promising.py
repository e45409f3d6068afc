"""How likely a brought offer serves a brought need: the one place where the engine is asked."""

from collections.abc import Collection
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.matching.documents import documents
from duijie.matching.indexing.reading import ask
from duijie.matching.types import Audience


def promised(need_id: UUID, offer_ids: Collection[UUID]) -> dict[UUID, float]:
    """The calibrated probabilities of the offers that come near a need.

    The index of signed-in people is asked with what they may read of the need,
    so that nothing is found by words that its owner keeps back.
    """
    document = documents(ListingKind.NEED, [need_id])[need_id]
    record = document.texts.get(Audience.REGISTERED) if document else None
    if record is None or not offer_ids:
        return {}
    wanted = [str(one) for one in offer_ids]
    found = ask(
        ListingKind.OFFER,
        Audience.REGISTERED,
        lambda matcher: matcher.explain(record.text, wanted),
    )
    return {UUID(match.offer.id): match.probability for match in found}
