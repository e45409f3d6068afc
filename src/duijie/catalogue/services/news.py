"""What is told of a change: the audit trail, and the outbox for whoever derives from it."""

from collections.abc import Collection
from typing import Any, Final

from duijie.accounts.queries import operators
from duijie.catalogue import review
from duijie.catalogue.models import Listing
from duijie.foundation import audit, outbox
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind
from duijie.organisations.queries import managers_of, members_to_tell

TOLD: Final = {
    "submitted": Kind.LISTING_SUBMITTED,
    "sent_back": Kind.LISTING_RETURNED,
    "published": Kind.LISTING_PUBLISHED,
}


def tell(
    actor: Actor,
    listing: Listing,
    event: str,
    seen_by: Collection[str] = (),
    **facts: Any,  # noqa: ANN401
) -> None:
    """Note a change and announce it as ``<kind>.<event>``: ``offer.published``.

    ``seen_by`` are the kinds of readers to whom it shows; nobody else is told of it.
    """
    action = f"{listing.kind}.{event}"
    audit.record(actor=actor, action=action, subject=listing.pk, version=listing.version, **facts)
    outbox.announce(topic=action, subject=listing.pk, **announced(listing, seen_by))
    if event in TOLD:
        _tell_people(actor, listing, TOLD[event], **facts)


def announced(listing: Listing, seen_by: Collection[str]) -> dict[str, Any]:
    """What the outbox says of a change: how the record stands, and who may know."""
    owner = str(listing.owner_id)
    return {"stage": listing.stage, "owner": owner, "seen_by": sorted(seen_by)}


def _tell_people(actor: Actor, listing: Listing, kind: Kind, **facts: Any) -> None:  # noqa: ANN401
    """Who may publish learns what waits for them; who wrote it learns what was decided."""
    page = f"/{listing.kind}s/{listing.pk}"
    if kind is not Kind.LISTING_SUBMITTED:
        if not actor.is_operator or actor.is_member_of(listing.owner_id):
            return
        people, path = members_to_tell(listing.owner_id), page
    elif not review.is_needed_for(listing.owner) and (managers := managers_of(listing.owner_id)):
        kind, people, path = Kind.LISTING_TO_PUBLISH, managers, page
    else:
        people, path = list(operators().values_list("pk", flat=True)), "/operators/review"
    names = {
        "title_zh": listing.title_zh,
        "title_en": listing.title_en,
        "owner_zh": listing.owner.name_zh,
        "owner_en": listing.owner.name_en,
    }
    notify(actor=actor, people=people, kind=kind, path=path, **names, **facts)
