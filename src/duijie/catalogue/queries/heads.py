"""What lists show of records: two queries, however much the records say."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch

from duijie.catalogue.models import Listing, Sharing
from duijie.catalogue.queries.content import plain_columns
from duijie.catalogue.queries.faces import face_for
from duijie.catalogue.queries.seen import owner_of, reader_of
from duijie.catalogue.queries.visible import listings_visible_to
from duijie.catalogue.rules.groups import OWNER
from duijie.catalogue.rules.sight import Reader, Sight, may_see_group
from duijie.catalogue.types.results import Head
from duijie.catalogue.types.words import ListingKind, Visibility
from duijie.kernel.actors import Actor

# What a record's text may begin with: the first of these that says anything.
OPENINGS: Final = ("abstract", "problem", "expertise")
OWN: Final = (
    *("kind", "title_zh", "title_en", "visibility", "field_visibility"),
    *("faces", "version", "created_at", "updated_at", "published_at"),
)
OWNERS: Final = ("name_zh", "name_en", "country", "kind", "verified_until")


def heads_of(actor: Actor, kind: ListingKind, listing_ids: Iterable[UUID]) -> dict[UUID, Head]:
    """What lists show of several records, by identifier. What is not there is left out."""
    visible = listings_visible_to(actor, kind).filter(pk__in=list(listing_ids))
    owners = (f"owner__{name}" for name in OWNERS)
    shown = visible.only(*OWN, *_own_columns(kind), *owners)
    if actor.organisation_ids:
        shown = shown.prefetch_related(Prefetch("sharings", Sharing.objects.all()))
    return {one.pk: _head(actor, kind, one) for one in shown}


@cache
def _own_columns(kind: ListingKind) -> tuple[str, ...]:
    """The columns of a kind's own table that a head tells."""
    known = plain_columns(kind)
    wanted = [f"{name}_{language}" for name in OPENINGS for language in ("zh", "en")]
    return tuple(name for name in (*wanted, "trl") if name in known)


def _head(actor: Actor, kind: ListingKind, listing: Listing) -> Head:
    reader = reader_of(actor, listing)
    sight = Sight(
        Visibility(listing.visibility),
        {group: Visibility(said) for group, said in listing.field_visibility.items()},
    )
    face = face_for(actor, listing, reader)
    return Head(
        id=listing.pk,
        kind=kind,
        title_zh=listing.title_zh,
        title_en=listing.title_en,
        opening_zh=_opening(listing, sight, reader, "zh"),
        opening_en=_opening(listing, sight, reader, "en"),
        trl=_told(listing, sight, reader, "trl", "trl"),
        owner=owner_of(listing) if may_see_group(OWNER, sight, reader) else None,
        since=face.since if listing.published_at else None,
    )


def _opening(listing: Listing, sight: Sight, reader: Reader, language: str) -> str:
    said = (_told(listing, sight, reader, name, f"{name}_{language}") for name in OPENINGS)
    return next(filter(None, said), "")


def _told(listing: Listing, sight: Sight, reader: Reader, group: str, column: str) -> Any:  # noqa: ANN401
    """What a column says, where there is one and the reader sees its group."""
    if column not in _own_columns(ListingKind(listing.kind)):
        return None
    return getattr(listing, column) if may_see_group(group, sight, reader) else None
