"""Add and remove pictures and files."""

import io
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction

from duijie.catalogue import permissions, queries, uploads
from duijie.catalogue.errors import FileNotFound, TooManyFiles
from duijie.catalogue.models import Attachment, Listing
from duijie.catalogue.rules import life
from duijie.catalogue.services.faces import is_in_sight, note_files
from duijie.catalogue.services.news import tell
from duijie.catalogue.types.words import Stage
from duijie.foundation.records import save_change
from duijie.kernel.actors import Actor

if TYPE_CHECKING:
    from django.core.files.base import File

LONGEST_NAME = 200


@transaction.atomic
def add_file(
    *, actor: Actor, listing_id: UUID, file: "File[bytes]", caption: str = ""
) -> Attachment:
    """Put a picture or a file to a record, after a look at what it really is.

    Of a picture only what can be seen is kept: no place, no camera, no author.
    """
    listing = queries.get_listing_to_change(actor, listing_id)
    permissions.check_may_write(actor, listing.owner)
    life.check_changeable(Stage(listing.stage))
    if listing.attachments.count() >= uploads.MOST_FILES:
        raise TooManyFiles(most=uploads.MOST_FILES)
    name = PurePath(file.name or "file").name[-LONGEST_NAME:]
    size = file.size or 0
    file.seek(0)
    content = file.read(uploads.LARGEST + 1)
    found = uploads.sniff(io.BytesIO(content), size, name)
    if found.is_picture:
        content = uploads.without_traces(content, found, name)

    attachment = Attachment(
        listing=listing,
        name=name,
        media_type=found.media_type,
        size=len(content),
        is_picture=found.is_picture,
        caption=caption[:300],
    )
    attachment.file.save(f"file.{found.ending}", ContentFile(content), save=False)
    attachment.save(force_insert=True)
    _note(actor, listing, attachment.pk)
    return attachment


@transaction.atomic
def remove_file(*, actor: Actor, listing_id: UUID, file_id: UUID) -> None:
    """Take a picture or file away; it is deleted once nothing can go wrong any more."""
    listing = queries.get_listing_to_change(actor, listing_id)
    permissions.check_may_write(actor, listing.owner)
    found = listing.attachments.filter(pk=file_id).first()
    if found is None:
        raise FileNotFound
    transaction.on_commit(partial(found.file.delete, save=False))
    found.delete()
    _note(actor, listing, file_id)


def _note(actor: Actor, listing: Listing, file_id: UUID) -> None:
    """Note that a file came or went, for those who see the files."""
    seen_by: tuple[str, ...] = ()
    if is_in_sight(listing):
        seen_by = note_files(listing, queries.content_of(listing), (), (file_id,))
    save_change(listing, "faces")
    tell(actor, listing, "changed", seen_by, fields=["files"])
