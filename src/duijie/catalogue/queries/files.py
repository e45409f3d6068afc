"""Pictures and files, for those who see their record and its files."""

from uuid import UUID

from duijie.catalogue.errors import FileNotFound, ListingNotFound
from duijie.catalogue.models import Attachment
from duijie.catalogue.queries.seen import get_seen
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor


def get_file(actor: Actor, file_id: UUID) -> Attachment:
    """The file, if the actor sees the files of its record."""
    found = Attachment.objects.select_related("listing").filter(pk=file_id).first()
    if found is None:
        raise FileNotFound
    try:
        seen = get_seen(actor, ListingKind(found.listing.kind), found.listing_id)
    except ListingNotFound:
        raise FileNotFound from None
    if file_id not in {one.id for one in seen.files}:
        raise FileNotFound
    return found
