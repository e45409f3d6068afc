"""Records follow the organisation that theirs was merged into."""

from uuid import UUID

from django.db import transaction

from duijie.accounts.permissions import check_operator
from duijie.catalogue.models import Listing, Sharing
from duijie.catalogue.queries.content import content_of
from duijie.catalogue.queries.visible import MODELS
from duijie.catalogue.services.faces import is_in_sight, note_owner
from duijie.catalogue.services.news import tell
from duijie.catalogue.types.words import ListingKind
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor


@transaction.atomic
def move_listings(*, actor: Actor, gone_id: UUID, kept_id: UUID) -> int:
    """Give the records of an organisation to the one that stays; how many there were.

    Where both gave the same number of their own, the moved record loses its
    number; the audit trail keeps it.
    """
    check_operator(actor)
    kept = Listing.objects.filter(owner=kept_id).exclude(external_id="")
    taken = set(kept.values_list("kind", "external_id"))
    theirs = list(Listing.objects.select_for_update().filter(owner=gone_id).order_by("pk"))
    for listing in theirs:
        _move(actor, listing, kept_id, taken)
    _move_sharings(gone_id, kept_id)
    return len(theirs)


def _move(actor: Actor, listing: Listing, kept_id: UUID, taken: set[tuple[str, str]]) -> None:
    facts = {"owner_before": str(listing.owner_id), "owner": str(kept_id)}
    if (listing.kind, listing.external_id) in taken:
        facts["external_id_before"], listing.external_id = listing.external_id, ""
    gone_id, listing.owner_id = listing.owner_id, kept_id
    seen_by: tuple[str, ...] = ()
    if is_in_sight(listing):
        whole = MODELS[ListingKind(listing.kind)].objects.get(pk=listing.pk)
        seen_by = note_owner(listing, content_of(whole), gone_id)
    save_change(listing, "owner", "external_id", "faces")
    tell(actor, listing, "changed", seen_by, fields=["owner"], **facts)


def _move_sharings(gone_id: UUID, kept_id: UUID) -> None:
    named = Sharing.objects.filter(organisation=kept_id).values("listing")
    Sharing.objects.filter(organisation=gone_id).exclude(listing__in=named).update(
        organisation=kept_id
    )
    Sharing.objects.filter(organisation=gone_id).delete()
