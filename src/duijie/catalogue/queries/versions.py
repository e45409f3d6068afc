"""What a record said before; only its owner and operators read it."""

from uuid import UUID

import msgspec
from django.db.models import QuerySet

from duijie.catalogue.errors import VersionNotFound
from duijie.catalogue.models import Listing, Version
from duijie.catalogue.permissions import check_may_write
from duijie.catalogue.queries.visible import get_listing
from duijie.catalogue.types.details import DETAILS, Details
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor


def versions_of(actor: Actor, kind: ListingKind, listing_id: UUID) -> QuerySet[Version]:
    """The versions of a record, the newest first."""
    listing: Listing = get_listing(actor, kind, listing_id)
    check_may_write(actor, listing.owner)
    return Version.objects.filter(listing=listing_id)


def get_version(actor: Actor, kind: ListingKind, listing_id: UUID, number: int) -> Details:
    """What a record said in a version, or in the last one before that number."""
    versions = versions_of(actor, kind, listing_id).filter(number__lte=number)
    found = versions.first()
    if found is None:
        raise VersionNotFound(number=number)
    said: Details = msgspec.convert(found.content, DETAILS[kind])
    return said
