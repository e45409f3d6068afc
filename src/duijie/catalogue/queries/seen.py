"""A record as one reader may see it: pages, API, export and search all read it here."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from duijie.catalogue.errors import ListingNotFound
from duijie.catalogue.models import Attachment, Listing
from duijie.catalogue.queries.content import content_of, with_content
from duijie.catalogue.queries.faces import face_for, numbers_of
from duijie.catalogue.queries.visible import listings_visible_to
from duijie.catalogue.rules.groups import FILES, OWNER
from duijie.catalogue.rules.sight import Reader, withheld_from, without
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Owner, Seen, SeenFile
from duijie.catalogue.types.words import ListingKind, Stage
from duijie.kernel.actors import Actor


def get_seen(actor: Actor, kind: ListingKind, listing_id: UUID) -> Seen:
    """The record as the actor may see it."""
    found = with_content(listings_visible_to(actor, kind), kind).filter(pk=listing_id).first()
    if found is None:
        raise ListingNotFound
    return seen_by(actor, found)


def seen_all(actor: Actor, kind: ListingKind, listing_ids: Iterable[UUID]) -> dict[UUID, Seen]:
    """Several records as the actor may see them, by identifier. What is not there is left out."""
    visible = listings_visible_to(actor, kind).filter(pk__in=list(listing_ids))
    return {one.pk: seen_by(actor, one) for one in with_content(visible, kind)}


def seen_by(actor: Actor, listing: Listing) -> Seen:
    """A record that the actor may see, without what it keeps from them."""
    said = content_of(listing)
    reader = reader_of(actor, listing)
    withheld = withheld_from(reader, said)
    details = without(said, withheld)
    face = face_for(actor, listing, reader)
    return Seen(
        id=listing.pk,
        kind=ListingKind(listing.kind),
        stage=Stage(listing.stage),
        version=face.number,
        owner=None if OWNER in withheld else owner_of(listing),
        details=details,
        files=() if FILES in withheld else tuple(map(_file, listing.attachments.all())),
        withheld=withheld,
        is_own=reader.is_own,
        # A record shown to few first and to all later is new to all when they are shown it.
        published_at=face.since if listing.published_at else None,
        updated_at=face.at,
        names=_names(listing, details),
        numbers=numbers_of(listing),
    )


def reader_of(actor: Actor, listing: Listing) -> Reader:
    """What of the actor counts for what they may see of a record."""
    # Who belongs to no organisation is named by none: of them nothing is asked.
    named = set(actor.organisation_ids) and {one.organisation_id for one in listing.sharings.all()}
    return Reader(
        is_known=actor.is_known,
        is_named=not named.isdisjoint(actor.organisation_ids),
        is_own=actor.is_operator or actor.is_member_of(listing.owner_id),
    )


def owner_of(listing: Listing) -> Owner:
    """The organisation behind a record."""
    owner = listing.owner
    return Owner(
        owner.pk, owner.name_zh, owner.name_en, owner.country, owner.kind, owner.proof_holds_until
    )


def _file(attachment: Attachment) -> SeenFile:
    return SeenFile(
        attachment.pk,
        attachment.name,
        attachment.media_type,
        attachment.size,
        attachment.is_picture,
        attachment.caption,
    )


def _names(listing: Listing, details: Details) -> Mapping[str, tuple[str, str]]:
    """The names of the codes that are left in the details."""
    shown = {details.region, *details.industries, *details.fields, *details.ipc}
    entries: list[Any] = [one.entry for one in listing.classifications.all()]
    if listing.region:
        entries.append(listing.region)
    return {entry.code: (entry.name_zh, entry.name_en) for entry in entries if entry.code in shown}
