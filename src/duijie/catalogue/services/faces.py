"""Faces moved on, for those readers alone who are shown something new."""

from collections.abc import Collection
from uuid import UUID

from duijie.catalogue.models import Listing
from duijie.catalogue.queries.faces import faces_of, kept_faces
from duijie.catalogue.rules.faces import Whole, is_shown, moved_on, seen_anew, seers
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.words import Stage, Visibility
from duijie.kernel import clock


def is_in_sight(listing: Listing) -> bool:
    """Whether anybody but its own people reads a record as it stands."""
    return is_shown(Stage(listing.stage), listing.expires_on, clock.today())


def seers_of(listing: Listing, named: Collection[UUID]) -> tuple[str, ...]:
    """The kinds of readers who see a record; nobody while it is not in sight."""
    return seers(Visibility(listing.visibility), named) if is_in_sight(listing) else ()


def note_change(listing: Listing, before: Details, after: Details) -> tuple[str, ...]:
    """Move on what a change of a record's words shows anew; to whom it does."""
    if not is_in_sight(listing):
        return ()
    if not is_shown(Stage(listing.stage), before.expires_on, clock.today()):
        return note(listing, seers_of(listing, after.shared_with))
    owner = listing.owner_id
    return note(listing, seen_anew(Whole(before, owner), Whole(after, owner)))


def note_files(
    listing: Listing, details: Details, before: Collection[UUID], after: Collection[UUID]
) -> tuple[str, ...]:
    """Move on for those who see that files were put to a record, or taken away."""
    if not is_in_sight(listing):
        return ()
    owner = listing.owner_id
    return note(listing, seen_anew(Whole(details, owner, before), Whole(details, owner, after)))


def note_owner(listing: Listing, details: Details, owner_before: UUID) -> tuple[str, ...]:
    """Move on for those who see whose a record is, when it goes to another."""
    if not is_in_sight(listing):
        return ()
    keys = seen_anew(Whole(details, owner_before), Whole(details, listing.owner_id))
    return note(listing, keys)


def note(listing: Listing, keys: Collection[str]) -> tuple[str, ...]:
    """Move some faces of a record on; it is saved by whoever calls."""
    if keys:
        listing.faces = kept_faces(moved_on(faces_of(listing), keys, clock.now()))
    return tuple(keys)
