"""How likely a brought offer serves a brought need: matches that are kept, else the engine."""

from collections.abc import Collection
from uuid import UUID

from duijie.catalogue.types.words import ListingKind
from duijie.matching.documents import documents
from duijie.matching.folding import likeliest
from duijie.matching.indexing.reading import ask
from duijie.matching.queries import current_matches
from duijie.matching.tongues import entries_of, listing_of
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
    texts = document.texts.get(Audience.REGISTERED, ()) if document else ()
    if not texts or not offer_ids:
        return {}
    wanted = [entry for one in offer_ids for entry in entries_of(one)]
    found = ask(
        ListingKind.OFFER,
        Audience.REGISTERED,
        lambda matcher: [one for text in texts for one in matcher.explain(text.text, wanted)],
    )
    best = likeliest(found, ListingKind.NEED, len(offer_ids))
    return {listing_of(match.offer.id): match.probability for match in best}
