"""How likely a brought offer serves a brought need: matches that are kept, else the engine."""

from collections.abc import Collection
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.matching.documents import documents
from duijie.matching.indexing.reading import ask
from duijie.matching.queries import current_matches
from duijie.matching.types import Audience, Basis, Mode


def promised(need_id: UUID, offer_ids: Collection[UUID]) -> dict[UUID, float]:
    """The calibrated probabilities of the offers that come near a need.

    What the platform has found for the need already counts as it stands on its page.
    For the other offers the index of signed-in people is asked with what they may
    read of the need, so that nothing is found by words that its owner keeps back.
    """
    kept = _kept(need_id, offer_ids)
    return kept | _asked(need_id, [one for one in offer_ids if one not in kept])


def _kept(need_id: UUID, offer_ids: Collection[UUID]) -> dict[UUID, float]:
    """What signed-in people read on the need's page, for records as they are now."""
    rows = current_matches().filter(
        asker=need_id,
        found__in=list(offer_ids),
        basis=Basis.REGISTERED.value,
        mode=Mode.CLOSE.value,
    )
    return dict(rows.values_list("found", "probability"))


def _asked(need_id: UUID, offer_ids: Collection[UUID]) -> dict[UUID, float]:
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
