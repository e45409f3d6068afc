"""Owners are told of an end before it comes."""

from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.catalogue import queries
from duijie.catalogue.models import Listing
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import members_to_tell


@transaction.atomic
def tell_of_ending(*, actor: Actor, listing_id: UUID) -> bool:
    """Ask the owner whether a record still holds, once for each end. Whether they were asked."""
    check_operator(actor)
    ending = queries.listings_to_tell_of().select_for_update(of=("self",))
    listing = ending.select_related("owner").filter(pk=listing_id).first()
    if listing is None:
        return False
    # No change of what the record says: its version stays.
    Listing.objects.filter(pk=listing_id).update(told_of_end=listing.expires_on)
    notify(
        actor=actor,
        people=members_to_tell(listing.owner_id),
        kind=Kind.LISTING_ENDING,
        path=f"/{listing.kind}s/{listing.pk}",
        title_zh=listing.title_zh,
        title_en=listing.title_en,
        until=str(listing.expires_on),
    )
    return True
