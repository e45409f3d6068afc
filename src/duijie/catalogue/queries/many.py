"""Many records at once, for whoever changes them together."""

from collections.abc import Collection
from uuid import UUID

from duijie.catalogue.models import Listing
from duijie.catalogue.queries.content import with_content
from duijie.catalogue.queries.visible import MODELS, listings_visible_to
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor


def get_listings_to_change(
    actor: Actor, kind: ListingKind, listing_ids: Collection[UUID]
) -> dict[UUID, Listing]:
    """The records that are there for the actor, rows locked, with all they say."""
    if not listing_ids:
        return {}
    visible = listings_visible_to(actor, kind).filter(pk__in=listing_ids)
    base = Listing.objects.filter(pk__in=visible.values("pk"))
    # Locked in one order, so that two who change the same records wait and do not block.
    locked = base.select_for_update(of=("self",)).order_by("pk").values_list("pk", flat=True)
    found = MODELS[kind].objects.filter(pk__in=list(locked))
    return {one.pk: one for one in with_content(found, kind)}
