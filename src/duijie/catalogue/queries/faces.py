"""The versions and times of a record as each kind of reader knows them."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from duijie.catalogue.models import Listing
from duijie.catalogue.rules.faces import PUBLIC, REGISTERED
from duijie.catalogue.rules.sight import Reader
from duijie.catalogue.types.results import Face
from duijie.kernel.actors import Actor

if TYPE_CHECKING:
    from uuid import UUID

# Whose number is the record's own: every change counts.
OWN: Final = "owner"


def faces_of(listing: Listing) -> dict[str, Face]:
    """The faces of a record, by the kind of reader."""
    kept: Mapping[str, Any] = listing.faces
    return {
        key: Face(one["number"], _moment(one["at"]), _moment(one["since"]))
        for key, one in kept.items()
    }


def kept_faces(faces: Mapping[str, Face]) -> dict[str, Any]:
    """Faces as they are kept."""
    return {
        key: {"number": one.number, "at": one.at.isoformat(), "since": one.since.isoformat()}
        for key, one in faces.items()
    }


def face_for(actor: Actor, listing: Listing, reader: Reader) -> Face:
    """The record's face to whoever reads it."""
    if reader.is_own:
        first = listing.published_at or listing.created_at
        return Face(listing.version, listing.updated_at, first)
    faces = faces_of(listing)
    known = [faces[key] for key in _keys(actor, listing, reader) if key in faces]
    if known:
        return known[0]
    first = listing.published_at or listing.created_at
    return Face(1, first, first)


def numbers_of(listing: Listing) -> dict[str, int]:
    """The number of the version that each audience knows, and the owner's own."""
    faces = faces_of(listing)
    known = {key: faces[key].number if key in faces else 0 for key in (PUBLIC, REGISTERED)}
    return {**known, OWN: listing.version}


def _keys(actor: Actor, listing: Listing, reader: Reader) -> list[str]:
    named: list[UUID] = []
    if reader.is_named:
        named = [one.organisation_id for one in listing.sharings.all()]
    theirs = sorted(str(one) for one in named if one in actor.organisation_ids)
    return [*theirs, REGISTERED if reader.is_known else PUBLIC]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
